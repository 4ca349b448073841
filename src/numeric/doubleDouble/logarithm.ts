import { Decimal } from "../decimal.js";
import { constant } from "./constant.js";
import { type DoubleDouble, double } from "./doubleDouble.js";
import { powerOfTwo } from "./powerOfTwo.js";

/** Relative error of `logarithmOnePlus`: 32u², of which its quotient makes up half. */
export const LOGARITHM_ERROR = 2 ** -101;

/** How far off `logarithm` may be where it gives `log`: a sum of three terms, of which only one is left where x is near 1. */
export const logarithmError = (log: number): number =>
  LOGARITHM_ERROR * (Math.abs(log) < 0.007 ? Math.abs(log) : 0.5 + Math.abs(log));

const GRID = 64;
const ONE = /* @__PURE__ */ double(1);
const TWO = /* @__PURE__ */ double(2);
const THIRD = /* @__PURE__ */ ONE.div(/* @__PURE__ */ double(3));
const FIFTH = /* @__PURE__ */ ONE.div(/* @__PURE__ */ double(5));
const SEVENTH = /* @__PURE__ */ ONE.div(/* @__PURE__ */ double(7));

let logarithmOfTwo: DoubleDouble | undefined;
/** −ln c for each short factor c ≈ 64/j, worked out when first needed. */
const table = /* @__PURE__ */ new Map<number, { readonly factor: number; readonly log: DoubleDouble }>();

function entryAt(j: number) {
  const known = table.get(j);
  if (known !== undefined) return known;
  const factor = Math.round((1024 * GRID) / j) / 1024;
  const entry = { factor, log: constant(new Decimal(factor).ln().neg()) };
  table.set(j, entry);
  return entry;
}

/** ln(1 + f) = 2·artanh(f/(2 + f)) for |f| ≤ 0.03, accurate relative to itself. */
export function logarithmOnePlus(f: DoubleDouble): DoubleDouble {
  const z = f.div(f.plus(TWO));
  const s = z.times(z);
  const x = s.hi;
  const rest = x * (1 / 9 + x * (1 / 11 + x * (1 / 13 + x * (1 / 15 + x * (1 / 17 + x / 19)))));
  const series = s.times(s.times(s.times(SEVENTH.plus(double(rest))).plus(FIFTH)).plus(THIRD)).plus(ONE);
  return z.times(series).scale(2);
}

/** ln x for x > 0: x = 2^k·m with m near 1, and m times a short factor c is nearer still. */
export function logarithm(x: DoubleDouble): DoubleDouble {
  let k = 0;
  let scaled = x.hi;
  // Doubles have no exponent function that every engine agrees on; halving and doubling do.
  for (let power = 256; power >= 1; power /= 2) {
    if (scaled >= powerOfTwo(power) * Math.SQRT1_2) {
      scaled *= powerOfTwo(-power);
      k += power;
    } else if (scaled < powerOfTwo(-power) * Math.SQRT2) {
      scaled *= powerOfTwo(power);
      k -= power;
    }
  }
  const m = k === 0 ? x : x.scale(powerOfTwo(-k));
  const j = Math.round(m.hi * GRID);
  const fraction =
    j === GRID ? logarithmOnePlus(m.minus(ONE)) : withFactor(m, entryAt(j).factor).plus(entryAt(j).log);
  if (k === 0) return fraction;
  logarithmOfTwo ??= constant(new Decimal(2).ln());
  return logarithmOfTwo.timesDouble(k).plus(fraction);
}

const withFactor = (m: DoubleDouble, factor: number): DoubleDouble =>
  logarithmOnePlus(m.timesDouble(factor).minus(ONE));

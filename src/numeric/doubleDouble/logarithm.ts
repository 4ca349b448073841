// Internal: no name of the public API lives here.

import { Decimal } from "../decimal.js";
import { lnTwo } from "../powersOfTwo.js";
import { constant } from "./constant.js";
import { type DoubleDouble, double } from "./doubleDouble.js";
import { powerOfTwo } from "./powerOfTwo.js";
import { series, sumOfSeries } from "./series.js";

/** Relative error of `logarithmOnePlus`: 32u², of which its quotient makes up half. */
export const LOGARITHM_ERROR = 2 ** -101;

/** How far off `logarithm` may be where it gives `log`: a sum of three terms, of which only one is left where x is near 1. */
export const logarithmError = (log: number): number =>
  LOGARITHM_ERROR * (Math.abs(log) < 0.007 ? Math.abs(log) : 0.5 + Math.abs(log));

const GRID = 64;
const ONE = /* @__PURE__ */ double(1);
const TWO = /* @__PURE__ */ double(2);

/** 1/(2n + 1): the series of artanh(z)/z in z². */
const ARTANH = /* @__PURE__ */ series(
  /* @__PURE__ */ Array.from({ length: 10 }, (_, n) => double(1).div(double(2 * n + 1))),
  5,
);

let logarithmOfTwo: DoubleDouble | undefined;
/** −ln c for each short factor c ≈ 64/j, worked out when first needed. */
const table: { readonly factor: number; readonly minusLn: DoubleDouble }[] = [];

function entryAt(j: number) {
  const known = table[j];
  if (known !== undefined) return known;
  const factor = Math.round((1024 * GRID) / j) / 1024;
  const entry = { factor, minusLn: constant(new Decimal(factor).ln().neg()) };
  table[j] = entry;
  return entry;
}

/** ln(1 + f) = 2·artanh(f/(2 + f)) for |f| ≤ 0.03, accurate relative to itself. */
export function logarithmOnePlus(f: DoubleDouble): DoubleDouble {
  const z = f.div(f.plus(TWO));
  return z.times(sumOfSeries(ARTANH, z.times(z))).scale(2);
}

/** ln x for x > 0: x = 2^k·m with m near 1, and m times a short factor c is nearer still. */
export function logarithm(x: DoubleDouble): DoubleDouble {
  let k = 0;
  let scaled = x.hi;
  // Doubles have no exponent function that every engine agrees on; halving and doubling do.
  const near = scaled >= Math.SQRT1_2 && scaled < Math.SQRT2;
  for (let power = near ? 0 : 256; power >= 1; power /= 2) {
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
    j === GRID ? logarithmOnePlus(m.minus(ONE)) : withFactor(m, entryAt(j).factor).plus(entryAt(j).minusLn);
  if (k === 0) return fraction;
  logarithmOfTwo ??= constant(lnTwo());
  return logarithmOfTwo.timesDouble(k).plus(fraction);
}

const withFactor = (m: DoubleDouble, factor: number): DoubleDouble =>
  logarithmOnePlus(m.timesDouble(factor).minus(ONE));

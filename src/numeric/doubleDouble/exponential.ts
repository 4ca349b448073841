// Internal: no name of the public API lives here.

import type { Decimal } from "../decimal.js";
import { lnTwo, rootOfTwo, STEPS } from "../powersOfTwo.js";
import { constant, exactly } from "./constant.js";
import { DoubleDouble, double } from "./doubleDouble.js";
import { powerOfTwo } from "./powerOfTwo.js";
import { series, sumOfSeries } from "./series.js";

/** Relative error of `exponential`: 16u². Its series, with an exact constant and steep terms, has 4u², the last product 8u². */
export const EXPONENTIAL_ERROR = 2 ** -102;

/** Relative error of `exponentialMinusOne`: 14u² for the series and 13u² for each of at most seven doublings, below 128u². */
export const EXPONENTIAL_MINUS_ONE_ERROR = 2 ** -99;

interface Tables {
  /** 2^(j/64), worked out when first needed; 0 before. */
  readonly high: Float64Array;
  readonly low: Float64Array;
  /** ln 2 / 64 in three parts, of which the first two leave room for a multiple of 17 bits. */
  readonly first: number;
  readonly second: number;
  readonly third: number;
  readonly perStep: number;
}

let tables: Tables | undefined;

function made(): Tables {
  const step = lnTwo().div(STEPS);
  const first = leading(step);
  const second = leading(step.minus(exactly(first)));
  const third = step.minus(exactly(first)).minus(exactly(second)).toNumber();
  return {
    high: new Float64Array(STEPS),
    low: new Float64Array(STEPS),
    first,
    second,
    third,
    perStep: 1 / step.toNumber(),
  };
}

function addPower({ high, low }: Tables, j: number): void {
  const { hi, lo } = constant(rootOfTwo(j));
  high[j] = hi;
  low[j] = lo;
}

/** The first 35 bits or so: adding and taking away something larger drops the others. */
function leading(value: Decimal): number {
  const larger = value.toNumber() * powerOfTwo(18);
  return value.toNumber() + larger - larger;
}

const ONE = /* @__PURE__ */ double(1);

/** Terms that need two doubles: for |r| ≤ 0.0055, r^6/6! is below u/2. And r^12/12! is below u². */
const LONG = 6;
const TERMS = 12;

/** 1/n! from n = `first` on. */
function reciprocalFactorials(first: number): DoubleDouble[] {
  let factorial = 1;
  const list = Array.from({ length: TERMS }, (_, n) => {
    if (n > 0) factorial *= n;
    return ONE.div(double(factorial));
  });
  return list.slice(first);
}

/** e^r */
const POWER = /* @__PURE__ */ series(/* @__PURE__ */ reciprocalFactorials(0), LONG);
/** (e^r − 1)/r */
const QUOTIENT = /* @__PURE__ */ series(/* @__PURE__ */ reciprocalFactorials(1), LONG);

/** e^x for |x| ≤ 700: x = k·ln 2/64 + r, so e^x = 2^⌊k/64⌋ · 2^((k mod 64)/64) · e^r. */
export function exponential(x: DoubleDouble): DoubleDouble {
  tables ??= made();
  const k = Math.round(x.hi * tables.perStep);
  // The first difference is exact; what the sums leave out is below 2^−60, so that rounding it costs nothing.
  const a = x.hi - k * tables.first;
  const b = -k * tables.second;
  const s = a + b;
  const sb = s - a;
  const c = -k * tables.third;
  const t = x.lo + c;
  const tc = t - x.lo;
  const sum = s + t;
  const st = sum - s;
  const left = a - (s - sb) + (b - sb) + (x.lo - (t - tc) + (c - tc)) + (s - (sum - st) + (t - st));
  const r = sum + left;
  const j = k & (STEPS - 1);
  if (tables.high[j] === 0) addPower(tables, j);
  const power = new DoubleDouble(tables.high[j] as number, tables.low[j] as number);
  return sumOfSeries(POWER, new DoubleDouble(r, left - (r - sum)))
    .times(power)
    .scale(powerOfTwo((k - j) / STEPS));
}

const SMALL = 2 ** -8;

/** e^x − 1, accurate relative to itself where x is small: e^(2y) − 1 = e·(2 + e) doubles its way up from a tiny argument. */
export function exponentialMinusOne(x: DoubleDouble): DoubleDouble {
  if (Math.abs(x.hi) > 0.5) return exponential(x).minus(ONE);
  let halvings = 0;
  for (let size = Math.abs(x.hi); size > SMALL; size /= 2) halvings += 1;
  const r = x.scale(powerOfTwo(-halvings));
  let result = r.times(sumOfSeries(QUOTIENT, r));
  for (; halvings > 0; halvings -= 1) result = result.times(result.plus(double(2)));
  return result;
}

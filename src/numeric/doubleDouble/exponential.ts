import { Decimal } from "../decimal.js";
import { constant, exactly } from "./constant.js";
import { type DoubleDouble, double, exactSum } from "./doubleDouble.js";
import { powerOfTwo } from "./powerOfTwo.js";

/** Relative error of `exponential`: 16u², of which the last product makes up half. */
export const EXPONENTIAL_ERROR = 2 ** -102;

/** Relative error of `exponentialMinusOne`: 14u² for the series and 13u² for each of at most seven doublings, below 128u². */
export const EXPONENTIAL_MINUS_ONE_ERROR = 2 ** -99;

const STEPS = 64;

interface Tables {
  /** 2^(j/64) */
  readonly powers: readonly DoubleDouble[];
  /** ln 2 / 64 in three parts, of which the first two leave room for a multiple of 17 bits. */
  readonly step: readonly [number, number, number];
  readonly perStep: number;
}

let tables: Tables | undefined;

function made(): Tables {
  let root = new Decimal(2);
  for (let halving = 1; halving < STEPS; halving *= 2) root = root.sqrt();
  let power = new Decimal(1);
  const powers = Array.from({ length: STEPS }, () => {
    const entry = constant(power);
    power = power.times(root);
    return entry;
  });
  const step = new Decimal(2).ln().div(STEPS);
  const first = leading(step);
  const second = leading(step.minus(exactly(first)));
  const third = step.minus(exactly(first)).minus(exactly(second)).toNumber();
  return { powers, step: [first, second, third], perStep: 1 / step.toNumber() };
}

/** The first 35 bits or so: adding and taking away something larger drops the others. */
function leading(value: Decimal): number {
  const larger = value.toNumber() * powerOfTwo(18);
  return value.toNumber() + larger - larger;
}

// 1/n! for the terms of e^r that need two doubles, and those that one double holds well enough.
const SIXTH = /* @__PURE__ */ double(1).div(/* @__PURE__ */ double(6));
const TWENTY_FOURTH = /* @__PURE__ */ double(1).div(/* @__PURE__ */ double(24));
const HUNDRED_TWENTIETH = /* @__PURE__ */ double(1).div(/* @__PURE__ */ double(120));
const HALF = /* @__PURE__ */ double(0.5);
const ONE = /* @__PURE__ */ double(1);

/** (e^r − 1)/r for |r| ≤ 0.0055, where r^11/12! is below u². */
function quotient(r: DoubleDouble): DoubleDouble {
  const x = r.hi;
  const rest =
    x * (1 / 720 + x * (1 / 5040 + x * (1 / 40320 + x * (1 / 362880 + x * (1 / 3628800 + x / 39916800)))));
  return r
    .times(
      r
        .times(r.times(r.times(HUNDRED_TWENTIETH.plus(double(rest))).plus(TWENTY_FOURTH)).plus(SIXTH))
        .plus(HALF),
    )
    .plus(ONE);
}

/** e^x for |x| ≤ 700: x = k·ln 2/64 + r, so e^x = 2^⌊k/64⌋ · 2^((k mod 64)/64) · e^r. */
export function exponential(x: DoubleDouble): DoubleDouble {
  tables ??= made();
  const { powers, step, perStep } = tables;
  const k = Math.round(x.hi * perStep);
  const r = exactSum(x.hi, -k * step[0])
    .plus(double(-k * step[1]))
    .plus(exactSum(x.lo, -k * step[2]));
  const j = k & (STEPS - 1);
  const power = powers[j] ?? ONE;
  return r
    .times(quotient(r))
    .plus(ONE)
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
  let result = r.times(quotient(r));
  for (; halvings > 0; halvings -= 1) result = result.times(result.plus(double(2)));
  return result;
}

import type { Decimal } from "offer-valuation";
import { decimalOf } from "../../src/numeric/decimal.js";
import { exactSum } from "../../src/numeric/doubleDouble/doubleDouble.js";
import { powerOfTwo } from "../../src/numeric/doubleDouble/powerOfTwo.js";
import { normalCdf, normalDensity, normalQuantile } from "../../src/numeric/normal.js";
import type { Real } from "../../src/numeric/real.js";

/** Chance, from 0 up to 1. */
export type Random = () => number;

/** A double-double, hi + lo. */
export type Pair = readonly [hi: number, lo: number];

/** One operation of `Real`: operands that are hard for it, what it does, and what it should come to. */
export interface Operation {
  readonly name: string;
  operands(random: Random): readonly Pair[];
  apply(a: Real, b: Real): Real;
  /** The result to 100 digits, of exact operands. */
  truth(a: Decimal, b: Decimal): Decimal;
  /** Where the result is well conditioned and lies in the ordinary range: there the radius must be small beside it. */
  isOrdinary(result: number, a: number, b: number): boolean;
}

/** Every double between 1e-300 and 1e300 in full. */
const Exact = decimalOf(1200);
const Wide = decimalOf(110);
const Wider = decimalOf(170);

export function exactPair([hi, lo]: Pair): Decimal {
  return exactDouble(hi).plus(exactDouble(lo));
}

function exactDouble(x: number): Decimal {
  let halvings = 0;
  let whole = x;
  for (; !Number.isInteger(whole); whole *= 2) halvings += 1;
  return new Exact(BigInt(whole).toString()).times(half(halvings));
}

const halves = new Map<number, Decimal>();
function half(count: number): Decimal {
  const known = halves.get(count) ?? new Exact(0.5).pow(count);
  halves.set(count, known);
  return known;
}

/** Chance from a seed (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const between = (random: Random, low: number, high: number): number => low + (high - low) * random();
const whole = (random: Random, low: number, high: number): number =>
  Math.floor(between(random, low, high + 1));
const oneOf = <Value>(random: Random, values: readonly [Value, ...Value[]]): Value =>
  values[whole(random, 0, values.length - 1)] ?? values[0];
const sign = (random: Random): number => (random() < 0.5 ? -1 : 1);

/** A double with a lower half that is nothing, tiny, random, or as large as it may be. */
function paired(random: Random, hi: number): Pair {
  const share = oneOf(random, [
    0,
    1,
    0.999,
    random(),
    random(),
    random() * powerOfTwo(-whole(random, 1, 60)),
  ]);
  const { hi: top, lo } = exactSum(hi, hi * powerOfTwo(-53) * share * sign(random) * 0.99);
  // A half too small for a number of its own would make the operand inexact.
  return [top, Math.abs(lo) < 1e-139 ? 0 : lo];
}

/** Mantissas of all ones, of one 1, next to them, and random ones. */
function positive(random: Random, least: number, most: number): Pair {
  const mantissa = oneOf(random, [1, 1 + powerOfTwo(-52), 2 - powerOfTwo(-52), 1 + random(), 1 + random()]);
  return paired(random, mantissa * powerOfTwo(whole(random, least, most)));
}

const signed = (random: Random, least: number, most: number): Pair => {
  const [hi, lo] = positive(random, least, most);
  return random() < 0.5 ? [hi, lo] : [-hi, -lo];
};

/** Beside `x`: nearer by any number of bits, or it itself. */
function beside(random: Random, x: number): Pair {
  const distance = random() < 0.1 ? 0 : powerOfTwo(-whole(random, 1, 56)) * random();
  return paired(random, x + sign(random) * distance * Math.max(Math.abs(x), powerOfTwo(-20)));
}

const two = (random: Random): readonly Pair[] => [signed(random, -200, 200), signed(random, -200, 200)];
const similar = (random: Random): readonly Pair[] => {
  const a = signed(random, -300, 300);
  const b = paired(random, a[0] * (1 + powerOfTwo(-whole(random, 1, 60)) * random()));
  return random() < 0.3 ? two(random) : [a, random() < 0.5 ? b : [-b[0], -b[1]]];
};
const STEP = Math.LN2 / 64;

const exponents = (random: Random, most: number): readonly Pair[] => {
  const boundary = (whole(random, -most / STEP, most / STEP) + oneOf(random, [0, 0.5])) * STEP;
  const hi = oneOf(random, [between(random, -most, most), between(random, -2, 2), boundary]);
  return [random() < 0.3 ? signed(random, -300, 0) : beside(random, hi)];
};
const nearZero = (random: Random): readonly Pair[] => {
  const edge = oneOf(random, [0.5, 0.25, 0.125, 0.03125, 0.03, 0.00390625]);
  return [random() < 0.5 ? signed(random, -300, -1) : beside(random, sign(random) * edge)];
};
const positives = (random: Random): readonly Pair[] => {
  const boundary = (whole(random, 45, 91) + oneOf(random, [0, 0.5])) / 64;
  const hi = oneOf(random, [1, 1, Math.SQRT2, Math.SQRT1_2, boundary]);
  const [near, rest] = beside(random, hi);
  const power = powerOfTwo(random() < 0.5 ? 0 : whole(random, -400, 400));
  return [random() < 0.3 ? positive(random, -450, 450) : [near * power, power < 1e-80 ? 0 : rest * power]];
};
const scores = (random: Random): readonly Pair[] => {
  const boundary = (whole(random, 0, 26 * 16) + oneOf(random, [0, 0.5])) / 16;
  const hi = oneOf(random, [between(random, 0, 24), between(random, 0, 4), boundary, 25.6, 26, 27]);
  return [random() < 0.2 ? signed(random, -300, 3) : beside(random, sign(random) * hi)];
};
const probabilities = (random: Random): readonly Pair[] => {
  const hi = oneOf(random, [random(), 0.5, 0.25, 0.75, random() * 0.01, 1 - random() * 0.01]);
  const pair = random() < 0.2 ? positive(random, -440, -2) : beside(random, hi);
  return [pair[0] > 0 && pair[0] < 1 ? pair : [0.3, 0]];
};

const wide = (x: Decimal): Decimal => new Wide(x);
const TINY = "1e-45";

function expm1Of(x: Decimal): Decimal {
  const y = new Wider(x);
  const series = y.plus(y.times(y).div(2)).plus(y.pow(3).div(6));
  return y.abs().lessThan(TINY) ? series : y.exp().minus(1);
}

function log1pOf(x: Decimal): Decimal {
  const y = new Wider(x);
  const series = y.minus(y.times(y).div(2)).plus(y.pow(3).div(3));
  return y.abs().lessThan(TINY) ? series : y.plus(1).ln();
}

const always = () => true;
const size = Math.abs;

export const operations: readonly Operation[] = [
  {
    name: "plus",
    operands: similar,
    apply: (a, b) => a.plus(b),
    truth: (a, b) => wide(a).plus(b),
    isOrdinary: (result, a, b) => size(result) > 0.01 * (size(a) + size(b)),
  },
  {
    name: "minus",
    operands: similar,
    apply: (a, b) => a.minus(b),
    truth: (a, b) => wide(a).minus(b),
    isOrdinary: (result, a, b) => size(result) > 0.01 * (size(a) + size(b)),
  },
  {
    name: "times",
    operands: two,
    apply: (a, b) => a.times(b),
    truth: (a, b) => wide(a).times(b),
    isOrdinary: always,
  },
  {
    name: "div",
    operands: two,
    apply: (a, b) => a.div(b),
    truth: (a, b) => wide(a).div(b),
    isOrdinary: always,
  },
  {
    name: "sqrt",
    operands: (random) => [positive(random, -450, 450)],
    apply: (a) => a.sqrt(),
    truth: (a) => wide(a).sqrt(),
    isOrdinary: always,
  },
  {
    name: "exp",
    operands: (random) => exponents(random, 318),
    apply: (a) => a.exp(),
    truth: (a) => wide(a).exp(),
    isOrdinary: always,
  },
  {
    name: "expm1",
    operands: (random) => (random() < 0.7 ? nearZero(random) : exponents(random, 100)),
    apply: (a) => a.expm1(),
    truth: expm1Of,
    isOrdinary: always,
  },
  {
    name: "ln",
    operands: positives,
    apply: (a) => a.ln(),
    truth: (a) => wide(a).ln(),
    isOrdinary: (log) => size(log) < 0.006 || size(log) > 0.05,
  },
  {
    name: "log1p",
    operands: (random) => (random() < 0.7 ? nearZero(random) : positives(random)),
    apply: (a) => a.log1p(),
    truth: log1pOf,
    // Next to -1 the sum with 1 is known as well as the operand, relative to 1 and not to itself.
    isOrdinary: (log) => (size(log) < 0.006 || size(log) > 0.05) && log > -3,
  },
  {
    name: "pow",
    operands: (random) => [positive(random, -20, 20), signed(random, -30, 3)],
    apply: (a, b) => a.pow(b),
    truth: (a, b) => new Wider(a).ln().times(b).exp(),
    isOrdinary: (power) => size(Math.log(power)) < 10,
  },
  {
    name: "normalDensity",
    operands: scores,
    apply: (a) => a.normalDensity(),
    truth: (a) => normalDensity(wide(a)),
    isOrdinary: (_, x) => size(x) < 4,
  },
  {
    name: "normalCdf",
    operands: scores,
    apply: (a) => a.normalCdf(),
    truth: (a) => normalCdf(wide(a)),
    isOrdinary: (_, x) => x > -4,
  },
  {
    name: "normalQuantile",
    operands: probabilities,
    apply: (a) => a.normalQuantile(),
    truth: (a) => normalQuantile(wide(a)),
    isOrdinary: (score) => size(score) > 0.5 && score > -4 && score < 2.5,
  },
  {
    name: "min",
    operands: similar,
    apply: (a, b) => a.min(b),
    truth: (a, b) => (a.lessThan(b) ? a : b),
    isOrdinary: always,
  },
  {
    name: "max",
    operands: similar,
    apply: (a, b) => a.max(b),
    truth: (a, b) => (a.lessThan(b) ? b : a),
    isOrdinary: always,
  },
];

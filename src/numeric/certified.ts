// Internal: no name of the public API lives here.

import { OfferError } from "../errors.js";
import { Ball, doubleDoubles } from "./ball.js";
import type { Decimal } from "./decimal.js";
import { decimals } from "./decimalBall.js";
import { DoubleDouble } from "./doubleDouble/doubleDouble.js";
import type { Arithmetic, Real } from "./real.js";
import { RESULT_DIGITS } from "./rounding.js";
import { TripleBall, tripleDoubles } from "./tripleBall.js";
import { Undecided } from "./undecided.js";

type Tier = () => Arithmetic;

const once = (make: Tier): Tier => {
  let made: Arithmetic | undefined;
  return () => {
    made ??= make();
    return made;
  };
};

/** For a figure that decimals go on from. */
export const sixtyDigits: Tier = /* @__PURE__ */ once(() => decimals(60, RESULT_DIGITS, false));

/** Each settles something that the one before left open. */
const TIERS: readonly Tier[] = [
  () => doubleDoubles,
  () => tripleDoubles,
  sixtyDigits,
  /* @__PURE__ */ once(() => decimals(100, RESULT_DIGITS, true)),
];

const GUARD = [32, 72] as const;

const longTiers = /* @__PURE__ */ new Map<number, readonly Tier[]>();

function tiersFor(digits: number): readonly Tier[] {
  if (digits <= RESULT_DIGITS) return TIERS;
  const known = longTiers.get(digits);
  if (known !== undefined) return known;
  const tiers = GUARD.map((guard, index) =>
    once(() => decimals(digits + guard, digits, index === GUARD.length - 1)),
  );
  longTiers.set(digits, tiers);
  return tiers;
}

/**
 * What `compute` returns, worked out in the first arithmetic that proves its results: pairs of doubles; triples of doubles, which
 * know beside their radius what is exactly a decimal; then decimals of 60 and of 100 digits. One algorithm, run again where it was left
 * undecided, so it should compute as little at a time as has to be decided together: one figure. In the last arithmetic, what
 * is less than a radius away from zero is zero: sums that cancel to less than 1e-90 of their terms.
 */
export function certified<Result>(
  compute: (numbers: Arithmetic) => Result,
  digits: number = RESULT_DIGITS,
): Result {
  for (const arithmetic of tiersFor(digits)) {
    try {
      return compute(arithmetic());
    } catch (error) {
      if (!(error instanceof Undecided)) throw error;
    }
  }
  const message = `cannot be told to ${digits} digits: it cancels to nothing or divides by what may be nothing`;
  throw new OfferError({ code: "out-of-range", path: [], message });
}

/** A figure as it is returned: the digits of it that the first arithmetic proves which can. */
export const resultOf = (figure: (numbers: Arithmetic) => Real): Decimal =>
  certified((numbers) => figure(numbers).toResult());

/** As much of itself a number may be off by for other figures to be made of it without a loss. */
const SHARP = 2e-29;

const isSharp = (number: Real): boolean => number.doubt().toNumber() <= Math.abs(number.toNumber()) * SHARP;

/** How often a doubt of pairs of doubles has to go into what the method leaves open for more digits to say nothing. */
const FAR_BELOW = 1e6;

/**
 * A number that many figures are made of. Where pairs of doubles know it less well than they could, because something cancels
 * in it or a comparison is close, it alone is worked out with more digits, and they go on from there. A number whose method leaves far
 * more open (`blur`, in its own units) is the pair of doubles that it came to: figures of it show none of the digits in doubt.
 */
export function sharpened(
  numbers: Arithmetic,
  compute: (numbers: Arithmetic) => Real,
  blur: () => number = () => 0,
): Real {
  if (numbers !== doubleDoubles) return compute(numbers);
  const first = attempt(compute, numbers);
  if (first.result !== undefined && isSharp(first.result)) return first.result;
  if (first.result instanceof Ball && first.result.doubt().toNumber() * FAR_BELOW < blur()) {
    return Ball.around(first.result.centre, 0);
  }
  for (const arithmetic of TIERS.slice(1)) {
    const { result } = attempt((finer) => inPairs(compute(finer)), arithmetic());
    if (result !== undefined && isSharp(result)) return result;
  }
  if (first.result === undefined) throw first.undecided;
  return first.result;
}

/** A number of any arithmetic as a pair of doubles with its radius. */
const inPairs = (number: Real): Real => {
  if (number instanceof TripleBall && number.exact === undefined) {
    const { centre, radius } = number;
    return Ball.around(new DoubleDouble(centre.hi, centre.mid), radius + Math.abs(centre.lo));
  }
  const centre = doubleDoubles.of(number.toDecimal());
  const doubt = number.doubt();
  return doubt.isZero() ? centre : centre.within(doubleDoubles.of(doubt.toDecimal()));
};

/**
 * A computation that is done once in each arithmetic that asks for it, however many figures depend on it. Where one left it
 * undecided, that is known as well, and not found out again.
 */
export function inEachArithmetic<Result>(
  compute: (numbers: Arithmetic) => Result,
): (numbers: Arithmetic) => Result {
  let last: Done<Result> | undefined;
  return (numbers) => {
    let done = last;
    while (done !== undefined && done.numbers !== numbers) done = done.before;
    if (done === undefined) {
      done = { numbers, before: last, ...attempt(compute, numbers) };
      last = done;
    }
    if (done.undecided !== undefined) throw done.undecided;
    return done.result as Result;
  };
}

interface Attempt<Result> {
  readonly result: Result | undefined;
  readonly undecided: Undecided | undefined;
}

/** Few arithmetics ever ask, mostly one. */
interface Done<Result> extends Attempt<Result> {
  readonly numbers: Arithmetic;
  readonly before: Done<Result> | undefined;
}

function attempt<Result>(compute: (numbers: Arithmetic) => Result, numbers: Arithmetic): Attempt<Result> {
  try {
    return { result: compute(numbers), undecided: undefined };
  } catch (error) {
    if (error instanceof Undecided) return { result: undefined, undecided: error };
    throw error;
  }
}

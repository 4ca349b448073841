import { OfferError } from "../errors.js";
import { doubleDoubles } from "./ball.js";
import { decimals } from "./decimalBall.js";
import type { Arithmetic } from "./real.js";
import { RESULT_DIGITS } from "./rounding.js";
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

/** Each carries enough more digits than the one before to settle what that one left open. */
const TIERS: readonly Tier[] = [
  () => doubleDoubles,
  sixtyDigits,
  /* @__PURE__ */ once(() => decimals(100, RESULT_DIGITS, true)),
];

const GUARD = [32, 72] as const;

const tiersFor = (digits: number): readonly Tier[] =>
  digits <= RESULT_DIGITS
    ? TIERS
    : GUARD.map((guard, index) => () => decimals(digits + guard, digits, index === GUARD.length - 1));

/**
 * What `compute` returns, worked out in the first arithmetic that proves its results: pairs of doubles, then decimals of 60
 * and of 100 digits. One algorithm, run again where an interval was too wide. In the last one, what is less than a
 * radius away from zero is zero: sums that cancel to less than 1e-90 of their terms.
 */
export function certified<Result>(
  compute: (arithmetic: Arithmetic) => Result,
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

/**
 * A computation that is done once in each arithmetic that asks for it. Where one cannot decide it, that is known as well, and
 * not found out again.
 */
export function inEachArithmetic<Result>(
  compute: (arithmetic: Arithmetic) => Result,
): (arithmetic: Arithmetic) => Result {
  const known = new Map<Arithmetic, () => Result>();
  return (arithmetic) => {
    const before = known.get(arithmetic);
    if (before !== undefined) return before();
    try {
      const result = compute(arithmetic);
      known.set(arithmetic, () => result);
      return result;
    } catch (error) {
      if (error instanceof Undecided)
        known.set(arithmetic, () => {
          throw error;
        });
      throw error;
    }
  };
}

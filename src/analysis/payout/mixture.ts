// Internal: no name of the public API lives here.

import { constantPayoff, kinked, maxPayoffs, type Payoff } from "../../algebra/payoff.js";
import type { Distribution } from "../../distributions/distribution.js";
import { pointForecast } from "../../distributions/pointForecast.js";
import { certified, resultOf } from "../../numeric/certified.js";
import { Decimal, ONE, ZERO } from "../../numeric/decimal.js";
import type { Arithmetic, Real } from "../../numeric/real.js";
import { narrow, pointAt, type SideAt } from "../../numeric/roots/bracket.js";
import { knownFigure } from "../../numeric/rounding.js";
import { errorOfExpectation, expectation, realPayoffAt } from "../../pricing/expectation.js";

/** What is paid if certain events happen and others do not: a payoff of the one uncertain quantity. */
export interface Case {
  readonly probability: Decimal;
  readonly payoff: Payoff;
}

/** What may be paid: the cases of the events, and the one quantity that is uncertain, if any. */
export interface Mixture {
  readonly cases: readonly Case[];
  readonly quantity: (numbers: Arithmetic) => Distribution | undefined;
}

type Part = "at most" | "above" | "exactly";

/** The probability that the amount is at most so much, above it or exactly that, in the digits that are known of it. */
export const probabilityWhere = (mixture: Mixture, part: Part, level: Decimal): Decimal =>
  knownFigure(
    certified((numbers) => massOf(mixture, part, level, numbers).toResult()),
    errorOfMass(mixture, part, level),
  ).value;

function massOf({ cases, quantity }: Mixture, part: Part, level: Decimal, numbers: Arithmetic): Real {
  const distribution = quantity(numbers) ?? pointForecast(numbers.of(0));
  return numbers.sum(
    cases.map(({ probability, payoff }) =>
      massOfPayoff(payoff, distribution, part, level, numbers).times(numbers.of(probability)),
    ),
  );
}

function massOfPayoff(
  payoff: Payoff,
  distribution: Distribution,
  part: Part,
  level: Decimal,
  numbers: Arithmetic,
): Real {
  const { atoms } = distribution;
  const at = numbers.of(level);
  if (atoms.length > 0) {
    return numbers.sum(
      atoms.flatMap(({ value, probability }) =>
        isWhere(realPayoffAt(payoff, value, numbers), part, at) ? [probability] : [],
      ),
    );
  }
  return numbers.sum(
    rangesWhere(payoff, part, at, numbers).map(([from, to]) => massBetween(from, to, distribution)),
  );
}

/** Between which values of the quantity the amount is at most so much, above it or exactly that; undefined for no end. */
function rangesWhere(
  payoff: Payoff,
  part: Part,
  at: Real,
  numbers: Arithmetic,
): readonly (readonly [from: Real | undefined, to: Real | undefined])[] {
  const ends = payoff.breakpoints.map((breakpoint) => numbers.of(breakpoint.at));
  return payoff.lines.flatMap(({ slope, intercept }, index) => {
    const [from, to] = [ends[index - 1], ends[index]];
    if (slope.isZero()) return isWhere(numbers.of(intercept), part, at) ? [[from, to]] : [];
    if (part === "exactly") return [];
    const meets = at.minus(numbers.of(intercept)).div(numbers.of(slope));
    const below = (part === "at most") === slope.greaterThan(0);
    return [below ? [from, to?.min(meets) ?? meets] : [from?.max(meets) ?? meets, to]];
  });
}

/** How far a probability may be off, because the quantity has no closed form. */
function errorOfMass({ cases, quantity }: Mixture, part: Part, level: Decimal): number {
  return certified((numbers) => {
    const { uncertainty } = quantity(numbers) ?? {};
    if (uncertainty === undefined) return 0;
    return cases.reduce((sum, { probability, payoff }) => {
      const ends = rangesWhere(payoff, part, numbers.of(level), numbers).flat();
      const off = ends.reduce((all, end) => all + (end === undefined ? 0 : uncertainty.odds(end)), 0);
      return sum + probability.toNumber() * off;
    }, 0);
  });
}

const isWhere = (amount: Real, part: Part, level: Real): boolean => {
  if (part === "exactly") return amount.equals(level);
  return part === "at most" ? amount.lessThanOrEqualTo(level) : amount.greaterThan(level);
};

/** P(from < X < to) of a continuous quantity, from the tail in which it is the smaller figure. */
function massBetween(from: Real | undefined, to: Real | undefined, distribution: Distribution): Real {
  const { mean } = distribution;
  if (from === undefined) return to === undefined ? mean.like(1) : distribution.below(to, true);
  if (to === undefined) return distribution.above(from, true);
  const upper = from.toNumber() > mean.toNumber();
  const mass = upper
    ? distribution.above(from, true).minus(distribution.above(to, true))
    : distribution.below(to, true).minus(distribution.below(from, true));
  return mass.max(mean.like(0));
}

/** E[amount], in the digits that are known of it. */
export const meanOf = (mixture: Mixture): Decimal =>
  knownFigure(
    resultOf((numbers) => expectedOf(mixture, numbers)),
    errorOfExpected(mixture),
  ).value;

const expectedOf = ({ cases, quantity }: Mixture, numbers: Arithmetic): Real => {
  const distribution = quantity(numbers) ?? pointForecast(numbers.of(0));
  return numbers.sum(
    cases.map(({ probability, payoff }) =>
      expectation(payoff, distribution, numbers).times(numbers.of(probability)),
    ),
  );
};

/** How far an expectation may be off, because the quantity has no closed form. */
const errorOfExpected = ({ cases, quantity }: Mixture): number =>
  certified((numbers) => {
    const distribution = quantity(numbers) ?? pointForecast(numbers.of(0));
    return cases.reduce(
      (sum, { probability, payoff }) =>
        sum + probability.toNumber() * errorOfExpectation(payoff, distribution, numbers),
      0,
    );
  });

/** E[amount | amount > 0]; null where nothing is ever paid. */
export function meanIfPaid(mixture: Mixture): Decimal | null {
  const paid: Mixture = {
    ...mixture,
    cases: mixture.cases.map(({ probability, payoff }) => ({
      probability,
      payoff: maxPayoffs(payoff, constantPayoff(ZERO)),
    })),
  };
  const figure = certified((numbers) => {
    const odds = massOf(mixture, "above", ZERO, numbers);
    if (odds.isZero()) return null;
    return { mean: expectedOf(paid, numbers).div(odds).toResult(), odds: odds.toNumber() };
  });
  if (figure === null) return null;
  const { mean, odds } = figure;
  const errorOfOdds = mean.abs().toNumber() * errorOfMass(mixture, "above", ZERO);
  return knownFigure(mean, (errorOfExpected(paid) + errorOfOdds) / odds).value;
}

/** The least amount that is not exceeded with this probability or more, in the digits that are known of it. */
export function quantileOf(mixture: Mixture, p: Decimal): Decimal {
  const amount = amountAt(mixture, p);
  const error = errorOfMass(mixture, "at most", amount);
  if (error === 0) return amount;
  // As steep as it is around there, over no more odds than there are on either side.
  const room = Math.min(error, p.toNumber() / 2, ONE.minus(p).toNumber() / 2);
  const around = amountAt(mixture, p.plus(room)).minus(amountAt(mixture, p.minus(room)));
  const slope = around.toNumber() / (2 * room);
  return knownFigure(amount, slope * error).value;
}

function amountAt(mixture: Mixture, p: Decimal): Decimal {
  const [only, other] = mixture.cases;
  if (only !== undefined && other === undefined && isNonDecreasing(only.payoff)) {
    return certified((numbers) => {
      const distribution = mixture.quantity(numbers) ?? pointForecast(numbers.of(0));
      return realPayoffAt(only.payoff, distribution.quantile(numbers.of(p)), numbers).toResult();
    });
  }
  const sideAt: SideAt = (x) =>
    certified((numbers) => {
      const distance = massOf(mixture, "at most", x, numbers).minus(numbers.of(p));
      const size = Math.abs(distance.toNumber());
      return { sign: distance.isNonNegative() ? 1 : -1, size };
    });
  const [low, high] = rangeOf(mixture);
  return narrow({ low: pointAt(sideAt, low), high: pointAt(sideAt, high) }, sideAt).high.x;
}

const isNonDecreasing = (payoff: Payoff): boolean => {
  const { lines, kinks } = kinked(payoff);
  return (
    lines.every(({ slope }) => !slope.isNegative() || slope.isZero()) &&
    kinks.every(({ jump }) => !jump.isNegative() || jump.isZero())
  );
};

/** Probability beyond which nobody asks, and which a range leaves out at either end. */
export const FARTHEST = "1e-20";

/** Two amounts between which what is paid lies, but for less than anybody asks of. */
function rangeOf({ cases, quantity }: Mixture): readonly [Decimal, Decimal] {
  return certified((numbers) => {
    const distribution = quantity(numbers) ?? pointForecast(numbers.of(0));
    const tail = numbers.of(new Decimal(FARTHEST).div(1000));
    const outer =
      distribution.atoms.length > 0
        ? distribution.atoms.map(({ value }) => value)
        : [distribution.quantile(tail), distribution.quantile(tail.neg().plus(1))];
    const amounts = cases.flatMap(({ payoff }) => [
      ...outer.map((x) => realPayoffAt(payoff, x, numbers).toDecimal()),
      ...payoff.breakpoints.flatMap(({ at, value, left, right }) => [
        value,
        left.slope.times(at).plus(left.intercept),
        right.slope.times(at).plus(right.intercept),
      ]),
    ]);
    const least = amounts.reduce((a, b) => (b.lessThan(a) ? b : a));
    const most = amounts.reduce((a, b) => (b.greaterThan(a) ? b : a));
    const margin = most.minus(least).abs().plus(least.abs()).plus(1);
    return [least.minus(margin), most.plus(margin)] as const;
  });
}

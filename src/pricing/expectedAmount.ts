// Internal: no name of the public API lives here.

import type { Amount } from "../algebra/amount.js";
import { formatObservable, type Observable, observableKey } from "../algebra/observable.js";
import { distinctObservables } from "../algebra/observablesIn.js";
import { type Payoff, payoffAt } from "../algebra/payoff.js";
import { payoffOf, timelessPayoff } from "../algebra/payoffOf.js";
import type { Distribution } from "../distributions/distribution.js";
import { OfferError } from "../errors.js";
import { doubleDoubles } from "../numeric/ball.js";
import { type Decimal, ZERO } from "../numeric/decimal.js";
import type { Integral } from "../numeric/integrate.js";
import type { Arithmetic, Real } from "../numeric/real.js";
import { Undecided } from "../numeric/undecided.js";
import { memoize } from "../schema/memoize.js";
import { errorOfExpectation, expectation } from "./expectation.js";
import { type Continuous, expectedOverTwo } from "./expectedOverTwo.js";
import { expectedTogether, type Linked } from "./expectedTogether.js";
import { combinationOf, isNormal, ofOneCombination } from "./normalCombination.js";
import type { Outlook } from "./outlook.js";
import {
  anyMoveTogether,
  checkScores,
  correlationOf,
  type Score,
  type Scores,
  twoMoveTogether,
} from "./scores.js";

/** An observable that an amount hangs on, with its distribution. */
interface Unknown {
  readonly observable: Observable;
  readonly distribution: Distribution;
}

const MAX_COMBINATIONS = 20_000;

/** An expectation, and what its quadrature may have left out of it; 0 where it has a closed form. */
export interface Estimate {
  readonly value: Real;
  readonly error: ErrorOf;
}

/** How far a figure may be off, worked out where that is asked: many are valued for one that is shown. */
type ErrorOf = () => number;

const NO_ERROR: ErrorOf = () => 0;

/** A figure in closed form. */
export const exact = (value: Real): Estimate => ({ value, error: NO_ERROR });

const sumOf = (a: Estimate, b: Estimate): Estimate => ({
  value: a.value.plus(b.value),
  error: inAll([a, b], () => a.error() + b.error()),
});

const multipleOf = (one: Estimate, factor: Real): Estimate => ({
  value: factor.times(one.value),
  error: inAll([one], () => one.error() * Math.abs(factor.toNumber())),
});

/** The error of what is made of some figures: none where none of them has any. */
const inAll = (figures: readonly Estimate[], error: ErrorOf): ErrorOf =>
  figures.every((figure) => figure.error === NO_ERROR) ? NO_ERROR : error;

/** A product of two figures. */
export const productOf = (a: Estimate, b: Estimate): Estimate => ({
  value: a.value.times(b.value),
  error: inAll([a, b], () => {
    const [sizeOfA, sizeOfB] = [Math.abs(a.value.toNumber()), Math.abs(b.value.toNumber())];
    return a.error() * sizeOfB + b.error() * sizeOfA + a.error() * b.error();
  }),
});

/**
 * E[amount]. Sums and multiples are taken apart, because expectation is linear; what is left is in closed form in one
 * observable, a sum over the values of discrete ones, and by quadrature for two continuous ones. Distinct observables are
 * independent of each other.
 */
export function expectedAmount(amount: Amount, distributionOf: DistributionOf, world: World): Estimate {
  const { numbers } = world;
  const expected = (part: Amount): Estimate => {
    if (part.tag === "add") return sumOf(expected(part.left), expected(part.right));
    if (part.tag === "times") return multipleOf(expected(part.amount), numbers.of(part.factor));
    const { observables, value, payoff: timeless } = formOf(part);
    if (value !== undefined) return exact(numbers.of(value));
    const unknowns = observables.map((observable) => ({
      observable,
      distribution: distributionOf(observable, numbers),
    }));
    const compute = (): Estimate => {
      const [only, second] = unknowns;
      // Most amounts hang on one observable.
      if (only !== undefined && second === undefined)
        return overOne(payoff(part, NOTHING_KNOWN, world), only.distribution, numbers);
      return over(part, unknowns, NOTHING_KNOWN, {
        numbers,
        dayOf: (rule) => world.dayOf(rule),
        dependence: world.dependence,
        scoreOf: (observable) => world.scoreOf(observable),
        distributionOf,
      });
    };
    // How quantities move together is no part of their distributions.
    if (timeless === undefined || anyMoveTogether(observables, world)) return compute();
    return knownOver(part, unknowns, compute);
  };
  return expected(amount);
}

const overOne = (payoff: Payoff, distribution: Distribution, numbers: Arithmetic): Estimate => ({
  value: expectation(payoff, distribution, numbers),
  error:
    distribution.uncertainty === undefined
      ? NO_ERROR
      : () => errorOfExpectation(payoff, distribution, numbers),
});

/** What an amount is expected to be over the distributions on the way to here, and over further ones. */
interface Expectations {
  value: Estimate | undefined;
  readonly over: WeakMap<Distribution, Expectations>;
}

const newExpectations = (): Expectations => ({ value: undefined, over: new WeakMap() });

const expectationsOf = /* @__PURE__ */ memoize((_: Amount): Expectations => newExpectations());

/** An expectation, worked out once over the same distributions: an analysis moves one belief at a time and leaves all others be. */
function knownOver(amount: Amount, unknowns: readonly Unknown[], compute: () => Estimate): Estimate {
  let known = expectationsOf(amount);
  for (const { distribution } of unknowns) {
    const next = known.over.get(distribution) ?? newExpectations();
    known.over.set(distribution, next);
    known = next;
  }
  known.value ??= compute();
  return known.value;
}

type Known = ReadonlyMap<string, Decimal>;

const NOTHING_KNOWN: Known = /* @__PURE__ */ new Map();

/** What dates mean, and in which numbers to compute. */
type World = Pick<Outlook, "dayOf" | "numbers" | keyof Scores>;

/** What an observable is distributed like, in numbers of any arithmetic. */
type DistributionOf = (observable: Observable, numbers: Arithmetic) => Distribution;

type FullWorld = World & { readonly distributionOf: DistributionOf };

/** The expectation over all unknowns, given what is known already. */
function over(amount: Amount, unknowns: readonly Unknown[], known: Known, world: FullWorld): Estimate {
  const { numbers } = world;
  const [first, second, ...others] = inOrder(unknowns, world);
  if (first === undefined) return exact(numbers.of(payoffAt(payoff(amount, known, world), ZERO)));
  if (second === undefined) return overOne(payoff(amount, known, world), first.distribution, numbers);
  const { atoms } = first.distribution;
  const rest = [second, ...others];
  const given = (value: Real): Estimate =>
    over(amount, rest, new Map([...known, [observableKey(first.observable), value.toExact()]]), world);
  if (atoms.length === 1 || (atoms.length > 0 && !movesWithAny(first, rest, world))) {
    if (combinations(unknowns) > MAX_COMBINATIONS)
      return refuseWithoutSimulation(unknowns, "takes too many values together");
    return atoms.reduce(
      (sum, { value, probability }) => sumOf(sum, multipleOf(given(value), probability)),
      exact(numbers.of(0)),
    );
  }
  const combined = overOneCombination(amount, unknowns, known, world);
  if (combined !== undefined) return exact(combined);
  if (others.length === 0 && movesWithAny(first, rest, world)) {
    return inPairs([first, second], world, (both, numbersOfBoth) =>
      movingTogether(amount, both, known, { ...world, numbers: numbersOfBoth }),
    );
  }
  if (movesWithAny(first, rest, world))
    return refuseWithoutSimulation(unknowns, "hangs on more than two quantities that move together");
  if (others.length > 0)
    return refuseWithoutSimulation(unknowns, "hangs on more than two continuous quantities");
  return inPairs([first, second], world, (both, numbersOfBoth) =>
    byQuadrature(amount, both, known, { ...world, numbers: numbersOfBoth }),
  );
}

type Both = readonly [Unknown, Unknown];

/**
 * A quadrature in pairs of doubles, whatever is computed around it: its own error is far wider than theirs, so that more digits
 * would only repeat it, at a thousand times the price. Undecided there, it is worked out in the numbers asked for.
 */
function inPairs(
  both: Both,
  { numbers, distributionOf }: FullWorld,
  integral: (both: Both, numbers: Arithmetic) => Estimate,
): Estimate {
  if (numbers === doubleDoubles) return integral(both, numbers);
  try {
    const pairs = both.map(({ observable }) => ({
      observable,
      distribution: distributionOf(observable, doubleDoubles),
    }));
    const { value, error } = integral(pairs as unknown as Both, doubleDoubles);
    return { value: numbers.of(value.toDecimal()), error };
  } catch (error) {
    if (!(error instanceof Undecided)) throw error;
    return integral(both, numbers);
  }
}

function payoff(amount: Amount, known: Known, world: World): Payoff {
  const timeless = known.size === 0 ? formOf(amount).payoff : undefined;
  return (
    timeless ??
    payoffOf(amount, {
      dayOf: (rule) => world.dayOf(rule),
      valueOf: (observable) => known.get(observableKey(observable)),
    })
  );
}

/** An amount whatever is believed. */
interface Form {
  readonly observables: readonly Observable[];
  /** Where it comes to the same whatever its dates turn out to be. */
  readonly payoff: Payoff | undefined;
  /** Where it comes to the same whatever happens. */
  readonly value: Decimal | undefined;
}

const formOf = /* @__PURE__ */ memoize((amount: Amount): Form => {
  const observables = distinctObservables(amount);
  const timeless = timelessPayoff(amount);
  const fixed = observables.length === 0 ? timeless : undefined;
  return { observables, payoff: timeless, value: fixed && payoffAt(fixed, ZERO) };
});

/** What can be summed out by itself first: numbers known for certain, then what is discrete and moves with nothing else. */
function inOrder(unknowns: readonly Unknown[], scores: Scores): readonly Unknown[] {
  const sorted = [...unknowns].sort(byAtoms);
  const alone = sorted.find(
    (unknown) =>
      unknown.distribution.atoms.length === 1 ||
      (unknown.distribution.atoms.length > 0 && !movesWithAny(unknown, sorted, scores)),
  );
  return alone === undefined ? sorted : [alone, ...sorted.filter((unknown) => unknown !== alone)];
}

/** Whether an unknown moves together with another one that is not known for certain. */
const movesWithAny = (unknown: Unknown, others: readonly Unknown[], scores: Scores): boolean =>
  others.some(
    (other) =>
      other !== unknown &&
      other.distribution.atoms.length !== 1 &&
      twoMoveTogether(unknown.observable, other.observable, scores),
  );

/** Discrete distributions first, those with the fewest values ahead. */
const byAtoms = (a: Unknown, b: Unknown): number => atomsOf(a) - atomsOf(b);
const atomsOf = ({ distribution }: Unknown): number => distribution.atoms.length || Number.MAX_SAFE_INTEGER;

const combinations = (unknowns: readonly Unknown[]): number =>
  unknowns.reduce((product, { distribution }) => product * Math.max(1, distribution.atoms.length), 1);

/** ∫ E[amount | first = x] dF(x) */
function byQuadrature(amount: Amount, both: Both, known: Known, world: World): Estimate {
  const { numbers } = world;
  const [outer, inner] = outerFirst(both);
  if (outer.distribution.uncertainty !== undefined)
    return refuseWithoutSimulation(both, "hangs on two means of prices");
  const key = observableKey(outer.observable);
  const given = (value: Decimal): Payoff => payoff(amount, new Map([...known, [key, value]]), world);
  const integral = expectedOverTwo(given, outer, inner, numbers);
  if (integral === undefined) return refuseWithoutSimulation(both, "changes its shape too often");
  const { value, error } = estimateOf(integral);
  return { value, error: () => error() + meanErrorOver(outer, inner.distribution, given, numbers) };
}

/** Parts of equal odds in which an outer quantity is looked at, where only the size of an error is asked. */
const PARTS = 32;

/** Into how many parts each tenth of a tail is cut further, and how many tenths of tenths. */
const CUTS = 3;
const TENTHS = 12;

/** Odds below which an outer quantity lies at the ends of its parts: even in the middle, ever finer towards both ends. */
const ENDS: readonly number[] = /* @__PURE__ */ (() => {
  const tail = Array.from({ length: CUTS * TENTHS }, (_, index) => 10 ** (-(index + 1) / CUTS) / PARTS);
  const middle = Array.from({ length: PARTS - 1 }, (_, index) => (index + 1) / PARTS);
  return [...[...tail].reverse(), ...middle, ...tail.map((odds) => 1 - odds)];
})();

/** Where exactly an outer quantity is looked at is free. */
const DIGITS_OF_PLACES = 20;

/** How far the inner expectation may be off, on average over the outer quantity. */
function meanErrorOver(
  { distribution }: Unknown,
  inner: Distribution,
  given: (value: Decimal) => Payoff,
  numbers: Arithmetic,
): number {
  if (inner.uncertainty === undefined) return 0;
  return ENDS.slice(1).reduce((sum, end, index) => {
    const start = ENDS[index] as number;
    const value = distribution
      .quantile(numbers.of((start + end) / 2))
      .toDecimal()
      .toSignificantDigits(DIGITS_OF_PLACES);
    return sum + (end - start) * errorOfExpectation(given(value), inner, numbers);
  }, 0);
}

/** The expectation of an amount of one linear combination of jointly normal quantities, which is normal; undefined for any other. */
function overOneCombination(
  amount: Amount,
  unknowns: readonly Unknown[],
  known: Known,
  world: World,
): Real | undefined {
  const { numbers, dependence } = world;
  if (dependence.degreesOfFreedom !== undefined) return undefined;
  if (!unknowns.every(({ distribution }) => isNormal(distribution))) return undefined;
  const scores = new Map(
    unknowns.map(({ observable }) => [observableKey(observable), world.scoreOf(observable)]),
  );
  const scoreOf = (observable: Observable): Score | undefined => scores.get(observableKey(observable));
  const form = ofOneCombination(amount, {
    dayOf: (rule) => world.dayOf(rule),
    valueOf: (observable) => known.get(observableKey(observable)),
  });
  if (form === undefined) return undefined;
  checkScores(
    unknowns.flatMap(({ observable }) => scoreOf(observable) ?? []),
    dependence,
  );
  const correlation = (a: Observable, b: Observable): Real => {
    const [first, second] = [scoreOf(a), scoreOf(b)];
    if (first === undefined || second === undefined) throw new Error("what is normal has a score");
    return correlationOf(first, second, dependence, numbers);
  };
  const combination = combinationOf(unknowns, form.coefficients, correlation, numbers);
  return expectation(form.payoff, combination, numbers);
}

/** The expectation over two quantities whose scores are correlated. */
function movingTogether(amount: Amount, both: Both, known: Known, world: World): Estimate {
  const { numbers, dependence } = world;
  if (dependence.degreesOfFreedom !== undefined)
    return refuseWithoutSimulation(both, "hangs on quantities that Student's t joins");
  const [first, second] = both.map(({ observable }) => world.scoreOf(observable));
  if (first === undefined || second === undefined)
    return refuseWithoutSimulation(both, "hangs on a mean of prices and what moves with it");
  const linked = both.map(({ observable, distribution }): Linked => {
    const key = observableKey(observable);
    return {
      distribution,
      payoffAtValue: (value) => payoff(amount, new Map([...known, [key, value]]), world),
    };
  });
  const correlation = correlationOf(first, second, dependence, numbers);
  const integral = expectedTogether(linked as unknown as readonly [Linked, Linked], correlation, numbers);
  if (integral === undefined) return refuseWithoutSimulation(both, "of such families moves together");
  return estimateOf(integral);
}

/** The quadrature's own error is far wider than the arithmetic's doubt, and carried beside it. */
const estimateOf = ({ value, error }: Integral): Estimate => ({
  value: value.middle(),
  error: () => error + value.doubt().toNumber(),
});

type ContinuousUnknown = Unknown & Continuous;

/**
 * The narrower one is integrated over: the expectation of the other one hardly bends on its range. Among equals, the one whose own
 * closed form is the dearer. An average of prices, the error of which is known for each payoff of it alone, is never the outer one.
 */
function outerFirst(both: Both): readonly [ContinuousUnknown, ContinuousUnknown] {
  const [a, b] = both.map((unknown): ContinuousUnknown & { readonly width: number } => {
    const { coordinate } = unknown.distribution;
    if (coordinate === undefined) return refuseWithoutSimulation(both, "could not be integrated");
    const [low, high] = [coordinate.knots[0], coordinate.knots.at(-1)];
    const end = (z = ZERO): number => coordinate.valueAt(unknown.distribution.mean.like(z)).toNumber();
    return { ...unknown, coordinate, width: end(high) - end(low) };
  }) as [ContinuousUnknown & { width: number }, ContinuousUnknown & { width: number }];
  const cost = ({ distribution, coordinate }: ContinuousUnknown): number =>
    distribution.uncertainty === undefined ? (coordinate.singularAtKnots ? 1 : 0) : -1;
  if (cost(a) !== cost(b)) return cost(a) > cost(b) ? [a, b] : [b, a];
  return a.width <= b.width ? [a, b] : [b, a];
}

function refuseWithoutSimulation(unknowns: readonly Unknown[], why: string): never {
  const names = unknowns.map(({ observable }) => formatObservable(observable)).join(", ");
  const message = `an amount of ${names} ${why}: it has no closed form and needs simulation, which valueOffer and valueDeal do with { simulation: { paths: 65536, seed: 1 } }`;
  throw new OfferError({ code: "needs-simulation", path: [], message });
}

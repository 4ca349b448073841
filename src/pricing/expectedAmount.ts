import type { Amount } from "../algebra/amount.js";
import { formatObservable, type Observable, observableKey } from "../algebra/observable.js";
import { distinctObservables } from "../algebra/observablesIn.js";
import { type Payoff, payoffAt } from "../algebra/payoff.js";
import { payoffOf, timelessPayoff } from "../algebra/payoffOf.js";
import type { Distribution } from "../distributions/distribution.js";
import { OfferError } from "../errors.js";
import { doubleDoubles } from "../numeric/ball.js";
import { type Decimal, ZERO } from "../numeric/decimal.js";
import type { Arithmetic, Real } from "../numeric/real.js";
import { Undecided } from "../numeric/undecided.js";
import { memoize } from "../schema/memoize.js";
import type { DateRule } from "../time/dateRule.js";
import { expectation } from "./expectation.js";
import { type Continuous, expectedOverTwo } from "./expectedOverTwo.js";
import type { Outlook } from "./outlook.js";

/** An observable that an amount hangs on, with its distribution. */
interface Unknown {
  readonly observable: Observable;
  readonly distribution: Distribution;
}

const MAX_COMBINATIONS = 20_000;

/**
 * E[amount]. Sums and multiples are taken apart, because expectation is linear; what is left is in closed form in one
 * observable, a sum over the values of discrete ones, and by quadrature for two continuous ones. Distinct observables are
 * independent of each other.
 */
export function expectedAmount(amount: Amount, distributionOf: DistributionOf, world: World): Real {
  const { numbers } = world;
  const expected = (part: Amount): Real => {
    if (part.tag === "add") return expected(part.left).plus(expected(part.right));
    if (part.tag === "times") return numbers.of(part.factor).times(expected(part.amount));
    const { observables, value, payoff: timeless } = formOf(part);
    if (value !== undefined) return numbers.of(value);
    const unknowns = observables.map((observable) => ({
      observable,
      distribution: distributionOf(observable, numbers),
    }));
    const compute = (): Real => {
      const [only, second] = unknowns;
      // Most amounts hang on one observable.
      if (only !== undefined && second === undefined)
        return expectation(payoff(part, NOTHING_KNOWN, world), only.distribution, numbers);
      refuseDependent(unknowns);
      const dayOf = (rule: DateRule) => world.dayOf(rule);
      return over(part, unknowns, NOTHING_KNOWN, { numbers, dayOf, distributionOf });
    };
    return timeless === undefined ? compute() : knownOver(part, unknowns, compute);
  };
  return expected(amount);
}

/** What an amount is expected to be over the distributions on the way to here, and over further ones. */
interface Expectations {
  value: Real | undefined;
  readonly over: WeakMap<Distribution, Expectations>;
}

const newExpectations = (): Expectations => ({ value: undefined, over: new WeakMap() });

const expectationsOf = /* @__PURE__ */ memoize((_: Amount): Expectations => newExpectations());

/** An expectation, worked out once over the same distributions: an analysis moves one belief at a time and leaves all others be. */
function knownOver(amount: Amount, unknowns: readonly Unknown[], compute: () => Real): Real {
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
type World = Pick<Outlook, "dayOf" | "numbers">;

/** What an observable is distributed like, in numbers of any arithmetic. */
type DistributionOf = (observable: Observable, numbers: Arithmetic) => Distribution;

type FullWorld = World & { readonly distributionOf: DistributionOf };

/** The expectation over all unknowns, given what is known already. */
function over(amount: Amount, unknowns: readonly Unknown[], known: Known, world: FullWorld): Real {
  const { numbers } = world;
  const [first, second, ...others] = [...unknowns].sort(byAtoms);
  if (first === undefined) return numbers.of(payoffAt(payoff(amount, known, world), ZERO));
  if (second === undefined) return expectation(payoff(amount, known, world), first.distribution, numbers);
  const { atoms } = first.distribution;
  const rest = [second, ...others];
  const given = (value: Real): Real =>
    over(amount, rest, new Map([...known, [observableKey(first.observable), value.toExact()]]), world);
  if (atoms.length > 0) {
    if (combinations(unknowns) > MAX_COMBINATIONS)
      return refuseWithoutSimulation(unknowns, "takes too many values together");
    return atoms.reduce(
      (sum, { value, probability }) => sum.plus(probability.times(given(value))),
      numbers.of(0),
    );
  }
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
  integral: (both: Both, numbers: Arithmetic) => Real,
): Real {
  if (numbers === doubleDoubles) return integral(both, numbers);
  try {
    const pairs = both.map(({ observable }) => ({
      observable,
      distribution: distributionOf(observable, doubleDoubles),
    }));
    return numbers.of(integral(pairs as unknown as Both, doubleDoubles).toDecimal());
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

/** Discrete distributions first, those with the fewest values ahead. */
const byAtoms = (a: Unknown, b: Unknown): number => atomsOf(a) - atomsOf(b);
const atomsOf = ({ distribution }: Unknown): number => distribution.atoms.length || Number.MAX_SAFE_INTEGER;

const combinations = (unknowns: readonly Unknown[]): number =>
  unknowns.reduce((product, { distribution }) => product * Math.max(1, distribution.atoms.length), 1);

/** ∫ E[amount | first = x] dF(x) */
function byQuadrature(amount: Amount, both: Both, known: Known, world: World): Real {
  const { numbers } = world;
  const [outer, inner] = outerFirst(both);
  const key = observableKey(outer.observable);
  const integral = expectedOverTwo(
    (value) => payoff(amount, new Map([...known, [key, value]]), world),
    outer,
    inner,
    numbers,
  );
  if (integral === undefined) return refuseWithoutSimulation(both, "changes its shape too often");
  // The quadrature's own doubt is far wider than the arithmetic's.
  return integral.value.middle();
}

type ContinuousUnknown = Unknown & Continuous;

/**
 * The narrower one is integrated over: the expectation of the other one hardly bends on its range. Among equals, the one whose own
 * closed form is the dearer.
 */
function outerFirst(both: Both): readonly [ContinuousUnknown, ContinuousUnknown] {
  const [a, b] = both.map((unknown): ContinuousUnknown & { readonly width: number } => {
    const { coordinate } = unknown.distribution;
    if (coordinate === undefined) return refuseWithoutSimulation(both, "could not be integrated");
    const [low, high] = [coordinate.knots[0], coordinate.knots.at(-1)];
    const end = (z = ZERO): number => coordinate.valueAt(unknown.distribution.mean.like(z)).toNumber();
    return { ...unknown, coordinate, width: end(high) - end(low) };
  }) as [ContinuousUnknown & { width: number }, ContinuousUnknown & { width: number }];
  const cost = (x: ContinuousUnknown): number => (x.coordinate.singularAtKnots ? 1 : 0);
  if (cost(a) !== cost(b)) return cost(a) > cost(b) ? [a, b] : [b, a];
  return a.width <= b.width ? [a, b] : [b, a];
}

/** Two prices of one share move together: their joint expectation is not the product of two independent ones. */
function refuseDependent(unknowns: readonly Unknown[]): void {
  const issuers = unknowns.flatMap(({ observable, distribution }) =>
    observable.kind === "price" && distribution.atoms.length !== 1 ? [observable.issuer] : [],
  );
  if (new Set(issuers).size < issuers.length)
    refuseWithoutSimulation(unknowns, "hangs on one share's price at several times");
}

function refuseWithoutSimulation(unknowns: readonly Unknown[], why: string): never {
  const names = unknowns.map(({ observable }) => formatObservable(observable)).join(", ");
  const message = `an amount of ${names} ${why}: it has no closed form and needs simulation`;
  throw new OfferError({ code: "needs-simulation", path: [], message });
}

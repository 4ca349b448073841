import { constant } from "../../algebra/amount.js";
import { type Obligation, obligations, observedBy } from "../../algebra/obligations.js";
import { formatObservable, type Observable, observableKey } from "../../algebra/observable.js";
import { distinctObservables } from "../../algebra/observablesIn.js";
import { addPayoffs, constantPayoff, type Payoff, payoffAt, timesPayoff } from "../../algebra/payoff.js";
import { payoffOf } from "../../algebra/payoffOf.js";
import { type Assumptions, readAssumptions } from "../../beliefs/assumptions.js";
import type { AssumptionsInput } from "../../beliefs/assumptionsInput.js";
import type { Distribution } from "../../distributions/distribution.js";
import { describeReceived, OfferError } from "../../errors.js";
import { doubleDoubles } from "../../numeric/ball.js";
import { Decimal, ONE, ZERO } from "../../numeric/decimal.js";
import { formatAmount } from "../../numeric/format.js";
import { toResult } from "../../numeric/rounding.js";
import { type Offer, readOffer } from "../../offer/offer.js";
import type { OfferInput } from "../../offer/offerDocument.js";
import { offerWorth } from "../../offer/offerWorth.js";
import { printout, titleOf } from "../../print/printout.js";
import { columnsOf, textTable } from "../../print/textTable.js";
import { readOptions } from "../../schema/options.js";
import { type Printable, printable } from "../../schema/printable.js";
import { suggest } from "../../schema/suggest.js";

/** Which payment of an offer is looked at. */
export interface PayoffChoice {
  /** The name of a component; the first that hangs on one uncertain quantity unless stated. */
  readonly component?: string | undefined;
  /** One of its parts, such as a period: `"2022"`; the first unless stated. */
  readonly part?: string | undefined;
}

/** What a component pays, as a function of what it hangs on. */
export interface PayoffCurve extends Printable {
  /** The name of the offer. */
  readonly subject: string;
  /** The name of the beliefs, where they have one. */
  readonly beliefs: string | undefined;
  /** The component and its part: "Profit share, 2021". */
  readonly payment: string;
  /** What it hangs on, in words: "us-profit for 2021". */
  readonly observed: string;
  /** What it is measured in: the code of a currency. */
  readonly observedIn: string;
  /** What the payment is in: the code of a currency, or shares of an issuer. */
  readonly unit: string;
  /** The expected value of what it hangs on, in its own units. */
  readonly expected: Decimal;
  /** Ascending values of what it hangs on, with what is paid there; two at one value where it jumps. */
  readonly points: readonly {
    /** The value of what it hangs on. */
    readonly at: Decimal;
    /** What is paid, before discounting, odds and credit. */
    readonly pays: Decimal;
  }[];
  /** How likely values are: the probability of each of equally wide ranges; empty where the forecast is a single number or cases. */
  readonly density: readonly {
    /** The lower end of the range. */
    readonly from: Decimal;
    /** Its upper end. */
    readonly to: Decimal;
    /** Probability that the quantity turns out to lie in it. */
    readonly probability: Decimal;
  }[];
}

const STEPS = 60;

/**
 * What one payment of an offer comes to, as a function of the one uncertain quantity that it hangs on, with how likely each value
 * of that is believed to be. Amounts are before discounting, odds and credit.
 *
 * @throws OfferError `unknown-key` for a component or part that hangs on no uncertain quantity or on several; whatever is wrong
 * with the offer or the beliefs.
 * @example
 * ```ts
 * const share = profitShare({ share: "0.5", metric: "profit", periods: [2021], cap: "100" });
 * const deal = offer({ name: "Deal", currency: "USD", components: [share] });
 * const forecast = { 2021: { distribution: "normal", mean: "150", standardDeviation: "50" } };
 * const curve = payoffCurve(deal, { valuationDate: "2021-01-01", discountRate: "0.1", metrics: { profit: { forecast } } });
 * curve.points.filter(({ at }) => at.equals(200)).map(({ pays }) => pays).join(); // => 100
 * curve.observed; // => profit for 2021
 * ```
 */
export function payoffCurve(
  offer: Offer | OfferInput,
  assumptions: AssumptionsInput | Assumptions,
  choice: PayoffChoice = {},
): PayoffCurve {
  const { component, part } = readOptions(choice, ["component", "part"], "choice");
  const terms = readOffer(offer);
  const beliefs = readAssumptions(assumptions);
  const { world } = offerWorth(terms, beliefs);
  const candidates = paymentsOf(terms);
  const chosen = chosenOf(candidates, component, part);
  const outlook = world.outlook(doubleDoubles);
  const known = {
    dayOf: (rule: Parameters<typeof world.dayOf>[0]) => world.dayOf(rule),
    valueOf: () => undefined,
  };
  const payoff = chosen.owed.map((one) => payoffIn(one, known)).reduce(addPayoffs, constantPayoff(ZERO));
  const distribution = outlook.realWorld(chosen.observable) ?? outlook.riskNeutral(chosen.observable);
  const [low, high] = rangeOf(payoff, distribution);
  const expected = outlook.forecast(chosen.observable).toDecimal();
  return printable(
    {
      subject: terms.name,
      beliefs: beliefs.name,
      payment: chosen.name,
      observed: formatObservable(chosen.observable),
      observedIn: chosen.observable.currency,
      unit: chosen.unit,
      expected: toResult(expected),
      points: pointsOf(payoff, low, high),
      density: densityOf(distribution, low, high),
    },
    payoffTable,
  );
}

/** The points of a curve: what the quantity comes to, and what is paid. */
export function payoffTable({
  subject,
  beliefs,
  payment,
  observed,
  observedIn,
  unit,
  points,
}: Omit<PayoffCurve, keyof Printable>): string {
  const table = textTable(
    columnsOf([], [`${observed}, ${observedIn}`, `pays, ${unit}`]),
    points.map(({ at, pays }) => [formatAmount(at, 2), formatAmount(pays, 2)]),
  );
  return printout(titleOf(subject, beliefs), [payment], table);
}

/** The payments of one name that hang on one quantity. */
interface Candidate {
  readonly name: string;
  readonly component: string;
  readonly part: string;
  readonly unit: string;
  readonly observable: Observable;
  readonly owed: readonly Obligation[];
}

function paymentsOf({ claim }: Offer): readonly Candidate[] {
  const found = new Map<string, Candidate>();
  for (const one of obligations(claim)) {
    const [observable, ...others] = observedBy(one);
    if (observable === undefined || others.length > 0) continue;
    const [component = "", ...parts] = one.path;
    const unit = one.asset.kind === "share" ? `${one.asset.issuer} shares` : one.asset.currency;
    const key = JSON.stringify([one.path, observableKey(observable), unit]);
    const before = found.get(key);
    found.set(key, {
      name: one.path.join(", "),
      component,
      part: parts.join(", "),
      unit,
      observable,
      owed: [...(before?.owed ?? []), one],
    });
  }
  return [...found.values()];
}

function chosenOf(candidates: readonly Candidate[], component: unknown, part: unknown): Candidate {
  const found = candidates.find(
    (one) =>
      (component === undefined || one.component === component) && (part === undefined || one.part === part),
  );
  if (found !== undefined) return found;
  if (candidates.length === 0) {
    const message = "nothing in the offer hangs on exactly one uncertain quantity";
    throw new OfferError({ code: "unknown-key", path: ["offer"], message });
  }
  const asked = component ?? part;
  const names = candidates.flatMap((one) => [one.component, one.part]);
  const all = [...new Set(candidates.map(({ name }) => name))].slice(0, MOST_NAMED).join("; ");
  throw new OfferError({
    code: "unknown-key",
    path: ["choice", component === undefined ? "part" : "component"],
    message: `must name a payment that hangs on one uncertain quantity${suggest(String(asked), names)} (there are: ${all})`,
    received: describeReceived(asked),
  });
}

const MOST_NAMED = 20;

/** What is delivered, as a function of the quantity: the product of factors, of which one observes it. */
function payoffIn({ factors, sign }: Obligation, known: Parameters<typeof payoffOf>[1]): Payoff {
  const fixed = factors.filter((factor) => distinctObservables(factor).length === 0);
  const open = factors.find((factor) => distinctObservables(factor).length > 0) ?? constant("1");
  const factor = fixed.reduce(
    (product, one) => product.times(payoffAt(payoffOf(one, known), ZERO)),
    ONE.times(sign),
  );
  return timesPayoff(factor, payoffOf(open, known));
}

/** What is drawn: where the quantity is likely to be, and where the payment bends. */
function rangeOf({ breakpoints }: Payoff, distribution: Distribution): readonly [Decimal, Decimal] {
  const { mean, atoms } = distribution;
  const middle = mean.toDecimal();
  const likely =
    atoms.length > 0
      ? atoms.map(({ value }) => value.toDecimal())
      : ["0.005", "0.995"].map((p) => distribution.quantile(mean.like(new Decimal(p))).toDecimal());
  const bends = breakpoints.map(({ at }) => at);
  const within = [middle, ...likely, ...bends].sort((a, b) => a.comparedTo(b));
  const [first, last] = [within[0], within.at(-1)] as [Decimal, Decimal];
  const spread = last.minus(first);
  const margin = spread.isZero() ? (middle.isZero() ? ONE : middle.abs()) : spread.times("0.08");
  const from = first.minus(margin);
  return [from.isNegative() && !first.isNegative() ? ZERO : from, last.plus(margin)];
}

function pointsOf(payoff: Payoff, low: Decimal, high: Decimal): PayoffCurve["points"] {
  const inside = payoff.breakpoints.filter(({ at }) => at.greaterThan(low) && at.lessThan(high));
  const point = (at: Decimal, pays: Decimal) => ({ at: toResult(at), pays: toResult(pays) });
  const on = ({ intercept, slope }: Payoff["lines"][number], at: Decimal) => intercept.plus(slope.times(at));
  return [
    point(low, payoffAt(payoff, low)),
    ...inside.flatMap(({ at, left, right }) => {
      const [before, after] = [on(left, at), on(right, at)];
      return before.equals(after) ? [point(at, after)] : [point(at, before), point(at, after)];
    }),
    point(high, payoffAt(payoff, high)),
  ];
}

function densityOf(distribution: Distribution, low: Decimal, high: Decimal): PayoffCurve["density"] {
  if (distribution.coordinate === undefined) return [];
  const step = high.minus(low).div(STEPS);
  const { mean } = distribution;
  const below = (at: Decimal): Decimal => distribution.below(mean.like(at), true).toDecimal();
  const ends = Array.from({ length: STEPS + 1 }, (_, index) => low.plus(step.times(index)));
  const reached = ends.map(below);
  return ends.slice(1).map((to, index) => ({
    from: toResult(ends[index] as Decimal),
    to: toResult(to),
    probability: toResult((reached[index + 1] as Decimal).minus(reached[index] as Decimal)),
  }));
}

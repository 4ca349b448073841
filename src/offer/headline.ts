import { constant } from "../algebra/amount.js";
import { areContradictory } from "../algebra/contradiction.js";
import type { Observable } from "../algebra/observable.js";
import { distinctObservables } from "../algebra/observablesIn.js";
import { payoffAt } from "../algebra/payoff.js";
import { payoffOf } from "../algebra/payoffOf.js";
import type { Assumptions } from "../beliefs/assumptions.js";
import { componentOf } from "../components/defineComponent.js";
import { resultOf } from "../numeric/certified.js";
import { type Decimal, exactProduct, ZERO } from "../numeric/decimal.js";
import { toResult } from "../numeric/rounding.js";
import { hullOf, NOTHING, type Possible, type Range, sumOfRanges } from "../pricing/amountRange.js";
import { type Flow, totalOf } from "../pricing/flows.js";
import { type Contingency, rangeOfOutcomes } from "../pricing/outcomeRange.js";
import { ownProperty } from "../schema/records.js";
import { isContingent } from "./isContingent.js";
import type { Offer } from "./offer.js";
import type { OfferWorth } from "./offerWorth.js";

/** An amount in units of the valuation's currency, or the word for what nothing limits. */
export type Limit = Decimal | "unlimited";

/**
 * What an offer comes to at face if it closes: no odds, no discount, metrics at their forecast and shares at today's price, whatever
 * an observed price does to their number. In units of the valuation's currency.
 */
export interface Headline {
  /** All of it: the sum of the next three, and the `nominal` total of the breakdown. */
  readonly amount: Decimal;
  /** Fixed, and due by closing (by the valuation date, where no closing is stated). */
  readonly atClosing: Decimal;
  /** Fixed, and due later. */
  readonly later: Decimal;
  /** What hangs on a metric, or on an event that is no condition of closing: at the forecast, as if every such event came about; of what excludes each other, what comes to the most. */
  readonly contingent: Decimal;
  /**
   * The least that it may come to without discount, whichever events happen and whatever is measured: the lower end of the range of
   * outcomes that ASC 805-30-50 and IFRS 3.B64 ask for. Negative where the seller may have to pay.
   */
  readonly atLeast: Limit;
  /** The most that it may come to, in the same sense. */
  readonly atMost: Limit;
  /** What can only be due if the offer fails, and is no part of all this; undefined where there is nothing of the kind. */
  readonly onlyIfItFails: FailureAmounts | undefined;
}

/** What can only be due if an offer fails: of what excludes each other, such as the steps of one fee, the largest. */
export interface FailureAmounts {
  /** What the seller may receive at most. */
  readonly received: Limit;
  /** What the seller's side may have to pay at most. */
  readonly paid: Limit;
}

/** The headline of an offer in the world as somebody believes it. */
export function headlineOf(
  offer: Offer,
  beliefs: Assumptions,
  { flows, world, conditions }: OfferWorth,
): Headline {
  const met: ReadonlySet<string> = new Set(conditions.map(({ event }) => event));
  const due = flows.filter((flow) => !flow.isExcluded);
  const lastDay = beliefs.closing ?? beliefs.valuationDate;
  const [contingent, fixed] = split(due, ({ obligation }) => isContingent(obligation, offer));
  const [atClosing, later] = split(fixed, ({ day }) => day <= lastDay);
  const nominal = (of: readonly Flow[]): Decimal => resultOf(totalOf(of, "nominal"));
  const possible: Possible = { dayOf: (rule) => world.dayOf(rule), leastOf: leastIn(beliefs) };
  const { low, high } = rangeOfOutcomes(
    due.map((flow) => contingencyOf(flow, possible, met)),
    possible,
  );
  return {
    amount: nominal(flows),
    atClosing: nominal(atClosing),
    later: nominal(later),
    contingent: nominal(contingent),
    atLeast: limit(low),
    atMost: limit(high),
    onlyIfItFails: onlyIfItFails(offer, flows, possible),
  };
}

function split<Item>(items: readonly Item[], test: (item: Item) => boolean): readonly [Item[], Item[]] {
  return [items.filter(test), items.filter((item) => !test(item))];
}

const limit = (end: Decimal | undefined): Limit => (end === undefined ? "unlimited" : toResult(end));

/** A price is never negative, nor a metric whose forecast cannot be; a forecast of one number says nothing of that. */
const leastIn =
  ({ metrics }: Assumptions) =>
  (observable: Observable): Decimal | undefined => {
    if (observable.kind === "price") return ZERO;
    const forecast = ownProperty(
      ownProperty(metrics, observable.metric)?.forecast ?? {},
      observable.period.label,
    );
    if (forecast === undefined || forecast.family.distribution === "point") return undefined;
    return forecast.family.lowerBound(forecast)?.greaterThanOrEqualTo(0) ? ZERO : undefined;
  };

/** A flow as so many times what it observes, at today's price; events that happen if the offer closes are no condition any more. */
function contingencyOf(flow: Flow, possible: Possible, met: ReadonlySet<string>): Contingency {
  const { factors, sign } = flow.obligation;
  const known = factors.filter((factor) => distinctObservables(factor).length === 0);
  const open = factors.find((factor) => !known.includes(factor));
  const factor = known
    .map((amount) =>
      payoffAt(payoffOf(amount, { dayOf: (rule) => possible.dayOf(rule), valueOf: () => undefined }), ZERO),
    )
    .reduce((product, value) => exactProduct(product, value), spotOf(flow));
  return {
    factor: sign === 1 ? factor : factor.neg(),
    amount: open ?? constant("1"),
    conditions: flow.conditions.filter(({ event, happens }) => !(happens && met.has(event))),
  };
}

const spotOf = (flow: Flow): Decimal => resultOf((numbers) => flow.spot(numbers));

const excludeEachOther = (one: Flow, other: Flow): boolean =>
  areContradictory([...one.conditions, ...other.conditions]);

/** What the conditions of closing exclude. The steps of one fee exclude each other: it is due on one of several events. */
function onlyIfItFails(offer: Offer, flows: readonly Flow[], possible: Possible): FailureAmounts | undefined {
  const failing = flows.filter((flow) => flow.isExcluded && !areContradictory(flow.conditions));
  if (failing.length === 0) return undefined;
  const fees = new Set(offer.components.filter((one) => one.owedWithoutClosing).map(({ name }) => name));
  const [steps, others] = split(failing, (flow) => fees.has(componentOf(flow)));
  const range = (of: readonly Flow[]): Range =>
    rangeOfOutcomes(
      of.map((flow) => contingencyOf(flow, possible, new Set())),
      possible,
    );
  const groups: Flow[][] = [];
  for (const fee of fees) {
    const due = steps.filter((flow) => componentOf(flow) === fee);
    const instead = groups.find((group) =>
      group.every((one) => due.every((other) => excludeEachOther(one, other))),
    );
    if (instead === undefined) groups.push(due);
    else instead.push(...due);
  }
  const widest = groups.map((group) => group.map((flow) => range([flow])).reduce(hullOf, NOTHING));
  const { low, high } = sumOfRanges([...widest, range(others)]);
  return { received: limit(high), paid: limit(low?.neg()) };
}

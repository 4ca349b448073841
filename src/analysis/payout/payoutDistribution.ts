import type { Amount } from "../../algebra/amount.js";
import { formatAsset } from "../../algebra/asset.js";
import type { Condition } from "../../algebra/claim.js";
import { observedBy } from "../../algebra/obligations.js";
import { formatObservable, type Observable, observableKey } from "../../algebra/observable.js";
import { distinctObservables } from "../../algebra/observablesIn.js";
import { addPayoffs, constantPayoff, type Payoff, payoffAt, timesPayoff } from "../../algebra/payoff.js";
import { payoffOf } from "../../algebra/payoffOf.js";
import { isAveraged } from "../../algebra/priceDays.js";
import { type Assumptions, readAssumptions } from "../../beliefs/assumptions.js";
import type { AssumptionsInput } from "../../beliefs/assumptionsInput.js";
import { componentOf } from "../../components/defineComponent.js";
import { AVERAGE_ASSUMED } from "../../distributions/averageOfLognormals.js";
import type { Distribution } from "../../distributions/distribution.js";
import { describeReceived, OfferError } from "../../errors.js";
import { certified } from "../../numeric/certified.js";
import { Decimal, type DecimalInput, ONE, toDecimal, toFraction, ZERO } from "../../numeric/decimal.js";
import type { Arithmetic } from "../../numeric/real.js";
import { type Offer, readOffer } from "../../offer/offer.js";
import type { OfferInput } from "../../offer/offerDocument.js";
import { type OfferWorth, offerWorth } from "../../offer/offerWorth.js";
import type { Flow } from "../../pricing/flows.js";
import { readOptions } from "../../schema/options.js";
import { type Printable, printable } from "../../schema/printable.js";
import { suggest } from "../../schema/suggest.js";
import { formatDate, type IsoDate } from "../../time/date.js";
import {
  type Case,
  FARTHEST,
  type Mixture,
  meanIfPaid,
  meanOf,
  probabilityWhere,
  quantileOf,
} from "./mixture.js";
import { payoutTable } from "./payoutTable.js";

/**
 * Which odds: `"real-world"`, of what will happen, with forecasts as stated and shares at their expected return; or `"pricing"`, those
 * under which expectations are prices, with the premium for risk taken off.
 */
export type PayoutDrift = "real-world" | "pricing";

/** What is asked about what will be paid. */
export interface PayoutOptions {
  /** The name of one component; the whole offer unless stated. */
  readonly component?: string | undefined;
  /** Which odds; `"real-world"` unless stated. */
  readonly drift?: PayoutDrift | undefined;
}

/** A percentile of what will be paid. */
export interface PayoutPercentile {
  /** From 0 to 1: 0.05 for the 5th percentile. */
  readonly probability: Decimal;
  /** What is not exceeded with that probability. */
  readonly amount: Decimal;
}

/** How much will be paid, and with which odds. Amounts are not discounted. */
export interface PayoutDistribution extends Printable {
  /** The offer's name. */
  readonly offer: string;
  /** Whose view it is; undefined where the beliefs have no name. */
  readonly beliefs: string | undefined;
  /** The component that is asked about; undefined for the whole offer. */
  readonly component: string | undefined;
  /** ISO 4217 code of the currency of all amounts. */
  readonly currency: string;
  /** Payments before it do not count. */
  readonly valuationDate: IsoDate;
  /** Whose odds these are: of what will happen, or those that price. */
  readonly drift: PayoutDrift;
  /** The expected amount. */
  readonly mean: Decimal;
  /** The probability that exactly nothing is paid, from 0 to 1. */
  readonly probabilityOfNothing: Decimal;
  /** The probability that more than nothing is paid, from 0 to 1. */
  readonly probabilityOfPayment: Decimal;
  /** The expected amount if more than nothing is paid; null where that never happens. */
  readonly meanIfPaid: Decimal | null;
  /** The 5th, 10th, 25th, 50th, 75th, 90th and 95th percentile. */
  readonly percentiles: readonly PayoutPercentile[];
  /** What was taken for granted, in words. */
  readonly assumed: readonly string[];
  /** The probability that at most so much is paid, from 0 to 1. */
  probabilityAtMost(amount: DecimalInput): Decimal;
  /** The least amount that is not exceeded with this probability, which lies between 0 and 1. */
  quantile(probability: DecimalInput): Decimal;
}

/**
 * The whole range of what an offer, or one of its components, will pay if the offer closes: the odds of nothing, of at most so
 * much, the percentiles and the mean if anything is paid, in closed form where all of it hangs on one uncertain quantity (and on
 * events). Amounts are summed over all payments, undiscounted; nobody is taken to default. Odds are real-world ones unless
 * `drift` asks for those that price: percentiles of what will be paid are never taken from prices.
 *
 * @throws OfferError `needs-simulation` where it hangs on several uncertain quantities, or pays in shares or in several
 * currencies; `unknown-component` for a name that the offer does not have; what `valueOffer` throws for missing beliefs.
 * @example
 * ```ts
 * const share = profitShare({ share: "0.5", metric: "profit", periods: [2021], floor: "0" });
 * const deal = offer({ name: "Deal", currency: "USD", components: [share] });
 * const forecast = { 2021: { distribution: "uniform", low: "-100", high: "300" } } as const;
 * const payout = payoutDistribution(deal, { valuationDate: "2021-01-01", discountRate: "0", metrics: { profit: { forecast } } });
 * payout.probabilityOfNothing; // => 0.25
 * payout.quantile("0.5"); // => 50
 * payout.meanIfPaid; // => 75
 * ```
 */
export function payoutDistribution(
  offer: Offer | OfferInput,
  assumptions: AssumptionsInput | Assumptions,
  options: PayoutOptions = {},
): PayoutDistribution {
  const { component, drift = "real-world" } = readOptions(options, ["component", "drift"]);
  checkDrift(drift);
  const terms = readOffer(offer);
  const beliefs = readAssumptions(assumptions);
  const worth = offerWorth(terms, beliefs);
  const flows = flowsIn(terms, worth, component);
  const { mixture, currency, assumed } = mixtureOf(flows, worth, beliefs, drift);
  const quantile = (probability: DecimalInput): Decimal => quantileOf(mixture, checkedOdds(probability));
  return printable(
    {
      offer: terms.name,
      beliefs: beliefs.name,
      component,
      currency,
      valuationDate: formatDate(beliefs.valuationDate),
      drift,
      mean: meanOf(mixture),
      probabilityOfNothing: probabilityWhere(mixture, "exactly", ZERO),
      probabilityOfPayment: probabilityWhere(mixture, "above", ZERO),
      meanIfPaid: meanIfPaid(mixture),
      percentiles: PERCENTILES.map((probability) => ({
        probability: new Decimal(probability),
        amount: quantile(probability),
      })),
      assumed,
      probabilityAtMost: (amount: DecimalInput) =>
        probabilityWhere(mixture, "at most", toDecimal(amount, ["amount"])),
      quantile,
    },
    payoutTable,
  );
}

const PERCENTILES = ["0.05", "0.1", "0.25", "0.5", "0.75", "0.9", "0.95"];

function checkDrift(drift: unknown): void {
  if (drift === "real-world" || drift === "pricing") return;
  const message = 'must be "real-world" or "pricing"';
  throw new OfferError({
    code: "invalid-term",
    path: ["options", "drift"],
    message,
    received: describeReceived(drift),
  });
}

function checkedOdds(input: DecimalInput): Decimal {
  const probability = toFraction(input, ["probability"]);
  const rest = ONE.minus(probability);
  if (probability.greaterThanOrEqualTo(FARTHEST) && rest.greaterThanOrEqualTo(FARTHEST)) return probability;
  const message = `must be above 0 and below 1, by ${FARTHEST} or more`;
  throw new OfferError({ code: "out-of-range", path: ["probability"], message, received: `"${input}"` });
}

function flowsIn(offer: Offer, { flows }: OfferWorth, component: string | undefined): readonly Flow[] {
  const ahead = flows.filter((flow) => !flow.isPast);
  if (component === undefined) return ahead;
  const names = offer.components.map(({ name }) => name);
  if (names.includes(component)) return ahead.filter((flow) => componentOf(flow) === component);
  const message = `is no component of the offer${typeof component === "string" ? suggest(component, names) : ""}`;
  throw new OfferError({
    code: "unknown-component",
    path: ["options", "component"],
    message,
    received: describeReceived(component),
  });
}

/** What is paid, as cases of events and a payoff of one quantity in each. */
function mixtureOf(flows: readonly Flow[], worth: OfferWorth, beliefs: Assumptions, drift: PayoutDrift) {
  const currency = currencyOf(flows, worth.currency);
  const { world } = worth;
  const distributionOf = (observable: Observable, numbers: Arithmetic): Distribution => {
    const outlook = world.outlook(numbers);
    const expected = drift === "real-world" ? outlook.realWorld(observable) : undefined;
    return expected ?? outlook.riskNeutral(observable);
  };
  const { known, open } = certified((numbers) =>
    knownOf(flows, (observable) => distributionOf(observable, numbers)),
  );
  const [quantity, second] = open;
  if (second !== undefined) {
    const names = open.map(formatObservable).join(", ");
    refusePayout(flows, `hangs on several uncertain quantities (${names})`);
  }
  const payoffs = flows.map((flow) => payoffOfFlow(flow, known, worth));
  const mixture: Mixture = {
    cases: casesOf(flows, payoffs, worth),
    quantity: (numbers) => quantity && distributionOf(quantity, numbers),
  };
  return { mixture, currency, assumed: assumedOf(flows, quantity, beliefs, drift) };
}

function currencyOf(flows: readonly Flow[], otherwise: string): string {
  const currencies = new Set<string>();
  for (const { asset } of flows) {
    if (asset.kind === "currency") currencies.add(asset.currency);
    else refusePayout(flows, `delivers ${formatAsset(asset)}, which is worth what is uncertain on delivery`);
  }
  const [first = otherwise, second] = currencies;
  if (second !== undefined) refusePayout(flows, `pays in ${[...currencies].join(" and ")}`);
  return first;
}

function refusePayout(flows: readonly Flow[], why: string): never {
  const components = [...new Set(flows.map(componentOf))].join(", ");
  const message = `what ${components} pays ${why}: its distribution has no closed form and needs simulation`;
  throw new OfferError({ code: "needs-simulation", path: [], message });
}

/** What is observed: numbers known for certain, and what is uncertain. */
function knownOf(flows: readonly Flow[], distributionOf: (observable: Observable) => Distribution) {
  const known = new Map<string, Decimal>();
  const open = new Map<string, Observable>();
  const observed = flows.flatMap(({ obligation }) => observedBy(obligation));
  for (const observable of observed) {
    const key = observableKey(observable);
    if (known.has(key) || open.has(key)) continue;
    const [only, other] = distributionOf(observable).atoms;
    if (only !== undefined && other === undefined) known.set(key, only.value.toExact());
    else open.set(key, observable);
  }
  return { known, open: [...open.values()] };
}

function payoffOfFlow(flow: Flow, known: ReadonlyMap<string, Decimal>, { world }: OfferWorth): Payoff {
  const { factors, sign } = flow.obligation;
  const partial = {
    dayOf: (rule: Parameters<typeof world.dayOf>[0]) => world.dayOf(rule),
    valueOf: (observable: Observable) => known.get(observableKey(observable)),
  };
  const isFixed = (factor: Amount): boolean =>
    distinctObservables(factor).every((observable) => known.has(observableKey(observable)));
  const [bending, another] = factors.filter((factor) => !isFixed(factor));
  if (another !== undefined) refusePayout([flow], "multiplies two uncertain amounts");
  const fixed = factors
    .filter(isFixed)
    .reduce((product, factor) => product.times(payoffAt(payoffOf(factor, partial), ZERO)), new Decimal(sign));
  return bending === undefined ? constantPayoff(fixed) : timesPayoff(fixed, payoffOf(bending, partial));
}

/** More events than these have too many cases. */
const MAX_EVENTS = 10;

/** Every way in which the events on which something is owed may turn out, with what is paid then. */
function casesOf(flows: readonly Flow[], payoffs: readonly Payoff[], { world }: OfferWorth): readonly Case[] {
  const events = [...new Set(flows.flatMap(({ conditions }) => conditions.map(({ event }) => event)))];
  if (events.length > MAX_EVENTS) refusePayout(flows, `hangs on ${events.length} events`);
  const turns = events.reduce<readonly (readonly Condition[])[]>(
    (before, event) =>
      before.flatMap((some) => [true, false].map((happens) => [...some, { event, happens }])),
    [[]],
  );
  return turns.flatMap((turn): Case[] => {
    const probability = world.probabilityOf(turn);
    if (probability.isZero()) return [];
    const isMet = ({ event, happens }: Condition): boolean =>
      turn.some((one) => one.event === event && one.happens === happens);
    const paid = payoffs.filter((_, index) => (flows[index] as Flow).conditions.every(isMet));
    return [{ probability, payoff: paid.reduce(addPayoffs, constantPayoff(ZERO)) }];
  });
}

function assumedOf(
  flows: readonly Flow[],
  quantity: Observable | undefined,
  beliefs: Assumptions,
  drift: PayoutDrift,
): readonly string[] {
  const events = [...new Set(flows.flatMap(({ conditions }) => conditions.map(({ event }) => event)))];
  const withoutReturn =
    drift === "real-world" &&
    quantity?.kind === "price" &&
    beliefs.shares[quantity.issuer]?.expectedReturn === undefined;
  return [
    "Payments are summed without discounting, and nobody is taken to default.",
    ...(quantity !== undefined && isAveraged(quantity) ? [AVERAGE_ASSUMED] : []),
    ...(withoutReturn
      ? [
          `shares.${quantity.issuer}.expectedReturn: not stated; the discount rate is taken, as in the odds that price.`,
        ]
      : []),
    ...(drift === "real-world" && events.length > 0
      ? [`The odds of ${events.join(", ")} with which values are weighed are taken as real-world odds.`]
      : []),
  ];
}

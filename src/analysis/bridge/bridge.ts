import { type Assumptions, parseAssumptions } from "../../beliefs/assumptions.js";
import type { AssumptionsInput } from "../../beliefs/assumptionsInput.js";
import { withoutPremiums } from "../../beliefs/withoutPremiums.js";
import { type Market, prepaidPrice } from "../../market/prepaidPrice.js";
import type { Rate } from "../../market/rate.js";
import { certified, inEachArithmetic } from "../../numeric/certified.js";
import { type Decimal, ZERO } from "../../numeric/decimal.js";
import type { Arithmetic, Real } from "../../numeric/real.js";
import { resultDifference } from "../../numeric/rounding.js";
import { type Offer, offer as toOffer } from "../../offer/offer.js";
import type { OfferInput } from "../../offer/offerDocument.js";
import { type OfferWorth, offerWorth } from "../../offer/offerWorth.js";
import { valueOffer } from "../../offer/valueOffer.js";
import { byComponent, type Flow, flowsOf } from "../../pricing/flows.js";
import { memoizedOdds, type World, worldOf } from "../../pricing/world.js";
import { printable } from "../../schema/printable.js";
import { mapValues } from "../../schema/records.js";
import { bridgeTable } from "./bridgeTable.js";
import {
  BRIDGE_STEPS,
  type BridgeColumn,
  type BridgeStep,
  type BridgeStepName,
  STEP_NAMES,
  type ValueBridge,
} from "./valueBridge.js";

/**
 * How the headline of an offer comes down to its value: one belief more is switched on at each step, and the step is what
 * that changes. Amounts in units of the beliefs' currency (the offer's unless stated).
 *
 * `headline` takes metrics at their expected value, observed share prices at their forward and what is delivered at today's
 * price, without odds or discount: the `nominal` of a valuation. Then, in this order: `past` drops what was due before the
 * valuation date; `uncertainty` puts the expectation of floors, caps and thresholds in place of their value at the
 * forecast; `risk-premium` lowers forecasts by the premium of the metric; `time` discounts money at the discount rate of the
 * valuation's currency; `credit` adds the payer's spread; `required-return` puts a component's own rate in place of both;
 * `dividends` and `lock-up` take from shares what they lose by them; `currency` discounts foreign money at its own rate instead,
 * which is to convert at the forward; `conditions` weighs each payment with the odds of its conditions, and `closing` with those
 * of the offer's, where the beliefs give them. The order is a convention: in another one, steps that act on the
 * same payment would share out their joint effect otherwise.
 *
 * Every level is a figure of 28 digits and every step the exact difference of two levels, so the headline plus all steps is the
 * value to the last digit, for each component and for the whole; across components, figures add up to 28 digits. In the table
 * everything adds up both ways: steps are differences of levels in cents, and the cent by which rounded components miss
 * the rounded whole goes to the one that it moves least.
 *
 * @throws OfferError as `valueOffer` does.
 * @example
 * ```ts
 * const deal = offer({ name: "Deal", currency: "USD", bidder: "Acme", components: [cash({ amount: "1100", paid: "2022-01-01" })] });
 * const { headline, steps, value } = bridge(deal, { valuationDate: "2021-01-01", discountRate: "0.1" });
 * headline; // => 1100
 * steps.find(({ step }) => step === "time")?.amount; // => -100
 * value; // => 1000
 * ```
 */
export function bridge(offer: Offer | OfferInput, assumptions: AssumptionsInput | Assumptions): ValueBridge {
  const terms = toOffer(offer);
  const beliefs = parseAssumptions(assumptions);
  const { breakdown, withOdds, currency, valuationDate } = valueOffer(terms, beliefs);
  const worth = offerWorth(terms, beliefs);
  const levels = levelsOf(worth, terms, beliefs);
  const columns = certified((numbers) => {
    const flows = levels(numbers);
    const groups = byComponent(flows);
    const parts = terms.components.map(({ name }) => totals(name, groups.get(name) ?? [], numbers));
    return { whole: totals(terms.name, flows, numbers), parts };
  });
  // Levels that a valuation shows are its own figures, whatever arithmetic each of the two was worked out in.
  const whole: Totals = {
    ...columns.whole,
    headline: breakdown.nominal,
    conditions: breakdown.presentValue,
    closing: withOdds?.presentValue ?? breakdown.presentValue,
  };
  return printable(
    {
      ...columnOf(whole),
      beliefs: beliefs.name,
      currency,
      valuationDate,
      components: columns.parts.map(columnOf),
    },
    bridgeTable,
  );
}

type Level = "headline" | BridgeStepName;

/** What one flow comes to at face, and after each step. */
interface FlowLevels {
  readonly path: readonly string[];
  after(level: Level): Real;
}

const NO_YIELD: Rate = { rate: ZERO, compounding: "continuous", dayCount: "ACT/365F" };

/** Each flow of an offer with one belief more at every step. */
function levelsOf(
  { world, flows, conditions: offered, weighted, currency }: OfferWorth,
  { claim }: Offer,
  beliefs: Assumptions,
): (numbers: Arithmetic) => readonly FlowLevels[] {
  const unadjusted = { ...withoutPremiums(beliefs), requiredReturns: {} };
  const flowsWithoutPremiums = flowsOf(claim, worldOf(unadjusted, currency));
  const odds = memoizedOdds(beliefs.odds);
  const closingToo = ({ conditions }: Flow): Decimal => odds([...offered, ...conditions]);
  return inEachArithmetic((numbers) => {
    const plain = flowsWithoutPremiums(numbers);
    const markets = marketsOf(world(numbers).market);
    return flows(numbers).map((flow, index): FlowLevels => {
      const after = levelOf(flow, plain[index] as Flow, world(numbers), markets);
      return {
        path: flow.path,
        after: (level) => {
          if (level !== "closing") return after(level);
          if (!weighted) return after("conditions");
          return flow.expectedUnits.times(numbers.of(closingToo(flow))).times(flow.price);
        },
      };
    });
  });
}

/** What a flow comes to after each step but the last; `plain` is the same flow without premiums for risk. */
function levelOf(
  flow: Flow,
  plain: Flow,
  world: World,
  markets: MarketLevels,
): (level: Exclude<Level, "closing">) => Real {
  const { asset, day, owedBy, expectedUnits, spot, isPast } = flow;
  const { numbers } = world;
  const rate = world.requiredReturn(flow.path);
  const unlessPast = (value: () => Real): Real => (isPast ? numbers.of(0) : value());
  const valueIn = (market: Market, ownRate?: Rate): Real =>
    expectedUnits.times(prepaidPrice(asset, day, owedBy, market, ownRate));
  return (level) => {
    switch (level) {
      case "headline":
        return flow.nominal;
      case "past":
        return unlessPast(() => flow.nominal);
      case "uncertainty":
        return unlessPast(() => plain.expectedUnits.times(spot));
      case "risk-premium":
        return unlessPast(() => expectedUnits.times(spot));
      case "time":
        return valueIn(markets.time);
      case "credit":
        return valueIn(rate === undefined ? markets.credit : markets.time);
      case "required-return":
        return rate === undefined ? valueIn(markets.credit) : valueIn(markets.credit, rate);
      case "dividends":
        return valueIn(markets.dividends, rate);
      case "lock-up":
        return valueIn(markets.lockUps, rate);
      case "currency":
        return expectedUnits.times(flow.price);
      case "conditions":
        return flow.presentValue;
    }
  };
}

type MarketLevels = Readonly<Record<"time" | "credit" | "dividends" | "lockUps", Market>>;

/** Prices with nothing but the discount rate, and then with one thing more each. */
function marketsOf(market: Market): MarketLevels {
  const lockUps: Market = { ...market, currencies: atHomeRate(market) };
  const dividends: Market = { ...lockUps, lockUps: { model: "none", basis: "economic" } };
  const shares = mapValues(market.shares, (quote) => ({ ...quote, dividendYield: NO_YIELD }));
  const credit: Market = { ...dividends, shares };
  return { time: { ...credit, creditSpreads: {} }, credit, dividends, lockUps };
}

/** Every currency at the rate of the valuation's own, where one is stated. */
const atHomeRate = ({ currencies, discountRate }: Market): Market["currencies"] =>
  discountRate === undefined ? currencies : mapValues(currencies, (quote) => ({ ...quote, discountRate }));

type Totals = { readonly name: string } & Readonly<Record<Level, Decimal>>;

function totals(name: string, flows: readonly FlowLevels[], numbers: Arithmetic): Totals {
  const total = (level: Level): Decimal =>
    flows.reduce((sum, flow) => sum.plus(flow.after(level)), numbers.of(0)).toResult();
  const steps = STEP_NAMES.map((step) => [step, total(step)]);
  return {
    name,
    headline: total("headline"),
    ...(Object.fromEntries(steps) as Record<BridgeStepName, Decimal>),
  };
}

function columnOf(levels: Totals): BridgeColumn {
  let before = levels.headline;
  const steps = STEP_NAMES.map((step): BridgeStep => {
    const after = levels[step];
    const amount = resultDifference(after, before);
    before = after;
    return { step, label: BRIDGE_STEPS[step], amount, after };
  });
  return { name: levels.name, headline: levels.headline, steps, value: before };
}

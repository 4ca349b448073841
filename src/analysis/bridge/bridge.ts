import { currency } from "../../algebra/asset.js";
import { type Assumptions, readAssumptions } from "../../beliefs/assumptions.js";
import type { AssumptionsInput } from "../../beliefs/assumptionsInput.js";
import { withoutPremiums } from "../../beliefs/withoutPremiums.js";
import { type Market, prepaidPrice, spotPrice } from "../../market/prepaidPrice.js";
import type { Rate } from "../../market/rate.js";
import { inEachArithmetic, resultOf } from "../../numeric/certified.js";
import { type Decimal, ZERO } from "../../numeric/decimal.js";
import type { Arithmetic, Real } from "../../numeric/real.js";
import { resultDifference } from "../../numeric/rounding.js";
import { type Offer, readOffer } from "../../offer/offer.js";
import type { OfferInput } from "../../offer/offerDocument.js";
import { type OfferWorth, offerWorth } from "../../offer/offerWorth.js";
import { byComponent, type Flow, flowsOf } from "../../pricing/flows.js";
import { type World, worldOf } from "../../pricing/world.js";
import { readOptions } from "../../schema/options.js";
import { printable } from "../../schema/printable.js";
import { mapValues } from "../../schema/records.js";
import type { Design } from "../../simulation/points.js";
import { simulatedFlows } from "../../simulation/simulatedUnits.js";
import { designIn, type ValuationOptions } from "../../simulation/simulationOptions.js";
import { formatDate } from "../../time/date.js";
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
 * With `options.simulation`, what has no closed form is simulated, on the same paths at every level.
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
export function bridge(
  offer: Offer | OfferInput,
  assumptions: AssumptionsInput | Assumptions,
  options: ValuationOptions = {},
): ValueBridge {
  const terms = readOffer(offer);
  const beliefs = readAssumptions(assumptions);
  const design = designIn(readOptions(options, ["simulation"]));
  const worth = offerWorth(terms, beliefs, design);
  const flows = levelsOf(worth, terms, beliefs, design);
  const groups = byComponent(flows);
  return printable(
    {
      ...columnOf(terms.name, flows),
      beliefs: beliefs.name,
      currency: worth.currency,
      valuationDate: formatDate(beliefs.valuationDate),
      components: terms.components.map(({ name }) => columnOf(name, groups.get(name) ?? [])),
    },
    bridgeTable,
  );
}

type Level = "headline" | BridgeStepName;

/** What one flow comes to at face, and after each step. */
interface FlowLevels {
  readonly path: readonly string[];
  after(level: Level, numbers: Arithmetic): Real;
}

const NO_YIELD: Rate = { rate: ZERO, compounding: "continuous", dayCount: "ACT/365F" };

/** Each flow of an offer with one belief more at every step. */
function levelsOf(
  { world, flows, conditions: offered, weighted, currency }: OfferWorth,
  { claim }: Offer,
  beliefs: Assumptions,
  design: Design | undefined,
): readonly FlowLevels[] {
  const unadjusted = { ...withoutPremiums(beliefs), requiredReturns: {} };
  const plainWorld = worldOf(unadjusted, currency);
  const exact = flowsOf(claim, plainWorld);
  const plain = design === undefined ? exact : simulatedFlows(exact, plainWorld, unadjusted, design);
  const markets = inEachArithmetic((numbers) => marketsOf(world.market(numbers)));
  const odds = beliefs.odds.probabilityOf;
  return flows.map((flow, index): FlowLevels => {
    const afterAll = (numbers: Arithmetic): Real => {
      const together = numbers.of(odds([...offered, ...flow.conditions]));
      return flow.expectedUnits(numbers).times(together).times(flow.price(numbers));
    };
    const before = levelOf(flow, plain[index] as Flow, world, markets);
    return {
      path: flow.path,
      after: (level, numbers) => {
        if (flow.isExcluded) return numbers.of(0);
        if (level !== "closing") return before(level, numbers);
        return weighted ? afterAll(numbers) : flow.presentValue(numbers);
      },
    };
  });
}

/** What a flow comes to after each step but the last; `plain` is the flow without premiums for risk. */
function levelOf(
  flow: Flow,
  plain: Flow,
  world: World,
  markets: (numbers: Arithmetic) => MarketLevels,
): (level: Exclude<Level, "closing">, numbers: Arithmetic) => Real {
  const { asset, day, owedBy, isPast } = flow;
  const rate = world.requiredReturn(flow.path);
  // What follows a last cash flow is so much money on that day, found with the rate that is believed; only that money is discounted.
  const delivered = asset.kind === "terminalValue" ? currency(asset.currency) : asset;
  const unitsOf = (numbers: Arithmetic): Real => {
    const units = flow.expectedUnits(numbers);
    if (delivered === asset) return units;
    return units.times(flow.spot(numbers)).div(spotPrice(delivered, world.market(numbers)));
  };
  return (level, numbers) => {
    const valueIn = (market: Market, ownRate?: Rate): Real =>
      unitsOf(numbers).times(prepaidPrice(delivered, day, owedBy, market, ownRate));
    const unlessPast = (value: () => Real): Real => (isPast ? numbers.of(0) : value());
    switch (level) {
      case "headline":
        return flow.nominal(numbers);
      case "past":
        return unlessPast(() => flow.nominal(numbers));
      case "uncertainty":
        return unlessPast(() => plain.expectedUnits(numbers).times(flow.spot(numbers)));
      case "risk-premium":
        return unlessPast(() => flow.expectedUnits(numbers).times(flow.spot(numbers)));
      case "time":
        return valueIn(markets(numbers).time);
      case "credit":
        return valueIn(rate === undefined ? markets(numbers).credit : markets(numbers).time);
      case "required-return":
        return valueIn(markets(numbers).credit, rate);
      case "dividends":
        return valueIn(markets(numbers).dividends, rate);
      case "lock-up":
        return valueIn(markets(numbers).lockUps, rate);
      case "currency":
        return flow.expectedUnits(numbers).times(flow.price(numbers));
      case "conditions":
        return flow.presentValue(numbers);
    }
  };
}

type MarketLevels = Readonly<Record<"time" | "credit" | "dividends" | "lockUps", Market>>;

/** Prices with nothing but the discount rate, and then with one thing more each. */
function marketsOf(market: Market): MarketLevels {
  const lockUps: Market = { ...market, currencies: atHomeRate(market) };
  const dividends: Market = { ...lockUps, lockUps: { model: "none", basis: "economic" } };
  const shares = mapValues(market.shares, (quote) => ({
    ...quote,
    dividendYield: NO_YIELD,
    dividends: undefined,
  }));
  const credit: Market = { ...dividends, shares };
  return { time: { ...credit, creditSpreads: {} }, credit, dividends, lockUps };
}

/** Every currency at the rate of the valuation's own, where one is stated. */
const atHomeRate = ({ currencies, discountRate }: Market): Market["currencies"] =>
  discountRate === undefined ? currencies : mapValues(currencies, (quote) => ({ ...quote, discountRate }));

function columnOf(name: string, flows: readonly FlowLevels[]): BridgeColumn {
  const total = (level: Level): Decimal =>
    resultOf((numbers) => numbers.sum(flows.map((flow) => flow.after(level, numbers))));
  const headline = total("headline");
  let before = headline;
  const steps = STEP_NAMES.map((step): BridgeStep => {
    const after = total(step);
    const amount = resultDifference(after, before);
    before = after;
    return { step, label: BRIDGE_STEPS[step], amount, after };
  });
  return { name, headline, steps, value: before };
}

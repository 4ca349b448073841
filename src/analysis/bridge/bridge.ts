import { type Assumptions, parseAssumptions } from "../../beliefs/assumptions.js";
import type { AssumptionsInput } from "../../beliefs/assumptionsInput.js";
import { certified } from "../../numeric/certified.js";
import type { Decimal } from "../../numeric/decimal.js";
import type { Arithmetic } from "../../numeric/real.js";
import { resultDifference } from "../../numeric/rounding.js";
import { type Offer, offer as toOffer } from "../../offer/offer.js";
import type { OfferInput } from "../../offer/offerDocument.js";
import { valueOffer } from "../../offer/valueOffer.js";
import { printable } from "../../schema/printable.js";
import { bridgeLevels, type FlowLevels, STEP_NAMES } from "./bridgeLevels.js";
import { bridgeTable } from "./bridgeTable.js";
import {
  BRIDGE_STEPS,
  type BridgeColumn,
  type BridgeStep,
  type BridgeStepName,
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
  const weighted = withOdds !== undefined;
  const columns = certified((numbers) => {
    const flows = bridgeLevels(terms, beliefs, currency, weighted, numbers);
    const parts = terms.components.map(({ name }) =>
      levelsOf(
        name,
        flows.filter(({ component }) => component === name),
        numbers,
      ),
    );
    return { whole: levelsOf(terms.name, flows, numbers), parts };
  });
  // Levels that a valuation shows are its own figures, whatever arithmetic each of the two was worked out in.
  const whole: Levels = {
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

type Levels = { readonly name: string; readonly headline: Decimal } & Readonly<
  Record<BridgeStepName, Decimal>
>;

function levelsOf(name: string, flows: readonly FlowLevels[], numbers: Arithmetic): Levels {
  const total = (level: BridgeStepName | "headline"): Decimal =>
    flows.reduce((sum, flow) => sum.plus(flow[level]), numbers.of(0)).toResult();
  const after = Object.fromEntries(STEP_NAMES.map((step) => [step, total(step)]));
  return { name, headline: total("headline"), ...(after as Record<BridgeStepName, Decimal>) };
}

function columnOf(levels: Levels): BridgeColumn {
  let before = levels.headline;
  const steps = STEP_NAMES.map((step): BridgeStep => {
    const after = levels[step];
    const amount = resultDifference(after, before);
    before = after;
    return { step, label: BRIDGE_STEPS[step], amount, after };
  });
  return { name: levels.name, headline: levels.headline, steps, value: before };
}

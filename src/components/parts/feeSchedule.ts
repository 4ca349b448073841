// Internal: no name of the public API lives here.

import * as z from "zod";
import { currency } from "../../algebra/asset.js";
import { all, type Claim, delivery, given, named } from "../../algebra/claim.js";
import { type ConditionInput, condition, currencyCode, dateRule, list } from "../../schema/fields.js";
import type { DateRuleInput } from "../../time/dateRule.js";
import type { CommonTerms } from "../defineComponent.js";
import { type SumInput, sum } from "./sum.js";

/** A fee that is due on one of several events, a different amount on each. */
export interface FeeScheduleTerms extends CommonTerms {
  /** Steps of the fee, each of which hangs on an event of its own; at most 100. */
  readonly steps: readonly FeeStep[];
  /** Currency of the fee; the offer's unless stated. */
  readonly currency?: string | undefined;
}

/** One step of a fee. */
interface FeeStep {
  /** The event on which this step is due, or with `happens: false` the one that must fail. */
  readonly event: ConditionInput;
  /** Amount due, in units of the currency. */
  readonly amount: SumInput;
  /** When it is paid if it is due. */
  readonly paid: DateRuleInput;
}

/** The fields of `FeeScheduleTerms`. */
export const feeScheduleTerms = () => ({
  steps: list(
    z.strictObject({
      event: condition("The event on which this step is due, or with happens: false the one that must fail"),
      amount: sum("Amount due, in units of the currency"),
      paid: dateRule("When it is paid if it is due"),
    }),
    100,
  ).meta({ description: "Steps of the fee, each of which hangs on an event of its own" }),
  currency: currencyCode("Currency of the fee; the offer's unless stated").optional(),
});

type FeeSchedule = z.output<z.ZodObject<ReturnType<typeof feeScheduleTerms>>>;

/** The steps, each under the name of its event and owed only if that happens, or fails. */
export const feeSchedule = ({ steps, currency: code }: FeeSchedule, offerCurrency: string): Claim =>
  all(
    steps.map(({ event: { event, happens }, amount, paid }) =>
      named(event, given(event, delivery(amount, currency(code ?? offerCurrency), paid), happens)),
    ),
  );

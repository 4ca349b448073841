import * as z from "zod";
import { currency } from "../../algebra/asset.js";
import { all, type Claim, delivery, given, named } from "../../algebra/claim.js";
import { condition, currencyCode, dateRule, list, nonNegative } from "../../schema/fields.js";

/** A fee that is due on one of several events, a different amount on each. */
export const feeScheduleTerms = () => ({
  steps: list(
    z.strictObject({
      event: condition("The event on which this step is due, or with happens: false the one that must fail"),
      amount: nonNegative("Amount due, in units of the currency"),
      paid: dateRule("When it is paid if it is due"),
    }),
    100,
  ),
  currency: currencyCode("Currency of the fee; the offer's unless stated").optional(),
});

type FeeScheduleTerms = z.output<z.ZodObject<ReturnType<typeof feeScheduleTerms>>>;

/** The steps, each under the name of its event and owed only if that happens, or fails. */
export const feeSchedule = ({ steps, currency: code }: FeeScheduleTerms, offerCurrency: string): Claim =>
  all(
    steps.map(({ event: { event, happens }, amount, paid }) =>
      named(event, given(event, delivery(amount, currency(code ?? offerCurrency), paid), happens)),
    ),
  );

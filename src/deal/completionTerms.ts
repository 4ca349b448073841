import * as z from "zod";
import { discountFactorBetween } from "../market/discountFactor.js";
import { type RateInput, rateField } from "../market/rate.js";
import { sixtyDigits } from "../numeric/certified.js";
import { type Decimal, type DecimalInput, ONE } from "../numeric/decimal.js";
import { decimal, isoDate, nonNegative } from "../schema/fields.js";
import type { IsoDate } from "../time/date.js";

/** What one share of a target comes to if the deal completes and if it fails, and what money costs until then. */
export interface CompletionInput {
  /** Worth of what the holder of one share receives if the deal closes, on the day it does. */
  readonly offerValue: DecimalInput;
  /** Price of one share if the deal fails, on that same day: often the price before the offer was known. */
  readonly failurePrice: DecimalInput;
  /** What a holder receives meanwhile either way, less what a short position costs; 0 unless stated. */
  readonly dividends?: DecimalInput | undefined;
  /** What money earns until then: with `valuationDate` and `closing`. Unless stated nothing, as in the plain formula. */
  readonly rate?: RateInput | undefined;
  readonly valuationDate?: IsoDate | undefined;
  readonly closing?: IsoDate | undefined;
}

/** The fields of completion terms. */
export const completionShape = () => ({
  offerValue: nonNegative("Worth of what is received for one share if the deal closes"),
  failurePrice: nonNegative("Price of one share if the deal fails"),
  dividends: decimal("Received meanwhile either way, net").prefault("0"),
  rate: rateField("What money earns until closing").optional(),
  valuationDate: isoDate("The day of the price").optional(),
  closing: isoDate("The day on which the deal closes or fails").optional(),
});

export const SAME_OUTCOMES =
  "must differ from the value of the offer: else the price says nothing of the odds";

/** Says which field keeps the terms from meaning anything. */
export function checkCompletion(terms: CompletionTerms, context: z.core.$RefinementCtx): void {
  const refuse = (field: string, message: string, code: string): void =>
    context.addIssue({ code: "custom", path: [field], message, params: { code, whole: true } });
  const { offerValue, failurePrice, rate, valuationDate, closing } = terms;
  if (offerValue.equals(failurePrice)) {
    refuse("failurePrice", SAME_OUTCOMES, "out-of-range");
  }
  if (rate !== undefined && valuationDate === undefined) {
    refuse("valuationDate", "is needed where a rate is stated", "missing-term");
  }
  if (rate !== undefined && closing === undefined) {
    refuse("closing", "is needed where a rate is stated", "missing-term");
  }
  if (valuationDate !== undefined && closing !== undefined && closing < valuationDate) {
    refuse("closing", "must not come before the valuation date", "out-of-range");
  }
}

const unchecked = () => z.strictObject(completionShape());

export type CompletionTerms = z.output<ReturnType<typeof unchecked>>;

/** What 1 unit of money grows to by closing. */
export function growthIn({ rate, valuationDate, closing }: CompletionTerms): Decimal {
  if (rate === undefined || valuationDate === undefined || closing === undefined) return ONE;
  return ONE.div(discountFactorBetween(rate, valuationDate, closing, sixtyDigits()).toDecimal());
}

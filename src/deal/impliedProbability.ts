import * as z from "zod";
import { discountFactorBetween } from "../market/discountFactor.js";
import { type RateInput, rateField } from "../market/rate.js";
import { sixtyDigits } from "../numeric/certified.js";
import { type Decimal, type DecimalInput, ONE } from "../numeric/decimal.js";
import { toResult } from "../numeric/rounding.js";
import { decimal, fraction, isoDate, nonNegative, positive } from "../schema/fields.js";
import { once } from "../schema/memoize.js";
import { parse } from "../schema/parse.js";
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
  /** The day of the price; needed with `rate`, and else without effect. */
  readonly valuationDate?: IsoDate | undefined;
  /** The day on which the deal closes or fails; needed with `rate`, and else without effect. */
  readonly closing?: IsoDate | undefined;
}

/** The fields of completion terms. */
const completionShape = () => ({
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
function checkCompletion(terms: CompletionTerms, context: z.core.$RefinementCtx): void {
  const report = (field: string, message: string, code: string): void =>
    context.addIssue({ code: "custom", path: [field], message, params: { code, whole: true } });
  const { offerValue, failurePrice, rate, valuationDate, closing } = terms;
  if (offerValue.equals(failurePrice)) {
    report("failurePrice", SAME_OUTCOMES, "out-of-range");
  }
  if (rate !== undefined && valuationDate === undefined) {
    report("valuationDate", "is needed where a rate is stated", "missing-term");
  }
  if (rate !== undefined && closing === undefined) {
    report("closing", "is needed where a rate is stated", "missing-term");
  }
  if (valuationDate !== undefined && closing !== undefined && closing < valuationDate) {
    report("closing", "must not come before the valuation date", "out-of-range");
  }
}

const unchecked = () => z.strictObject(completionShape());

type CompletionTerms = z.output<ReturnType<typeof unchecked>>;

/** What 1 unit of money grows to by closing. */
function growthIn({ rate, valuationDate, closing }: CompletionTerms): Decimal {
  if (rate === undefined || valuationDate === undefined || closing === undefined) return ONE;
  return ONE.div(discountFactorBetween(rate, valuationDate, closing, sixtyDigits()).toDecimal());
}

/** The probability of closing at which a price is fair. */
export interface ImpliedProbability {
  /** As the formula gives it; no probability where `outside` says so. */
  readonly probability: Decimal;
  /** Where the price fits no probability: the market expects a better offer, or a worse failure, than was assumed. */
  readonly outside: "above 1" | "below 0" | undefined;
}

const termsOfPrice = /* @__PURE__ */ once(() =>
  z
    .strictObject({ ...completionShape(), price: positive("Market price of one share") })
    .superRefine(checkCompletion),
);

/**
 * The probability of closing that the market price of a target implies: p = (price × growth − dividends − failure price) ÷
 * (offer value − failure price), where growth is what money earns until closing (1 unless a rate is stated). It is the
 * probability under which the price is fair with no reward for risk, so it is risk-neutral and no forecast. A price outside
 * of what the two outcomes allow gives a figure above 1 or below 0, which is returned as it is and named in `outside`.
 *
 * All amounts are for one share and in one currency.
 *
 * Source: K. C. Brown and M. V. Raymond, "Risk arbitrage and the prediction of successful corporate takeovers", Financial
 * Management 15 (1986).
 *
 * @throws OfferError `out-of-range` where offer value and failure price are the same; `missing-term`, `invalid-decimal`,
 * `invalid-date`.
 * @example
 * ```ts
 * impliedProbability({ price: "27", offerValue: "28", failurePrice: "21" }).probability.toFixed(6); // => 0.857143
 * impliedProbability({ price: "29", offerValue: "28", failurePrice: "21" }).outside; // => above 1
 * ```
 */
export function impliedProbability(
  terms: CompletionInput & {
    /** Market price of one share of the target, in the currency of all amounts; above 0. */
    readonly price: DecimalInput;
  },
): ImpliedProbability {
  const { price, ...completion } = parse(termsOfPrice(), terms, "terms");
  return probabilityAt(price, completion);
}

/** The probability of closing at which a price is fair, from terms that have been read. */
export function probabilityAt(price: Decimal, terms: CompletionTerms): ImpliedProbability {
  const { offerValue, failurePrice, dividends } = terms;
  const probability = price
    .times(growthIn(terms))
    .minus(dividends)
    .minus(failurePrice)
    .div(offerValue.minus(failurePrice));
  return Object.freeze({ probability: toResult(probability), outside: sideOf(probability) });
}

function sideOf(probability: Decimal): ImpliedProbability["outside"] {
  if (probability.greaterThan(ONE)) return "above 1";
  return probability.lessThan(0) ? "below 0" : undefined;
}

const termsOfProbability = /* @__PURE__ */ once(() =>
  z
    .strictObject({ ...completionShape(), probability: fraction("Probability of closing from 0 to 1") })
    .superRefine(checkCompletion),
);

/**
 * The price of one share of a target that is fair at a probability of closing, the inverse of `impliedProbability`:
 * (p × offer value + (1 − p) × failure price + dividends) ÷ growth.
 *
 * All amounts are for one share and in one currency.
 *
 * @throws OfferError `out-of-range` for a probability beyond 0 to 1, or where offer value and failure price are the same;
 * `missing-term`, `invalid-decimal`, `invalid-date`.
 * @example
 * ```ts
 * priceAtProbability({ probability: "0.9", offerValue: "30", failurePrice: "18" }); // => 28.8
 * ```
 */
export function priceAtProbability(
  terms: CompletionInput & {
    /** Probability of closing, from 0 to 1. */
    readonly probability: DecimalInput;
  },
): Decimal {
  const { probability, ...completion } = parse(termsOfProbability(), terms, "terms");
  const { offerValue, failurePrice, dividends } = completion;
  const expected = probability.times(offerValue).plus(ONE.minus(probability).times(failurePrice));
  return toResult(expected.plus(dividends).div(growthIn(completion)));
}

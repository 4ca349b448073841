import * as z from "zod";
import { type Decimal, type DecimalInput, ONE } from "../numeric/decimal.js";
import { toResult } from "../numeric/rounding.js";
import { fraction } from "../schema/fields.js";
import { once } from "../schema/memoize.js";
import { parse } from "../schema/parse.js";
import { type CompletionInput, checkCompletion, completionShape, growthIn } from "./completionTerms.js";

const schema = /* @__PURE__ */ once(() =>
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
export function priceAtProbability(terms: CompletionInput & { readonly probability: DecimalInput }): Decimal {
  const { probability, ...completion } = parse(schema(), terms, "terms");
  const { offerValue, failurePrice, dividends } = completion;
  const expected = probability.times(offerValue).plus(ONE.minus(probability).times(failurePrice));
  return toResult(expected.plus(dividends).div(growthIn(completion)));
}

import * as z from "zod";
import { type Decimal, type DecimalInput, ONE } from "../numeric/decimal.js";
import { toResult } from "../numeric/rounding.js";
import { positive } from "../schema/fields.js";
import { once } from "../schema/memoize.js";
import { parse } from "../schema/parse.js";
import {
  type CompletionInput,
  type CompletionTerms,
  checkCompletion,
  completionShape,
  growthIn,
} from "./completionTerms.js";

/** The probability of closing at which a price is fair. */
export interface ImpliedProbability {
  /** As the formula gives it; no probability where `outside` says so. */
  readonly probability: Decimal;
  /** Where the price fits no probability: the market expects a better offer, or a worse failure, than was assumed. */
  readonly outside: "above 1" | "below 0" | undefined;
}

const schema = /* @__PURE__ */ once(() =>
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
  terms: CompletionInput & { readonly price: DecimalInput },
): ImpliedProbability {
  const { price, ...completion } = parse(schema(), terms, "terms");
  return probabilityAt(price, completion);
}

/** The same from terms that have been read. */
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

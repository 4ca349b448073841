import * as z from "zod";
import { type Decimal, type DecimalInput, exactProduct, ONE } from "../numeric/decimal.js";
import { nonNegative, positive } from "../schema/fields.js";
import { once } from "../schema/memoize.js";
import { parse } from "../schema/parse.js";
import { exactResult, type Rounding, roundingField, roundQuotient } from "./rounding.js";

/** What shares are issued for: a value at a price, or target shares at a ratio. */
export type IssueTerms = {
  /** Rounding of the shares; to 0 places, half-up, unless stated. Down where fractions are paid in cash. */
  readonly rounding?: Rounding | undefined;
} & (
  | {
      /** Value of the shares to be issued, in units of a currency. */
      readonly value: DecimalInput;
      /** Price of one share at which the value is counted, in units of that currency. */
      readonly price: DecimalInput;
      readonly targetShares?: never;
      readonly ratio?: never;
    }
  | {
      /** Shares of the target that are exchanged. */
      readonly targetShares: DecimalInput;
      /** Shares issued for each of them. */
      readonly ratio: DecimalInput;
      readonly value?: never;
      readonly price?: never;
    }
);

const termsSchema = /* @__PURE__ */ once(() =>
  z
    .strictObject({
      value: nonNegative("Value of the shares to be issued").optional(),
      price: positive("Price of one share at which the value is counted").optional(),
      targetShares: nonNegative("Shares of the target that are exchanged").optional(),
      ratio: nonNegative("Shares issued for each of them").optional(),
      rounding: roundingField(0),
    })
    .transform(({ value, price, targetShares, ratio, rounding }, context) => {
      const byRatio = targetShares !== undefined && ratio !== undefined;
      const byValue = value !== undefined && price !== undefined;
      if (byValue && targetShares === undefined && ratio === undefined) return { value, price, rounding };
      if (byRatio && value === undefined && price === undefined) {
        return { value: exactProduct(targetShares, ratio), price: ONE, rounding };
      }
      const message = "must be either value and price, or targetShares and ratio";
      context.addIssue({ code: "custom", message, params: { whole: true } });
      return z.NEVER;
    }),
);

/**
 * How many shares are issued: `value` ÷ `price`, or `targetShares` × `ratio`, rounded once to whole shares, halves up, unless
 * `rounding` says otherwise. For a target with options, take its `dilutedShares`.
 *
 * @throws OfferError listing every term that is absent, unknown or wrong.
 * @example
 * ```ts
 * sharesIssued({ value: "10e9", price: "57.00" }); // => 175438596
 * sharesIssued({ targetShares: "80e6", ratio: "0.6944" }); // => 55552000
 * ```
 */
export function sharesIssued(terms: IssueTerms): Decimal {
  const { value, price, rounding } = parse(termsSchema(), terms, "terms");
  return exactResult(roundQuotient(value, price, rounding), "terms");
}

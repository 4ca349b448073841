import * as z from "zod";
import type { Decimal, DecimalInput } from "../numeric/decimal.js";
import { nonNegative, positive } from "../schema/fields.js";
import { once } from "../schema/once.js";
import { parse } from "../schema/parse.js";
import { exactly, exactResult } from "./exactly.js";
import { type Rounding, roundingField, roundQuotient } from "./rounding.js";

/** What shares are issued for: a value at a price, or target shares at a ratio. */
export type IssueTerms = {
  /** Down to whole shares unless stated: fractions are paid in cash. */
  readonly rounding?: Rounding | undefined;
} & (
  | {
      /** Value of the shares to be issued, and the price of one at which it is counted. */
      readonly value: DecimalInput;
      readonly price: DecimalInput;
      readonly targetShares?: never;
      readonly ratio?: never;
    }
  | {
      /** Shares of the target that are exchanged, and the shares issued for each of them. */
      readonly targetShares: DecimalInput;
      readonly ratio: DecimalInput;
      readonly value?: never;
      readonly price?: never;
    }
);

const termsSchema = /* @__PURE__ */ once(() => {
  const rounding = roundingField(0, "down");
  const byValue = z.strictObject({
    value: nonNegative("Value of the shares to be issued"),
    price: positive("Price of one share at which the value is counted"),
    rounding,
  });
  const byRatio = z.strictObject({
    targetShares: nonNegative("Shares of the target that are exchanged"),
    ratio: nonNegative("Shares issued for each of them"),
    rounding,
  });
  return { byValue, byRatio };
});

/**
 * How many shares are issued: `value` ÷ `price`, or `targetShares` × `ratio`. For a target with options, take its
 * `dilutedShares`.
 *
 * @throws OfferError listing every term that is absent, unknown or wrong.
 * @example
 * ```ts
 * sharesIssued({ value: "10e9", price: "57.00" }); // => 175438596
 * sharesIssued({ targetShares: "80e6", ratio: "0.6944" }); // => 55552000
 * ```
 */
export function sharesIssued(terms: IssueTerms): Decimal {
  const { byValue, byRatio } = termsSchema();
  if (terms?.ratio === undefined && terms?.targetShares === undefined) {
    const { value, price, rounding } = parse(byValue, terms, "terms");
    return exactResult(roundQuotient(value, price, rounding));
  }
  const { targetShares, ratio, rounding } = parse(byRatio, terms, "terms");
  return exactResult(roundQuotient(exactly(targetShares).times(ratio), exactly("1"), rounding));
}

import * as z from "zod";
import {
  type Decimal,
  type DecimalInput,
  exactDifference,
  exactProduct,
  exactSum,
} from "../numeric/decimal.js";
import { toResult } from "../numeric/rounding.js";
import { list, nonNegative, positive } from "../schema/fields.js";
import { once } from "../schema/memoize.js";
import { parse } from "../schema/parse.js";

/** Options or warrants on a company's own shares, one share each. */
export interface OptionGrant {
  /** Number of options, one share each. */
  readonly count: DecimalInput;
  /** Price of one share at which they are exercised; 0 for stock units. */
  readonly strike: DecimalInput;
}

/** A company's shares, and the price at which its options are exercised or not. */
export interface DilutionTerms {
  /** Shares outstanding. */
  readonly shares: DecimalInput;
  /** Options on the company's own shares; none unless stated. */
  readonly options?: readonly OptionGrant[] | undefined;
  /** Price of one share. */
  readonly price: DecimalInput;
}

const MAX_GRANTS = 1000;

/** Options on a company's own shares; none unless stated. */
export const optionsField = () =>
  list(
    z.strictObject({
      count: nonNegative("Number of options, one share each"),
      strike: nonNegative("Price of one share at which they are exercised"),
    }),
    MAX_GRANTS,
    0,
  ).prefault([]);

const termsSchema = /* @__PURE__ */ once(() =>
  z.strictObject({
    shares: nonNegative("Shares outstanding"),
    options: optionsField(),
    price: positive("Price of one share"),
  }),
);

/**
 * Shares outstanding after dilution, by the treasury stock method: options with a strike below the price are exercised, and
 * the company buys back shares at the price with what it receives, so n options add n·(1 − strike ÷ price).
 *
 * Source: FASB ASC 260-10-45-23. The example is the CFA curriculum's OptionTech Company: 800,000 + 30,000 − 19,091.
 *
 * @throws OfferError listing every term that is absent, unknown or wrong.
 * @example
 * ```ts
 * const options = [{ count: "30000", strike: "35" }];
 * dilutedShares({ shares: "800000", options, price: "55" }).toFixed(0); // => 810909
 * ```
 */
export function dilutedShares(terms: DilutionTerms): Decimal {
  const { shares, options, price } = parse(termsSchema(), terms, "terms");
  return toResult(dilutedAt(price, shares, options));
}

/** Diluted shares by the treasury stock method, of terms that have been read, to the digits that are computed with. */
export function dilutedAt(
  price: Decimal,
  shares: Decimal,
  options: readonly { readonly count: Decimal; readonly strike: Decimal }[],
): Decimal {
  const gains = options
    .filter(({ strike }) => strike.lessThan(price))
    .map(({ count, strike }) => exactProduct(exactDifference(price, strike), count));
  return exactSum([exactProduct(shares, price), ...gains]).div(price);
}

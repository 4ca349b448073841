// Internal: no name of the public API lives here.

import { type FieldPath, OfferError, promised } from "../../errors.js";
import type { Decimal, DecimalInput } from "../../numeric/decimal.js";
import { isJsonObject, type Json } from "../../schema/document.js";
import { choice, decimal, fraction, nonNegative } from "../../schema/fields.js";
import { fieldsJson } from "../../schema/fieldsJson.js";
import { once } from "../../schema/memoize.js";
import { ruledObject } from "../../schema/rule.js";
import { isDateRule } from "../../time/dateRule.js";
import { isPeriod } from "../../time/period.js";
import type { OfferContext } from "../defineComponent.js";
import { changedTerms } from "./changedTerms.js";
import { brokenPartOfPrice, forEachHeld, priceOfAll, SHARES_NEEDED, type SharedAmount } from "./perShare.js";

/**
 * A sum of money, in units of the currency, as people write it: a number, `{ perShare: "1.50" }` for so much for each share of the
 * target and each option in the money, or `{ percentOfPrice: "0.1" }` for a part of what all of them are paid.
 */
export type SumInput = DecimalInput | SharedAmount;

/** A sum that is stated for each share or as a part of the price, before the offer tells how much that is. */
class SharedSum {
  constructor(readonly stated: { readonly perShare?: Decimal; readonly percentOfPrice?: Decimal }) {
    Object.freeze(this);
  }
}

/** A field for a sum of money that may be stated for each share or as a part of the price; read by `plain` where it is a number. */
export function sum(description: string, plain: typeof nonNegative = nonNegative) {
  const forms = {
    plain: once(() => plain(description)),
    shared: once(sharedForm),
  };
  const formOf = (written: Json | undefined) => (isJsonObject(written) ? forms.shared() : forms.plain());
  return choice<SumInput, Decimal>(description, () => fieldsJson.sum, formOf);
}

const sharedForm = () =>
  ruledObject(
    {
      perShare: nonNegative("Amount for each share of the target, in units of its currency").optional(),
      percentOfPrice: fraction('Part of the price of all target shares: "0.1" is 10%').optional(),
    },
    ({ perShare, percentOfPrice }: SharedSum["stated"]) =>
      (perShare === undefined) === (percentOfPrice === undefined)
        ? { field: "perShare", message: "must be stated, or percentOfPrice, and not both" }
        : undefined,
  ).transform((stated) => new SharedSum(stated as SharedSum["stated"]) as unknown as Decimal);

/** A sum that may be negative. */
export const signedSum = (description: string) => sum(description, decimal);

/** Whether terms hold a sum that only the offer they stand in can tell. */
export function hasSharedSum(terms: unknown): boolean {
  if (terms instanceof SharedSum) return true;
  if (typeof terms !== "object" || terms === null) return false;
  // Of which there are the most, and which hold no sum.
  if (isPeriod(terms) || isDateRule(terms)) return false;
  if (Array.isArray(terms)) return terms.some(hasSharedSum);
  return Object.getPrototypeOf(terms) === Object.prototype && Object.values(terms).some(hasSharedSum);
}

/** What the sums of a component are paid in: shares of an issuer where they are for a metric, and a currency elsewhere. */
interface PaidIn {
  readonly currency?: string | undefined;
  readonly metric?: string | undefined;
  readonly issuer?: string | undefined;
}

/** Terms with each sum as a number, in the offer that they stand in. */
export function inTotal<Terms>(terms: Terms, offer: OfferContext): Terms {
  const { currency, metric, issuer } = terms as PaidIn;
  const inShares = metric !== undefined && issuer !== undefined;
  return changedTerms(terms, (value, path) => {
    if (!(value instanceof SharedSum)) return undefined;
    if (!inShares) return totalOf(value, currency, offer, path);
    const message = `must be a number of shares: payments are in shares of ${issuer}`;
    throw new OfferError({ code: "invalid-term", path, message });
  });
}

/** What is contingent goes to options in the money at closing too, one part for each: by one price, so it must be one number. */
function totalOf(
  { stated }: SharedSum,
  currency: string | undefined,
  offer: OfferContext,
  path: FieldPath,
): Decimal {
  const { perShare, percentOfPrice } = stated;
  const refuse = (message: string): never => {
    const field = perShare === undefined ? "percentOfPrice" : "perShare";
    throw new OfferError({ code: "invalid-term", path: [...path, field], message });
  };
  const { shares } = offer;
  if (shares === undefined) return refuse(SHARES_NEEDED);
  const { price, options } = shares;
  const broken = percentOfPrice && brokenPartOfPrice(price, currency, offer);
  if (broken !== undefined) return refuse(broken);
  if (price !== undefined && price.stock.length > 0 && (percentOfPrice !== undefined || options.length > 0))
    return refuse("does not go with a price that moves with a share's: state the sum in total");
  if (percentOfPrice !== undefined)
    return priceOfAll(promised(price, "a part of the price stands in an offer that has one"), shares).times(
      percentOfPrice,
    );
  const each = promised(perShare, "a shared sum is stated in one of two ways");
  const inTheMoney = price === undefined ? [] : options.filter(({ strike }) => strike.lessThan(price.cash));
  return inTheMoney.reduce((total, { count }) => total.plus(each.times(count)), forEachHeld(each, offer));
}

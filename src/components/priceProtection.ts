import { add, constant, max, observe, times } from "../algebra/amount.js";
import { currency } from "../algebra/asset.js";
import { delivery } from "../algebra/claim.js";
import type { DecimalInput } from "../numeric/decimal.js";
import { currencyCode, dateRule, identifier, lag, nonNegative, positive } from "../schema/fields.js";
import { type DateRuleInput, laterBy } from "../time/dateRule.js";
import { type CommonTerms, type ComponentFactory, defineComponent } from "./defineComponent.js";
import { bounded } from "./parts/amounts.js";
import {
  averagingTerms,
  brokenAveraging,
  brokenAveragingIn,
  type ReferencePriceTerms,
  referencePrice,
} from "./parts/averaging.js";

/** Terms of `priceProtection`. */
export interface PriceProtectionTerms extends CommonTerms, ReferencePriceTerms {
  /** Whose shares: the name under which beliefs give the price. */
  readonly issuer: string;
  /** Number of rights, each for the shortfall of one share. */
  readonly rights: DecimalInput;
  /** Guaranteed price of one share, in units of the currency. */
  readonly guaranteed: DecimalInput;
  /** Price of one share below which the payment grows no more, in units of the currency; 0 unless stated. */
  readonly floor?: DecimalInput | undefined;
  /** Greatest payment for all rights together, in units of the currency; none unless stated. */
  readonly cap?: DecimalInput | undefined;
  /** Currency of prices and payment; the offer's unless stated. */
  readonly currency?: string | undefined;
  /** When the reference price is taken, or the last day of its averaging window. */
  readonly priced: DateRuleInput;
  /** Time from the reference price to the payment; 0 days unless stated. */
  readonly paymentLag?: string | undefined;
}

/**
 * A price-protection contingent value right: cash for what the price of shares received falls short of a guaranteed price.
 * Each right pays max(0, guaranteed − max(price, floor)), so at most guaranteed − floor, and all together at most `cap`.
 * Worth rights × (Put(guaranteed) − Put(floor)) without a cap, at the credit of whoever owes it.
 *
 * @throws OfferError for terms that break a rule, with the path of the field.
 * Source: Kirman and Goldfeld, Contingent value rights, Practical Law; the put is that of Black, The pricing of commodity
 * contracts, Journal of Financial Economics 3 (1976).
 * @example
 * ```ts
 * const right = priceProtection({ issuer: "ORCL", rights: "1000", guaranteed: "48", floor: "36", priced: "closing + 1 year" });
 * describe(right.toClaim({ currency: "USD", bidder: "Oracle" })); // => Price protection: receive 1,000 × ((48 minus (ORCL price on closing + 1 year, at least 36)), at least 0), in USD, on closing + 1 year, owed by Oracle
 * ```
 */
export const priceProtection: ComponentFactory<PriceProtectionTerms> = /* @__PURE__ */ defineComponent({
  type: "priceProtection",
  label: "Price protection",
  summary: "Cash for what a share price falls short of a guaranteed one (a price-protection CVR).",
  example: {
    type: "priceProtection",
    issuer: "ORCL",
    rights: "50e6",
    guaranteed: "48",
    floor: "36",
    priced: "closing + 1 year",
    averagedFrom: "closing + 10 months",
    paymentLag: "10 days",
  },
  terms: () => ({
    issuer: identifier("Whose shares: the name under which beliefs give the price"),
    rights: nonNegative("Number of rights, each for the shortfall of one share"),
    guaranteed: positive("Guaranteed price of one share, in units of the currency"),
    floor: nonNegative(
      "Price of one share below which the payment grows no more, in units of the currency",
    ).prefault("0"),
    cap: nonNegative("Greatest payment for all rights together, in units of the currency").optional(),
    currency: currencyCode("Currency of prices and payment; the offer's unless stated").optional(),
    priced: dateRule("When the reference price is taken, or the last day of its averaging window"),
    ...averagingTerms(),
    paymentLag: lag("Time from the reference price to the payment").prefault("0 days"),
  }),
  check: ({ guaranteed, floor, ...averaging }) =>
    floor.lessThan(guaranteed)
      ? brokenAveraging(averaging)
      : { field: "floor", message: "must be below guaranteed: there would be nothing to pay" },
  checkInOffer: brokenAveragingIn,
  lower: ({ issuer, rights, guaranteed, floor, cap, ...terms }, offer) => {
    const paidIn = terms.currency ?? offer.currency;
    const reference = observe(referencePrice(issuer, paidIn, terms, offer));
    const counted = floor.isZero() ? reference : max(reference, constant(floor));
    const shortfall = max(add(constant(guaranteed), times("-1", counted)), constant("0"));
    const together = times(rights, shortfall);
    const payment = bounded(together, { cap });
    return delivery(payment, currency(paidIn), laterBy(terms.priced, terms.paymentLag));
  },
});

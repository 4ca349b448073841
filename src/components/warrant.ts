import { type Amount, add, constant, ifAtLeast, max, observe, times } from "../algebra/amount.js";
import { currency, stockWorth } from "../algebra/asset.js";
import { all, type Claim, delivery, named, owedBy } from "../algebra/claim.js";
import { price } from "../algebra/observable.js";
import type { DecimalInput } from "../numeric/decimal.js";
import { currencyCode, dateRule, identifier, nonNegative, positive } from "../schema/fields.js";
import type { DateRuleInput } from "../time/dateRule.js";
import { type CommonTerms, type ComponentFactory, defineComponent } from "./defineComponent.js";

/** Terms of `warrant`. */
export interface WarrantTerms extends CommonTerms {
  /** Whose shares: the name under which beliefs give the price. */
  readonly issuer: string;
  /** Number of warrants, each for one share. */
  readonly warrants: DecimalInput;
  /** Price at which a warrant buys a share, in units of the currency. */
  readonly strike: DecimalInput;
  /** When the warrants are exercised and settled, or expire. */
  readonly expires: DateRuleInput;
  /** Number of shares before exercise, where the price does not reflect the warrants yet; no dilution unless stated. */
  readonly existingShares?: DecimalInput | undefined;
  /** Price at which the holder may put each warrant back on the day they expire, in cash; no such right unless stated. */
  readonly putPrice?: DecimalInput | undefined;
  /** Currency of strike and share price; the offer's unless stated. */
  readonly currency?: string | undefined;
}

/**
 * Warrants of an issuer: on the day they expire each is settled in shares worth max(0, price − strike). Exercised at expiry only,
 * which for an issuer without dividends is no restriction. Worth the Black–Scholes–Merton call each.
 *
 * Without `existingShares` the share price is taken to know about the warrants, so nothing dilutes them any further. With
 * `existingShares` N the price is that of a share before n warrants are announced, that is of the issuer's whole equity
 * divided by N, lognormal with that price's volatility: exercise spreads the equity and the strikes over N + n shares, and
 * each warrant is worth N/(N + n) of the call. What the issuer is paid for the warrants is not added to its equity.
 *
 * With a `putPrice` (put warrants) the holder may on that day have the money in place of shares, and does where it is more: each
 * warrant is then worth max(gain, putPrice), which is the put price and a call at strike + putPrice (undiluted). The money is owed
 * like any other, at the credit of whoever owes it.
 *
 * No credit spread applies to shares, whoever owes it: an issuer can always deliver its own shares, and what they are worth is in their
 * price.
 *
 * @throws OfferError for terms that break a rule, with the path of the field.
 * Source: Galai and Schneller, Pricing of warrants and the value of the firm, Journal of Finance 33 (1978); Hull, Options,
 * Futures, and Other Derivatives, section 15.10; Sidenius, Warrant pricing: is dilution a delusion?, Financial Analysts Journal
 * 52 (1996).
 * @example
 * ```ts
 * const sweetener = warrant({ issuer: "ORCL", warrants: "1000", strike: "60", expires: "closing + 5 years", existingShares: "4000" });
 * describe(sweetener.toClaim({ currency: "USD", bidder: "Oracle" })); // => Warrants: receive ORCL shares worth 800 × ((ORCL price on closing + 5 years minus 60), at least 0), in USD, on closing + 5 years
 * ```
 */
export const warrant: ComponentFactory<WarrantTerms> = /* @__PURE__ */ defineComponent({
  type: "warrant",
  label: "Warrants",
  summary: "Rights to subscribe for shares at a strike price on a day.",
  example: {
    type: "warrant",
    issuer: "ORCL",
    warrants: "25e6",
    strike: "60",
    expires: "closing + 5 years",
    existingShares: "2.475e9",
  },
  terms: () => ({
    issuer: identifier("Whose shares: the name under which beliefs give the price"),
    warrants: nonNegative("Number of warrants, each for one share"),
    strike: nonNegative("Price at which a warrant buys a share, in units of the currency"),
    expires: dateRule("When the warrants are exercised and settled, or expire"),
    existingShares: positive(
      "Number of shares before exercise, where the price does not reflect the warrants yet; no dilution unless stated",
    ).optional(),
    putPrice: positive(
      "Price at which the holder may put each warrant back on the day they expire, in cash",
    ).optional(),
    currency: currencyCode("Currency of strike and share price; the offer's unless stated").optional(),
  }),
  lower: ({ issuer, warrants, strike, expires, existingShares: existing, putPrice, ...terms }, offer) => {
    const paidIn = terms.currency ?? offer.currency;
    const gain = max(add(observe(price(issuer, paidIn, expires)), constant(strike.neg())), constant("0"));
    const undiluted =
      existing === undefined ? warrants : warrants.times(existing).div(existing.plus(warrants));
    const gained = times(undiluted, gain);
    const inShares = (amount: Amount): Claim =>
      owedBy(null, delivery(amount, stockWorth(paidIn, issuer), expires));
    if (putPrice === undefined) return inShares(gained);
    const [put, nothing] = [warrants.times(putPrice), constant("0")];
    return all([
      named("Exercised", inShares(ifAtLeast(gained, put, gained, nothing))),
      named("Put back", delivery(ifAtLeast(gained, put, nothing, constant(put)), currency(paidIn), expires)),
    ]);
  },
});

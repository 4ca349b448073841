import type { Asset } from "../algebra/asset.js";
import type { Obligor } from "../algebra/claim.js";
import { OfferError } from "../errors.js";
import { type Decimal, ONE, ZERO } from "../numeric/decimal.js";
import { own } from "../schema/own.js";
import type { EpochDay } from "../time/date.js";
import { discountFactorBetween } from "./discountFactor.js";
import { plusSpread, type Rate } from "./rate.js";

/** Prices today, as far as beliefs give them. Every value comes out in `currency`. */
export interface Market {
  readonly valuationDate: EpochDay;
  readonly currency: string;
  readonly discountRate: Rate;
  /** Yearly spread over the discount rate at which a party's promises are discounted. */
  readonly creditSpreads: Readonly<Record<string, Decimal>>;
  readonly shares: Readonly<Record<string, ShareQuote>>;
  readonly currencies: Readonly<Record<string, CurrencyQuote>>;
}

export interface ShareQuote {
  /** Price of one share today, in `currency`. */
  readonly price: Decimal;
  readonly currency: string;
  /** Continuous yield a year on ACT/365F. */
  readonly dividendYield: Rate;
}

export interface CurrencyQuote {
  /** Units of the valuation's currency for one unit of this one, today. */
  readonly spot: Decimal;
  readonly discountRate: Rate;
}

/**
 * Today's price of one unit of `asset`, delivered on `day`, owed by `obligor`: the discount factor for money (with the payer's
 * credit and the exchange rate), S·e^(−qT) for a share. What was due before today is worth nothing. `ownRate` replaces
 * the discount rate and the credit spread where an analyst discounts one component at its own required return.
 *
 * Source: the prepaid forward of McDonald, Derivatives Markets, chapter 5.
 */
export function prepaidPrice(
  asset: Asset,
  day: EpochDay,
  obligor: Obligor,
  market: Market,
  ownRate?: Rate,
): Decimal {
  if (day < market.valuationDate) return ZERO;
  if (asset.kind === "share") {
    const { dividendYield } = quoteOf(asset.issuer, market);
    return spotPrice(asset, market).times(discountFactorBetween(dividendYield, market.valuationDate, day));
  }
  const spread = obligor === null ? ZERO : (own(market.creditSpreads, obligor) ?? ZERO);
  const rate = ownRate ?? plusSpread(rateOf(asset.currency, market), spread);
  return spotPrice(asset, market).times(discountFactorBetween(rate, market.valuationDate, day));
}

/** One unit of `asset`, delivered at once. */
export function spotPrice(asset: Asset, market: Market): Decimal {
  if (asset.kind !== "share") return exchangeRate(asset.currency, market);
  const { price, currency } = quoteOf(asset.issuer, market);
  return price.times(exchangeRate(currency, market));
}

/** The price at which a share would be bought today for delivery on `day`, in the share's own currency. */
export function forwardPrice(issuer: string, day: EpochDay, market: Market): Decimal {
  const { price, currency, dividendYield } = quoteOf(issuer, market);
  const from = market.valuationDate;
  if (day <= from) return price;
  const carried = price.times(discountFactorBetween(dividendYield, from, day));
  return carried.div(discountFactorBetween(rateOf(currency, market), from, day));
}

const rateOf = (currency: string, market: Market): Rate =>
  currency === market.currency ? market.discountRate : foreign(currency, market).discountRate;

const exchangeRate = (currency: string, market: Market): Decimal =>
  currency === market.currency ? ONE : foreign(currency, market).spot;

const foreign = (currency: string, market: Market): CurrencyQuote =>
  own(market.currencies, currency) ??
  missing(["currencies", currency], "an exchange rate and a discount rate");

const quoteOf = (issuer: string, market: Market): ShareQuote =>
  own(market.shares, issuer) ?? missing(["shares", issuer], "a share price");

function missing(path: readonly string[], what: string): never {
  throw new OfferError({ code: "missing-belief", path, message: `${what} is needed` });
}

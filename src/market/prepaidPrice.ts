// Internal: no name of the public API lives here.

import type { Asset } from "../algebra/asset.js";
import type { Obligor } from "../algebra/claim.js";
import { missingBelief } from "../errors.js";
import { type Decimal, ZERO } from "../numeric/decimal.js";
import type { Arithmetic, Real } from "../numeric/real.js";
import { ownProperty } from "../schema/records.js";
import type { EpochDay } from "../time/date.js";
import { countYears, timesFraction } from "../time/dayCount.js";
import { addDuration, readDuration } from "../time/duration.js";
import type { Curve } from "./curve/curve.js";
import { discountFactorBetween } from "./discountFactor.js";
import { type LockUpModel, lockUpFraction } from "./lockUpDiscount.js";
import type { Rate } from "./rate.js";
import { withSpread } from "./rateOrCurve.js";
import { type TerminalBelief, terminalFactor } from "./terminalValue.js";

/** Prices today, as far as beliefs give them. Every value comes out in `currency`. */
export interface Market {
  /** In which prices are worked out. */
  readonly numbers: Arithmetic;
  readonly valuationDate: EpochDay;
  /** What is due by then is exchanged for the target: nobody's credit stands behind it. */
  readonly closing: EpochDay | undefined;
  readonly currency: string;
  /** For `currency`; undefined where nobody stated it, which does where no money is due later than today. */
  readonly discountRate: Rate | Curve | undefined;
  /** Yearly spread over the discount rate at which a party's promises are discounted. */
  readonly creditSpreads: Readonly<Record<string, Decimal>>;
  readonly shares: Readonly<Record<string, ShareQuote>>;
  readonly currencies: Readonly<Record<string, CurrencyQuote>>;
  readonly lockUps: LockUpPricing | undefined;
  /** What follows the last forecast of each metric, where that is believed. */
  readonly metrics: Readonly<Record<string, TerminalBelief>>;
}

/** What it costs that shares are locked up. */
export interface LockUpPricing {
  /** Marks the shares down by their volatility; see `lockUpDiscount`. */
  readonly model: LockUpModel;
  /** US GAAP fair value ignores a contractual restriction on a sale (ASU 2022-03), whatever the model. */
  readonly basis: "economic" | "GAAP";
}

export interface ShareQuote {
  /** Price of one share today, in `currency`. */
  readonly price: Decimal;
  readonly currency: string;
  /** Continuous yield a year on ACT/365F. */
  readonly dividendYield: Rate;
  readonly volatility: Decimal | undefined;
}

interface CurrencyQuote {
  /** Units of the valuation's currency for one unit of this one, today. */
  readonly spot: Decimal;
  readonly discountRate: Rate | Curve;
}

/**
 * Today's price of one unit of `asset`, delivered on `day`, owed by `obligor`: the discount factor for money (with the payer's
 * credit and the exchange rate), S·e^(−qT) for a share. What was due before today is worth nothing. `ownRate` replaces
 * the discount rate and the credit spread where an analyst discounts one component at its own required return. Locked-up
 * shares are worth less by the discount of the lock-up, which starts on delivery.
 *
 * Source: the prepaid forward of McDonald, Derivatives Markets, chapter 5.
 */
export function prepaidPrice(
  asset: Asset,
  day: EpochDay,
  obligor: Obligor,
  market: Market,
  ownRate?: Rate,
): Real {
  const { numbers, valuationDate } = market;
  if (day < valuationDate) return numbers.of(0);
  const rate =
    asset.kind === "share"
      ? quoteOf(asset.issuer, market).dividendYield
      : (ownRate ?? withSpread(rateOf(asset.currency, market), spreadOf(obligor, day, market)));
  const free = spotPrice(asset, market, ownRate).times(
    discountFactorBetween(rate, valuationDate, day, numbers),
  );
  const cost = lockUpCost(asset, day, market);
  return cost === undefined ? free : free.minus(free.times(cost));
}

/**
 * The part of the price that a lock-up takes away, if there is one. Dividends until delivery are somebody else's and out of the price already;
 * those between delivery and the end of the lock-up are the holder's and stay in it.
 */
function lockUpCost(asset: Asset, day: EpochDay, market: Market): Real | undefined {
  const duration = "lockedFor" in asset ? readDuration(asset.lockedFor) : undefined;
  if (!("lockedFor" in asset) || duration === undefined) return undefined;
  const { numbers } = market;
  const { model, basis } = market.lockUps ?? missingBelief(["lockUps"], "what a lock-up costs is needed");
  if (basis === "GAAP" || model === "none") return undefined;
  const { currency, dividendYield, volatility } = quoteOf(asset.issuer, market);
  const sigma =
    volatility ?? missingBelief(["shares", asset.issuer, "volatility"], "the share's volatility is needed");
  const end = addDuration(day, duration);
  return lockUpFraction(model, {
    variance: timesFraction(numbers.of(sigma).times(numbers.of(sigma)), countYears(day, end, "ACT/365F")),
    afterDividends: discountFactorBetween(dividendYield, day, end, numbers),
    discountFactor: () => discountFactorBetween(rateOf(currency, market), day, end, numbers),
  });
}

function spreadOf(obligor: Obligor, day: EpochDay, { closing, creditSpreads }: Market): Decimal {
  const exchanged = closing !== undefined && day <= closing;
  return obligor === null || exchanged ? ZERO : (ownProperty(creditSpreads, obligor) ?? ZERO);
}

/** One unit of `asset`, delivered at once. `ownRate` stands in for the discount rate in what follows a last cash flow. */
export function spotPrice(asset: Asset, market: Market, ownRate?: Rate): Real {
  if (asset.kind === "terminalValue") {
    const rate = (): Rate | Curve => ownRate ?? rateOf(asset.currency, market);
    return exchangeRate(asset.currency, market).times(
      terminalFactor(asset, market.metrics, rate, market.numbers),
    );
  }
  if (asset.kind !== "share") return exchangeRate(asset.currency, market);
  const { price, currency } = quoteOf(asset.issuer, market);
  return exchangeRate(currency, market).times(market.numbers.of(price));
}

/** The price at which a share would be bought today for delivery on `day`, in the share's own currency. */
export function forwardPrice(issuer: string, day: EpochDay, market: Market): Real {
  const { price, currency, dividendYield } = quoteOf(issuer, market);
  const { numbers, valuationDate } = market;
  const spot = numbers.of(price);
  if (day <= valuationDate) return spot;
  const carried = spot.times(discountFactorBetween(dividendYield, valuationDate, day, numbers));
  return carried.div(discountFactorBetween(rateOf(currency, market), valuationDate, day, numbers));
}

function rateOf(currency: string, market: Market): Rate | Curve {
  if (currency !== market.currency) return foreign(currency, market).discountRate;
  return market.discountRate ?? missingBelief(["discountRate"], "a discount rate is needed");
}

const exchangeRate = (currency: string, market: Market): Real =>
  market.numbers.of(currency === market.currency ? 1 : foreign(currency, market).spot);

const foreign = (currency: string, market: Market): CurrencyQuote =>
  ownProperty(market.currencies, currency) ??
  missingBelief(["currencies", currency], "an exchange rate and a discount rate is needed");

const quoteOf = (issuer: string, market: Market): ShareQuote =>
  ownProperty(market.shares, issuer) ?? missingBelief(["shares", issuer], "a share price is needed");

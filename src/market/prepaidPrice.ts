// Internal: no name of the public API lives here.

import type { Asset } from "../algebra/asset.js";
import type { Obligor } from "../algebra/claim.js";
import { missingBelief, OfferError } from "../errors.js";
import { type Decimal, ZERO } from "../numeric/decimal.js";
import type { Arithmetic, Real } from "../numeric/real.js";
import { ownProperty } from "../schema/records.js";
import { type EpochDay, formatDate } from "../time/date.js";
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
  /** Dividends of one share to come, each from the day on that it trades without it; none where undefined. */
  readonly dividends?: readonly Dividend[] | undefined;
  readonly volatility: Decimal | undefined;
}

/** A dividend of one share: from that day on it trades without it. */
interface Dividend {
  readonly date: EpochDay;
  readonly amount: Decimal;
}

interface CurrencyQuote {
  /** Units of the valuation's currency for one unit of this one, today. */
  readonly spot: Decimal;
  readonly discountRate: Rate | Curve;
}

/**
 * Today's price of one unit of `asset`, delivered on `day`, owed by `obligor`: the discount factor for money (with the payer's
 * credit and the exchange rate), S·e^(−qT) for a share, with S less what its stated dividends until then are worth. What was due before today is worth nothing. `ownRate` replaces
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
  const spot =
    asset.kind === "share"
      ? exchangeRate(quoteOf(asset.issuer, market).currency, market).times(
          withoutDividends(asset.issuer, day, market),
        )
      : spotPrice(asset, market, ownRate);
  const free = spot.times(discountFactorBetween(rate, valuationDate, day, numbers));
  const forgone = dividendsForgone(asset, day, market);
  const paid = forgone === undefined ? free : free.times(forgone);
  const cost = lockUpCost(asset, day, market);
  return cost === undefined ? paid : paid.minus(paid.times(cost));
}

/**
 * Today's price of one share less the dividends that are gone by `day`: what the escrowed-dividend model carries forward. A share
 * that is bought so that with the yield reinvested it is one on `day` is e^(−q(T − t)) shares at t, and receives so much less.
 *
 * Source: the escrowed-dividend model of Black, Fact and fantasy in the use of options, Financial Analysts Journal 31 (1975); Hull,
 * Options, Futures, and Other Derivatives, section 15.12.
 */
export function withoutDividends(issuer: string, day: EpochDay, market: Market): Real {
  const { numbers, valuationDate } = market;
  const { price, currency, dividendYield, dividends = [] } = quoteOf(issuer, market);
  const spot = numbers.of(price);
  const gone = dividends.filter(({ date }) => date > valuationDate && date <= day);
  if (gone.length === 0) return spot;
  const rate = rateOf(currency, market);
  const left = gone.reduce((sum, { date, amount }) => {
    const discounted = numbers.of(amount).times(discountFactorBetween(rate, valuationDate, date, numbers));
    return sum.minus(discounted.div(discountFactorBetween(dividendYield, valuationDate, date, numbers)));
  }, spot);
  return left.greaterThan(0) ? left : refuseDividends(issuer, day);
}

/** A share is worth more than the dividends that it pays for a while. */
export function refuseDividends(issuer: string, day: EpochDay): never {
  const message = `are worth as much as the share, or more, by ${formatDate(day)}: its price today is ex nothing that is still to come`;
  throw new OfferError({ code: "out-of-range", path: ["shares", issuer, "dividends"], message });
}

/** What is left of a share on `from` if the dividends until `to` go to somebody else. */
function afterDividends(issuer: string, from: EpochDay, to: EpochDay, market: Market): Real {
  const { dividendYield, dividends = [] } = quoteOf(issuer, market);
  const byYield = discountFactorBetween(dividendYield, from, to, market.numbers);
  if (dividends.length === 0) return byYield;
  return byYield.times(withoutDividends(issuer, to, market)).div(withoutDividends(issuer, from, market));
}

/** The part of the price that is left where the holder of locked-up shares does without their dividends. */
function dividendsForgone(asset: Asset, day: EpochDay, market: Market): Real | undefined {
  if (!("lockedFor" in asset) || asset.dividends !== "forgone") return undefined;
  const duration = readDuration(asset.lockedFor);
  return duration && afterDividends(asset.issuer, day, addDuration(day, duration), market);
}

/**
 * The part of the price that a lock-up takes away, if there is one. Dividends until delivery are somebody else's and out of the price already;
 * those between delivery and the end of the lock-up are the holder's and stay in it, unless they are forgone.
 */
function lockUpCost(asset: Asset, day: EpochDay, market: Market): Real | undefined {
  const duration = "lockedFor" in asset ? readDuration(asset.lockedFor) : undefined;
  if (!("lockedFor" in asset) || duration === undefined) return undefined;
  const { numbers } = market;
  const { model, basis } = market.lockUps ?? missingBelief(["lockUps"], "what a lock-up costs is needed");
  if (basis === "GAAP" || model === "none") return undefined;
  const { currency, volatility } = quoteOf(asset.issuer, market);
  const sigma =
    volatility ?? missingBelief(["shares", asset.issuer, "volatility"], "the share's volatility is needed");
  const end = addDuration(day, duration);
  return lockUpFraction(model, {
    variance: timesFraction(numbers.of(sigma).times(numbers.of(sigma)), countYears(day, end, "ACT/365F")),
    // What pays its holder no dividends is marked down like a share that has none.
    afterDividends:
      asset.dividends === "forgone" ? numbers.of(1) : afterDividends(asset.issuer, day, end, market),
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
  const { currency, dividendYield } = quoteOf(issuer, market);
  const { numbers, valuationDate } = market;
  const spot = withoutDividends(issuer, day, market);
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

import type { Asset } from "../algebra/asset.js";
import type { Condition, Obligor } from "../algebra/claim.js";
import type { Assumptions } from "../beliefs/assumptions.js";
import type { Odds } from "../beliefs/odds.js";
import { type Market, prepaidPrice, type ShareQuote } from "../market/prepaidPrice.js";
import type { Rate } from "../market/rate.js";
import { inEachArithmetic } from "../numeric/certified.js";
import { type Decimal, ONE } from "../numeric/decimal.js";
import type { Arithmetic, Real } from "../numeric/real.js";
import { memoize } from "../schema/memoize.js";
import { ownProperty } from "../schema/records.js";
import type { EpochDay } from "../time/date.js";
import { type Outlook, outlookOf } from "./outlook.js";

/** What a world takes from elsewhere than from beliefs. */
export interface WorldTerms {
  /** The probability that conditions hold; what the beliefs say of them, unless some events count as having happened. */
  readonly probabilityOf?: (conditions: readonly Condition[]) => Decimal;
  /** Whether what is due by closing is exchanged for the target, so that nobody's credit stands behind it. It is unless stated. */
  readonly exchanged?: boolean;
}

/**
 * The world as somebody believes it, for values in one currency, in one arithmetic: market, outlook, odds and required
 * returns. Flows are priced in it. Beliefs have been checked for what is asked of it.
 */
export interface World {
  readonly numbers: Arithmetic;
  readonly valuationDate: EpochDay;
  readonly market: Market;
  readonly outlook: Outlook;
  probabilityOf(conditions: readonly Condition[]): Decimal;
  /** The rate of its own at which a component is discounted, if it has one; the path of its flows starts with its name. */
  requiredReturn(path: readonly string[]): Rate | undefined;
  /** Today's price of one unit of an asset, delivered on a day for certain, of what stands under a path. */
  priceOf(asset: Asset, day: EpochDay, obligor: Obligor, path: readonly string[]): Real;
}

/** The world that beliefs describe, put together once in each arithmetic that asks for it. */
export function worldOf(
  beliefs: Assumptions,
  currency: string,
  { probabilityOf = memoizedOdds(beliefs.odds), exchanged = true }: WorldTerms = {},
): (numbers: Arithmetic) => World {
  return inEachArithmetic(
    (numbers) => new BelievedWorld(beliefs, marketOf(beliefs, currency, numbers), probabilityOf, exchanged),
  );
}

class BelievedWorld implements World {
  readonly numbers: Arithmetic;
  readonly valuationDate: EpochDay;
  readonly outlook: Outlook;
  private readonly priceMarket: Market;
  /** Discounting is the dearest step, and instalments of several components often share their days. */
  private readonly prices = new Map<string, Real>();

  constructor(
    private readonly beliefs: Assumptions,
    readonly market: Market,
    readonly probabilityOf: (conditions: readonly Condition[]) => Decimal,
    exchanged: boolean,
  ) {
    this.numbers = market.numbers;
    this.valuationDate = beliefs.valuationDate;
    this.outlook = outlookOf(beliefs, market);
    this.priceMarket = exchanged ? market : { ...market, closing: undefined };
  }

  requiredReturn([component]: readonly string[]): Rate | undefined {
    return component === undefined ? undefined : ownProperty(this.beliefs.requiredReturns, component);
  }

  priceOf(asset: Asset, day: EpochDay, obligor: Obligor, path: readonly string[]): Real {
    const ownRate = this.requiredReturn(path);
    const component = ownRate === undefined ? "" : JSON.stringify(path[0]);
    const key = `${assetKey(asset)} ${day} ${component} ${obligor === null ? "" : `by ${obligor}`}`;
    const known = this.prices.get(key);
    if (known !== undefined) return known;
    const price = prepaidPrice(asset, day, obligor, this.priceMarket, ownRate);
    this.prices.set(key, price);
    return price;
  }
}

const assetKey = /* @__PURE__ */ memoize((asset: Asset): string => JSON.stringify(asset));

const NOTHING_HAPPENED: ReadonlySet<string> = new Set();

/** The odds that beliefs give, asked once for each set of conditions: payments often share theirs. */
export function memoizedOdds(odds: Odds): Odds["probabilityOf"] {
  const known = new Map<string, Decimal>();
  return (conditions, happened = NOTHING_HAPPENED) => {
    if (conditions.length === 0) return ONE;
    const key = JSON.stringify([conditions.map(({ event, happens }) => [event, happens]), [...happened]]);
    const before = known.get(key);
    if (before !== undefined) return before;
    const probability = odds.probabilityOf(conditions, happened);
    known.set(key, probability);
    return probability;
  };
}

/** The prices and rates among somebody's beliefs, for values in `currency`. */
const marketOf = (beliefs: Assumptions, currency: string, numbers: Arithmetic): Market => ({
  numbers,
  valuationDate: beliefs.valuationDate,
  closing: beliefs.closing,
  currency,
  discountRate: beliefs.discountRate,
  creditSpreads: beliefs.creditSpreads,
  shares: sharesIn(beliefs.shares)(currency),
  currencies: beliefs.currencies,
  lockUps: beliefs.lockUps,
});

const continuously = (rate: Decimal): Rate => ({ rate, compounding: "continuous", dayCount: "ACT/365F" });

type Quotes = Readonly<Record<string, ShareQuote>>;

/** Shares as they are quoted, those without a currency of their own in the given one; made once for each currency. */
const sharesIn = /* @__PURE__ */ memoize((shares: Assumptions["shares"]) => {
  const made = new Map<string, Quotes>();
  return (currency: string): Quotes => {
    const known = made.get(currency) ?? quotesOf(shares, currency);
    made.set(currency, known);
    return known;
  };
});

const quotesOf = (shares: Assumptions["shares"], currency: string): Quotes =>
  Object.fromEntries(
    Object.entries(shares).map(([issuer, quote]): [string, ShareQuote] => [
      issuer,
      {
        price: quote.price,
        currency: quote.currency ?? currency,
        dividendYield: continuously(quote.dividendYield),
        volatility: quote.volatility,
      },
    ]),
  );

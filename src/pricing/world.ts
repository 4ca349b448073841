// Internal: no name of the public API lives here.

import type { Asset } from "../algebra/asset.js";
import type { Condition, Obligor } from "../algebra/claim.js";
import { areContradictory } from "../algebra/contradiction.js";
import type { Assumptions } from "../beliefs/assumptions.js";
import { type Market, prepaidPrice, type ShareQuote } from "../market/prepaidPrice.js";
import type { Rate } from "../market/rate.js";
import { inEachArithmetic } from "../numeric/certified.js";
import type { Decimal } from "../numeric/decimal.js";
import type { Arithmetic, Real } from "../numeric/real.js";
import { memoize } from "../schema/memoize.js";
import { ownProperty } from "../schema/records.js";
import type { EpochDay } from "../time/date.js";
import { type DateRule, resolveDate } from "../time/dateRule.js";
import { type Outlook, outlookOf } from "./outlook.js";

/** What a world takes from elsewhere than from beliefs. */
interface WorldTerms {
  /** The probability that conditions hold; what the beliefs say of them, unless some events count as having happened. */
  readonly probabilityOf?: (conditions: readonly Condition[]) => Decimal;
  /** Events that count as having happened: those without which an offer does not close; none unless stated. */
  readonly happened?: ReadonlySet<string>;
  /** Whether what is due by closing is exchanged for the target, so that nobody's credit stands behind it. It is unless stated. */
  readonly exchanged?: boolean;
}

/**
 * The world as somebody believes it, for values in one currency: market, outlook, odds and required returns. Flows are priced
 * in it. Market and outlook are put together once in each arithmetic that asks for them.
 */
export interface World {
  readonly valuationDate: EpochDay;
  dayOf(rule: DateRule): EpochDay;
  market(numbers: Arithmetic): Market;
  outlook(numbers: Arithmetic): Outlook;
  probabilityOf(conditions: readonly Condition[]): Decimal;
  /** Whether conditions can never hold together in this world, so that what hangs on them is no part of any figure. */
  excludes(conditions: readonly Condition[]): boolean;
  /** The rate of its own at which a component is discounted, if it has one; the path of its flows starts with its name. */
  requiredReturn(path: readonly string[]): Rate | undefined;
  /** Whether what is due on a day is exchanged for the target, so that nobody's credit stands behind it. */
  isExchanged(day: EpochDay): boolean;
  /** Today's price of one unit of an asset, delivered on a day for certain, of what stands under a path. */
  priceOf(asset: Asset, day: EpochDay, obligor: Obligor, path: readonly string[], numbers: Arithmetic): Real;
}

const NOTHING_HAPPENED: ReadonlySet<string> = new Set();

/** The world that beliefs describe, which have been checked for what is asked of it. */
export const worldOf = (beliefs: Assumptions, currency: string, terms: WorldTerms = {}): World =>
  new BelievedWorld(beliefs, currency, terms);

class BelievedWorld implements World {
  readonly valuationDate: EpochDay;
  readonly probabilityOf: (conditions: readonly Condition[]) => Decimal;
  private readonly workings: (numbers: Arithmetic) => Workings;
  private readonly exchanged: boolean;
  private readonly happened: ReadonlySet<string>;

  constructor(
    private readonly beliefs: Assumptions,
    currency: string,
    { probabilityOf = beliefs.odds.probabilityOf, exchanged = true, happened = NOTHING_HAPPENED }: WorldTerms,
  ) {
    this.exchanged = exchanged;
    this.valuationDate = beliefs.valuationDate;
    this.probabilityOf = probabilityOf;
    this.happened = happened;
    this.workings = inEachArithmetic((numbers) => {
      const market = marketOf(beliefs, currency, numbers);
      return {
        market,
        outlook: outlookOf(beliefs, market),
        priceMarket: exchanged ? market : { ...market, closing: undefined },
        prices: new Map(),
      };
    });
  }

  dayOf(rule: DateRule): EpochDay {
    return resolveDate(rule, this.beliefs.closing);
  }

  excludes(conditions: readonly Condition[]): boolean {
    return areContradictory(conditions, this.happened);
  }

  market(numbers: Arithmetic): Market {
    return this.workings(numbers).market;
  }

  outlook(numbers: Arithmetic): Outlook {
    return this.workings(numbers).outlook;
  }

  isExchanged(day: EpochDay): boolean {
    const { closing } = this.beliefs;
    return this.exchanged && closing !== undefined && day <= closing;
  }

  requiredReturn([component]: readonly string[]): Rate | undefined {
    return component === undefined ? undefined : ownProperty(this.beliefs.requiredReturns, component);
  }

  priceOf(asset: Asset, day: EpochDay, obligor: Obligor, path: readonly string[], numbers: Arithmetic): Real {
    const { prices, priceMarket } = this.workings(numbers);
    const ownRate = this.requiredReturn(path);
    const component = ownRate === undefined ? "" : JSON.stringify(path[0]);
    const key = `${assetKey(asset)} ${day} ${component} ${obligor === null ? "" : `by ${obligor}`}`;
    const known = prices.get(key);
    if (known !== undefined) return known;
    const price = prepaidPrice(asset, day, obligor, priceMarket, ownRate);
    prices.set(key, price);
    return price;
  }
}

/** What a world is in one arithmetic. */
interface Workings {
  readonly market: Market;
  readonly outlook: Outlook;
  /** The market with the closing up to which nobody's credit stands behind what is due. */
  readonly priceMarket: Market;
  /** Discounting is the dearest step, and instalments of several components often share their days. */
  readonly prices: Map<string, Real>;
}

const assetKey = /* @__PURE__ */ memoize((asset: Asset): string => JSON.stringify(asset));

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
  metrics: beliefs.metrics,
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
        dividends: quote.dividends,
        volatility: quote.volatility,
      },
    ]),
  );

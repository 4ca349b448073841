import type { Assumptions } from "../beliefs/assumptions.js";
import type { Market, ShareQuote } from "../market/prepaidPrice.js";
import type { Rate } from "../market/rate.js";
import { type Decimal, ZERO } from "../numeric/decimal.js";
import type { Arithmetic } from "../numeric/real.js";
import { memoize } from "../schema/memoize.js";

const NO_RATE: Rate = { rate: ZERO, compounding: "annual", dayCount: "ACT/365F" };

/**
 * The prices and rates among somebody's beliefs, for values in `currency`. Expects that what is needed has been checked: an
 * absent discount rate stands for a claim without money in it.
 */
export function marketOf(beliefs: Assumptions, currency: string, numbers: Arithmetic): Market {
  return {
    numbers,
    valuationDate: beliefs.valuationDate,
    closing: beliefs.closing,
    currency,
    discountRate: beliefs.discountRate ?? NO_RATE,
    creditSpreads: beliefs.creditSpreads,
    shares: sharesIn(beliefs.shares)(currency),
    currencies: beliefs.currencies,
    lockUps: beliefs.lockUps,
  };
}

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

import type { CurrencyQuote, Market, ShareQuote } from "../market/prepaidPrice.js";
import type { Rate } from "../market/rate.js";
import { type Decimal, ZERO } from "../numeric/decimal.js";
import type { Arithmetic } from "../numeric/real.js";
import type { Assumptions } from "./assumptions.js";

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
    shares: mapValues(
      beliefs.shares,
      (quote): ShareQuote => ({
        price: quote.price,
        currency: quote.currency ?? currency,
        dividendYield: continuously(quote.dividendYield),
        volatility: quote.volatility,
      }),
    ),
    currencies: mapValues(
      beliefs.currencies,
      ({ spot, discountRate }): CurrencyQuote => ({ spot, discountRate }),
    ),
    lockUps: beliefs.lockUps,
  };
}

const continuously = (rate: Decimal): Rate => ({ rate, compounding: "continuous", dayCount: "ACT/365F" });

const mapValues = <From, To>(
  record: Readonly<Record<string, From>>,
  change: (value: From) => To,
): Readonly<Record<string, To>> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));

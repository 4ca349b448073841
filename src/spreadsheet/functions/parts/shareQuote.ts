// Internal: no name of the public API lives here.

import type { Decimal } from "../../../numeric/decimal.js";
import type { Arithmetic, Real } from "../../../numeric/real.js";
import { optional, required } from "../../parameter.js";
import { continuousRate, positive, volatility, yearlyRate, years } from "./numberCells.js";
import { discountedFrom } from "./payoffs.js";

/** A share as it is quoted today, up to the day on which it is delivered. */
export const quoteCells = () => ({
  price: required(positive("Price of one share today")),
  volatility: required(volatility("Yearly volatility of the share: 0.4 is 40%")),
  time: required(years("Years from today to the day on which the price counts and the shares are delivered")),
  rate: required(yearlyRate("Discount rate a year, compounded annually")),
});

/** What is seldom said of a share, after everything else. */
export const dividendCell = () => ({
  dividend_yield: optional(continuousRate("Continuous dividend yield a year, 0 unless stated")),
});

interface Quote {
  readonly price: Decimal;
  readonly dividend_yield: Decimal;
  readonly time: Decimal;
  readonly rate: Decimal;
}

/** Today's prices of money and of a share, delivered then, and the share's forward. */
export function sharePrices({ price, dividend_yield, time, rate }: Quote, numbers: Arithmetic) {
  const money = discountedFrom(numbers.of(time), rate, numbers);
  const share: Real = numbers.of(price).times(numbers.of(dividend_yield).times(numbers.of(time)).neg().exp());
  return { money, share, forward: share.div(money) };
}

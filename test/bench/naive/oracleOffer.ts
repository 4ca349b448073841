import { Decimal } from "decimal.js";
import { blackCallInDecimals } from "./decimalBlack.js";

const Forty = Decimal.clone({ precision: 40 });

/** One year of the profit share: the forecast, and days from the valuation date to the middle of the year and to payment. */
interface Year {
  readonly mean: string;
  readonly daysToMiddle: number;
  readonly daysToPayment: number;
}

/** What the reported offer is worth, written out by hand for this one offer, with floor and cap on each year's profit share. */
export function oracleOfferInDecimals(
  rate: string,
  volatility: string,
  { floor, cap, daysToClosing }: { floor: string; cap: string; daysToClosing: number },
  years: readonly Year[],
): Decimal {
  const factor = (days: number): Decimal => new Forty(1).plus(rate).pow(new Forty(-days).div(365));
  const atClosing = new Forty("20e9").times(factor(daysToClosing));
  return years.reduce((sum, { mean, daysToMiddle, daysToPayment }) => {
    const v = new Forty(daysToMiddle).div(365).sqrt().times(volatility);
    const half = new Forty(mean).div(2);
    const least = new Forty(floor);
    const call = (strike: Decimal): Decimal => blackCallInDecimals(half, strike, v);
    const expected = least.plus(call(least)).minus(call(new Forty(cap)));
    return sum.plus(expected.times(factor(daysToPayment)));
  }, atClosing);
}

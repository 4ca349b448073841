import { Decimal } from "decimal.js";
import type { DatedFlow } from "offer-valuation";

const Forty = Decimal.clone({ precision: 40 });
const YEAR = 365 * 86_400_000;

/** The way it is done at first with decimal.js: one power for each flow. */
export function xnpvInDecimals(rate: string, flows: readonly DatedFlow[]): Decimal {
  const growth = new Forty(1).plus(rate);
  const first = Date.parse(flows[0]?.date ?? "");
  return flows.reduce((sum, { amount, date }) => {
    const years = new Forty(Date.parse(date) - first).div(YEAR);
    return sum.plus(new Forty(amount).div(growth.pow(years)));
  }, new Forty(0));
}

import { OfferError } from "../errors.js";
import { certified } from "../numeric/certified.js";
import { type Decimal, type DecimalInput, toDecimal } from "../numeric/decimal.js";
import type { Real } from "../numeric/real.js";
import { type IsoDate, parseDate } from "../time/date.js";
import { discountFactorBetween } from "./discountFactor.js";
import { type RateOrCurve, toRateOrCurve } from "./rateOrCurve.js";

/**
 * The exchange rate agreed on `from` at which currencies change hands on `to`, by covered interest parity: spot times the
 * foreign discount factor over the domestic one.
 *
 * `spot` and the result are units of the domestic currency for one of the foreign, on `from` and on `to`. The rates are
 * yearly fractions or curves. Turned round (1/spot, the rates exchanged) it gives one over the result.
 *
 * Source: Hull, Options, Futures, and Other Derivatives, section "Forward and futures contracts on currencies".
 *
 * @throws OfferError `out-of-range` for a spot that is not above 0, `invalid-date`, `invalid-decimal`, and what is wrong with
 * a rate or a curve, under `domestic` or `foreign`.
 * @example
 * ```ts
 * const [dollars, australian] = ["0.07", "0.05"].map((rate) => ({ rate, compounding: "continuous" as const }));
 * forwardExchangeRate("0.62", dollars, australian, "2021-01-01", "2023-01-01").toFixed(4); // => 0.6453
 * ```
 */
export function forwardExchangeRate(
  spot: DecimalInput,
  domestic: RateOrCurve,
  foreign: RateOrCurve,
  from: IsoDate,
  to: IsoDate,
): Decimal {
  const now = toDecimal(spot, ["spot"]);
  if (!now.greaterThan(0)) {
    const message = "must be greater than 0";
    throw new OfferError({ code: "out-of-range", path: ["spot"], message, received: `"${now}"` });
  }
  const start = parseDate(from, ["from"]);
  const end = parseDate(to, ["to"]);
  if (end < start) {
    const message = `must not come before ${from}: a forward rate looks forward`;
    throw new OfferError({ code: "invalid-date", path: ["to"], message, received: JSON.stringify(to) });
  }
  const [held, paid] = [toRateOrCurve(foreign, "foreign"), toRateOrCurve(domestic, "domestic")];
  return certified((numbers) => {
    const factor = (rate: typeof held): Real => discountFactorBetween(rate, start, end, numbers);
    return numbers.of(now).times(factor(held)).div(factor(paid)).toResult();
  });
}

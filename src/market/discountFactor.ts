import { OfferError } from "../errors.js";
import { certified } from "../numeric/certified.js";
import type { Decimal } from "../numeric/decimal.js";
import type { Arithmetic, Real } from "../numeric/real.js";
import { readOptions } from "../schema/options.js";
import { type Precision, readPrecision } from "../schema/precision.js";
import { type EpochDay, type IsoDate, parseDate } from "../time/date.js";
import { type CouponRateInput, toDiscounting } from "./couponRate.js";
import type { Curve } from "./curve/curve.js";
import { exponentBetween } from "./curve/exponent.js";
import { rateFactor } from "./growth.js";
import type { CouponRate, Rate } from "./rate.js";
import type { RateOrCurve } from "./rateOrCurve.js";

/**
 * What 1 unit of money, paid on `to`, is worth on `from`: (1 + r/m)^(−m·t), e^(−r·t) or 1/(1 + r·t) at a rate; off a curve,
 * the factor of `to` over that of `from`.
 *
 * `rate` is a yearly fraction; bare, it compounds annually on ACT/365F; with a `schedule`, its years are coupon periods. Or it is
 * a `zeroCurve`, of `from` or earlier. Dates
 * are ISO; `to` must not come before `from`.
 *
 * @throws OfferError `invalid-decimal`, `invalid-date`, `out-of-range`, and what is wrong with a curve.
 * @example
 * ```ts
 * discountFactor("0.08", "2021-01-01", "2022-01-01"); // => 0.9259259259259259259259259259
 * discountFactor({ rate: "0.08", compounding: "simple" }, "2021-01-01", "2022-01-01"); // => 0.9259259259259259259259259259
 * const curve = zeroCurve({ date: "2021-01-01", discountFactors: [{ date: "2022-01-01", factor: "0.95" }] });
 * discountFactor(curve, "2021-01-01", "2022-01-01"); // => 0.95
 * ```
 */
export function discountFactor(
  rate: RateOrCurve | CouponRateInput,
  from: IsoDate,
  to: IsoDate,
  options: Precision = {},
): Decimal {
  const start = parseDate(from, ["from"]);
  const end = parseDate(to, ["to"]);
  if (end < start) {
    const message = `must not come before ${from}: a discount factor looks forward`;
    throw new OfferError({ code: "invalid-date", path: ["to"], message, received: JSON.stringify(to) });
  }
  const read = toDiscounting(rate);
  return certified(
    (numbers) => discountFactorBetween(read, start, end, numbers).toResult(),
    readPrecision(readOptions(options, ["precision"])),
  );
}

/** What 1 unit of money, paid on the later of two days, is worth on the earlier one. */
export function discountFactorBetween(
  rate: Rate | CouponRate | Curve,
  from: EpochDay,
  to: EpochDay,
  numbers: Arithmetic,
): Real {
  if (!("kind" in rate)) return rateFactor(rate, from, to, numbers);
  const exponent = exponentBetween(rate, from, to, numbers);
  return from === to ? numbers.of(1) : exponent.neg().exp();
}

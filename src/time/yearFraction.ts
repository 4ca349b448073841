import { describeReceived, OfferError } from "../errors.js";
import { type Decimal, ZERO } from "../numeric/decimal.js";
import { toResult } from "../numeric/rounding.js";
import { type IsoDate, parseDate } from "./date.js";
import { anyDayCount, type ContextDayCount, countYears, type DayCount, isTwoDateCount } from "./dayCount.js";
import { fractionToDecimal } from "./fraction.js";
import { type DayCountContext, readContext, yearsInContext } from "./yearsInContext.js";

/**
 * Years from `start` to `end` under a day count. Two dates are enough for
 *
 * - `"ACT/365F"`, `"ACT/360"`, `"ACT/364"`, `"ACT/365.25"`: days over so many;
 * - `"ACT/ACT ISDA"`: days of each calendar year over its own length; `"ACT/ACT AFB"`: whole years counted back from the
 *   end, and the days left over 366 where a 29 February is among them, else over 365;
 * - `"30/360 Bond Basis"`, `"30/360 US"` (with the rule for ends of February), `"30E/360"` (Eurobond Basis), `"30E+/360"`:
 *   months of 30 days over 360;
 * - `"1/1"`: 1, whatever the dates.
 *
 * From a day to itself it is nothing, by all of them.
 *
 * Others need more, which `options` say, and are refused without it:
 *
 * - `"ACT/ACT ICMA"` the coupon periods: the terms of a `schedule`, or one regular `period` with its frequency;
 * - `"30E/360 ISDA"` the `maturity`, be it this `end` or later;
 * - `"BUS/252"` a business `calendar`: business days over 252, the start counted and the end not.
 *
 * Source: ISDA 2006 Definitions, section 4.16; SIA Standard Securities Calculation Methods for 30/360 US; ISDA, EMU and
 * market conventions (1998), for ACT/ACT ICMA and AFB; ICMA Rule 251.
 *
 * @throws OfferError `invalid-date` for a date that does not exist or an end before the start, `invalid-term` for an
 * unknown day count and for options that do not go with it, `missing-term` for options that it needs.
 * @example
 * ```ts
 * yearFraction("2024-01-01", "2025-01-01", "ACT/365F"); // => 1.002739726027397260273972603
 * yearFraction("2024-01-31", "2024-02-29", "30E/360"); // => 0.08055555555555555555555555556
 *
 * const coupons = { start: "2002-08-15", end: "2012-07-15", frequency: "semi-annual", stub: "long first" } as const;
 * yearFraction("2002-08-15", "2003-07-15", "ACT/ACT ICMA", { schedule: coupons }); // => 0.9157608695652173913043478261
 * yearFraction("2019-08-31", "2020-02-29", "30E/360 ISDA", { maturity: "2024-02-29" }); // => 0.5
 * yearFraction("2019-08-31", "2020-02-29", "30E/360 ISDA"); // throws missing-term
 * ```
 */
export function yearFraction(
  start: IsoDate,
  end: IsoDate,
  dayCount: DayCount | ContextDayCount,
  options: DayCountContext = {},
): Decimal {
  const from = parseDate(start, ["start"]);
  const to = parseDate(end, ["end"]);
  const count = anyDayCount(dayCount);
  const context = readContext(options, count);
  if (to < from) {
    const message = `must not come before ${start}`;
    throw new OfferError({ code: "invalid-date", path: ["end"], message, received: describeReceived(end) });
  }
  const years = isTwoDateCount(count)
    ? countYears(from, to, count)
    : yearsInContext(from, to, count, context);
  // Some rules see a day between a 31st and itself.
  return toResult(from === to ? ZERO : fractionToDecimal(years));
}

import { describeReceived, OfferError } from "../errors.js";
import type { Decimal } from "../numeric/decimal.js";
import { toResult } from "../numeric/rounding.js";
import { type IsoDate, parseDate } from "./date.js";
import { checkedDayCount, countYears, type DayCount, fractionToDecimal } from "./dayCount.js";

/**
 * Years from `start` to `end` under a day count: `"ACT/365F"`, `"ACT/360"`, `"ACT/ACT ISDA"`, `"30/360 US"` or `"30E/360"`.
 *
 * Source: ISDA 2006 Definitions, section 4.16; SIA Standard Securities Calculation Methods for 30/360 US.
 *
 * @throws OfferError `invalid-date` for a date that does not exist or an end before the start, `invalid-term` for an
 * unknown day count.
 * @example
 * ```ts
 * yearFraction("2024-01-01", "2025-01-01", "ACT/365F"); // => 1.002739726027397260273972603
 * yearFraction("2024-01-31", "2024-02-29", "30E/360"); // => 0.08055555555555555555555555556
 * ```
 */
export function yearFraction(start: IsoDate, end: IsoDate, dayCount: DayCount): Decimal {
  const from = parseDate(start, ["start"]);
  const to = parseDate(end, ["end"]);
  const count = checkedDayCount(dayCount);
  if (to < from) {
    const message = `must not come before ${start}`;
    throw new OfferError({ code: "invalid-date", path: ["end"], message, received: describeReceived(end) });
  }
  return toResult(fractionToDecimal(countYears(from, to, count)));
}

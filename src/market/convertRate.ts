import { describeReceived, OfferError } from "../errors.js";
import { certified } from "../numeric/certified.js";
import { readOptions } from "../schema/options.js";
import { type IsoDate, parseDate } from "../time/date.js";
import type { Fraction } from "../time/dayCount.js";
import { checkedDayCount, countYears, type DayCount } from "../time/dayCount.js";
import { logGrowth, rateOfLogGrowth } from "./growth.js";
import { type Compounding, type Rate, type RateInput, toRate } from "./rate.js";

/** The conventions that a rate is wanted in. */
export interface RateConventions {
  /** How often interest is added. */
  readonly compounding: Compounding;
  /** How days become years; that of the rate as it is, unless stated. */
  readonly dayCount?: DayCount | undefined;
}

/** The time over which two rates are to come to the same. */
export interface Horizon {
  /** The day on which both start. */
  readonly from: IsoDate;
  /** The day by which both have grown as much: after `from`. */
  readonly to: IsoDate;
}

/**
 * The rate that comes to the same as `rate` under other conventions. Any compounding converts to any other:
 * (1 + r/m)^(m·t) = e^(r·t) = 1 + r·t.
 *
 * A simple rate, on either side, is equivalent over one stretch of time only, so it needs the `horizon`; so does a change
 * of day count, other than between ACT/365F and ACT/360. Without either, the horizon makes no difference and may be left out.
 *
 * Source of the formula: Hull, Options, Futures, and Other Derivatives, section "Measuring interest rates".
 *
 * @throws OfferError `missing-term` where the horizon is needed and absent, `invalid-date` where it has no length,
 * `out-of-range` where the converted rate is none, `invalid-term`, `invalid-decimal`.
 * @example
 * ```ts
 * convertRate("0.1025", { compounding: "semi-annual" }).rate; // => 0.1
 * convertRate({ rate: "0.05", dayCount: "ACT/360" }, { compounding: "continuous", dayCount: "ACT/365F" }).rate.toFixed(8); // => 0.04946781
 * const quarter = { from: "2021-01-01", to: "2021-04-01" };
 * convertRate({ rate: "0.04", compounding: "simple" }, { compounding: "annual" }, quarter).rate.toFixed(8); // => 0.04060682
 * convertRate("0.04", { compounding: "simple" }); // throws missing-term
 * ```
 */
export function convertRate(rate: RateInput, to: RateConventions, horizon?: Horizon): Rate {
  const read = toRate(rate);
  const { compounding, dayCount = read.dayCount } = readOptions(to, ["compounding", "dayCount"], "to");
  const wanted = toRate({ rate: "0", compounding, dayCount: checkedDayCount(dayCount) });
  const { before, after } = yearsOf(read, wanted, horizon);
  const converted = certified((numbers) => {
    const growth = logGrowth(numbers.of(read.rate), read.compounding, before);
    return rateOfLogGrowth(growth, wanted.compounding, after).toResult();
  });
  return Object.freeze(toRate({ ...wanted, rate: converted }));
}

/** The time over which the two rates are compared, in years of either day count. */
function yearsOf(
  read: Rate,
  wanted: Rate,
  horizon: Horizon | undefined,
): { readonly before: Fraction; readonly after: Fraction } {
  if (horizon !== undefined) return yearsWithin(read, wanted, horizon);
  const bases = { before: yearOf(read.dayCount), after: yearOf(wanted.dayCount) };
  const simple = [read, wanted].some(({ compounding }) => compounding.startsWith("simple"));
  const sameYear = read.dayCount === wanted.dayCount;
  if (!simple && sameYear) return { before: ONE_YEAR, after: ONE_YEAR };
  if (!simple && bases.before !== undefined && bases.after !== undefined) {
    return { before: ONE_YEAR, after: { numerator: bases.before, denominator: bases.after } };
  }
  const why = simple ? "a simple rate" : `${read.dayCount} and ${wanted.dayCount}`;
  const message = `is required: ${why} can be equivalent to another rate over one stretch of time only, { from, to }`;
  throw new OfferError({ code: "missing-term", path: ["horizon"], message });
}

const ONE_YEAR: Fraction = /* @__PURE__ */ Object.freeze({ numerator: 1, denominator: 1 });

/** Days in a year, under day counts for which that never changes. */
const yearOf = (dayCount: DayCount): number | undefined =>
  dayCount === "ACT/365F" ? 365 : dayCount === "ACT/360" ? 360 : undefined;

function yearsWithin(read: Rate, wanted: Rate, horizon: Horizon) {
  const { from, to } = readOptions(horizon, ["from", "to"], "horizon");
  const start = parseDate(from, ["horizon", "from"]);
  const end = parseDate(to, ["horizon", "to"]);
  const over = (dayCount: DayCount): Fraction =>
    end > start ? countYears(start, end, dayCount) : { numerator: 0, denominator: 1 };
  const years = { before: over(read.dayCount), after: over(wanted.dayCount) };
  if (years.before.numerator > 0 && years.after.numerator > 0) return years;
  const message = `must come after ${from}: over no time, every rate comes to the same`;
  throw new OfferError({
    code: "invalid-date",
    path: ["horizon", "to"],
    message,
    received: describeReceived(to),
  });
}

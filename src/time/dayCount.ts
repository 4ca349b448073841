import { describeReceived, OfferError } from "../errors.js";
import { actualActualAfb, actualActualIsda } from "./actualActual.js";
import { type EpochDay, toCivilDate } from "./date.js";
import type { Fraction } from "./fraction.js";
import { thirty360Bond, thirty360European, thirty360EuropeanPlus, thirty360Us } from "./thirty360.js";

/**
 * The day counts that need two dates and nothing else, by the names ISDA gives them; 30/360 US is the SIA's, with its
 * end-of-February rule. Without that rule it is ISDA's "30/360" or "Bond Basis", and goes by the second name: "30U/360" and
 * "30/360 ISDA" each mean different things to different people.
 */
export const DAY_COUNTS = [
  "ACT/365F",
  "ACT/360",
  "ACT/ACT ISDA",
  "30/360 US",
  "30E/360",
  "30/360 Bond Basis",
  "30E+/360",
  "ACT/ACT AFB",
  "ACT/364",
  "ACT/365.25",
  "1/1",
] as const;

/** How days become years. */
export type DayCount = (typeof DAY_COUNTS)[number];

/** The day counts that need more than two dates: the coupon periods, the maturity, the holidays. */
export const CONTEXT_DAY_COUNTS = ["ACT/ACT ICMA", "30E/360 ISDA", "BUS/252"] as const;

/** How days become years where two dates do not say enough. */
export type ContextDayCount = (typeof CONTEXT_DAY_COUNTS)[number];

/** A day count of two dates as it came; throws for one that is unknown or needs more. */
export function checkedDayCount(dayCount: unknown): DayCount {
  const known = DAY_COUNTS.find((name) => name === dayCount);
  if (known !== undefined) return known;
  const lacking = CONTEXT_DAY_COUNTS.some((name) => name === dayCount)
    ? ": this one needs more than two dates"
    : "";
  throw new OfferError({
    code: "invalid-term",
    path: ["dayCount"],
    message: `must be one of ${DAY_COUNTS.join(", ")}${lacking}`,
    received: describeReceived(dayCount),
  });
}

export const isTwoDateCount = (dayCount: DayCount | ContextDayCount): dayCount is DayCount =>
  DAY_COUNTS.some((name) => name === dayCount);

/** A day count of either kind as it came; throws for one that is unknown. */
export function anyDayCount(dayCount: unknown): DayCount | ContextDayCount {
  return CONTEXT_DAY_COUNTS.find((name) => name === dayCount) ?? checkedDayCount(dayCount);
}

const FIXED: Partial<Record<DayCount, Fraction>> = {
  "ACT/365F": { numerator: 1, denominator: 365 },
  "ACT/360": { numerator: 1, denominator: 360 },
  "ACT/364": { numerator: 1, denominator: 364 },
  "ACT/365.25": { numerator: 4, denominator: 1461 },
};

/** How many years a day is, where every day is as long as any other. */
export const fixedYearsADay = (dayCount: DayCount): Fraction | undefined => FIXED[dayCount];

/** The years from `start` to a later `end` as an exact fraction. From a 31st to itself some rules count a day. */
export function countYears(start: EpochDay, end: EpochDay, dayCount: DayCount): Fraction {
  switch (dayCount) {
    case "ACT/365F":
      return { numerator: end - start, denominator: 365 };
    case "ACT/360":
      return { numerator: end - start, denominator: 360 };
    case "ACT/364":
      return { numerator: end - start, denominator: 364 };
    case "ACT/365.25":
      return { numerator: 4 * (end - start), denominator: 1461 };
    case "ACT/ACT ISDA":
      return actualActualIsda(start, end);
    case "ACT/ACT AFB":
      return actualActualAfb(start, end);
    case "30/360 US":
      return thirty360Us(toCivilDate(start), toCivilDate(end));
    case "30/360 Bond Basis":
      return thirty360Bond(toCivilDate(start), toCivilDate(end));
    case "30E/360":
      return thirty360European(toCivilDate(start), toCivilDate(end));
    case "30E+/360":
      return thirty360EuropeanPlus(toCivilDate(start), toCivilDate(end));
    case "1/1":
      return { numerator: 1, denominator: 1 };
  }
}

import fc from "fast-check";
import { dateOfDay, dayNumber, isoDates } from "./dates.js";

export type PeriodTerms = number | string | { label: string; start: string; end: string };

const years = fc.integer({ min: 2019, max: 2030 });

const ownPeriods = fc
  .tuple(fc.constantFrom("first year", "Y1", "earn-out 2", "2021/22"), isoDates(2019, 2028), fc.nat(800))
  .map(([label, start, days]) => ({ label, start, end: dateOfDay(dayNumber(start) + days) }));

/** Calendar years as numbers and texts, halves, quarters, months, and periods with their own label and dates. */
export const periods = (): fc.Arbitrary<PeriodTerms> =>
  fc.oneof(
    years,
    years.map(String),
    fc
      .tuple(years, fc.constantFrom("H1", "H2", "Q1", "Q2", "Q3", "Q4", "01", "02", "12"))
      .map((at) => at.join("-")),
    ownPeriods,
  );

export const labelOf = (period: PeriodTerms): string =>
  typeof period === "object" ? period.label : String(period);

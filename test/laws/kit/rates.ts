import fc from "fast-check";
import type { Compounding, DayCount } from "offer-valuation";
import { dayCounts } from "./dates.js";

export interface RateTerms {
  readonly rate: string;
  readonly compounding: Compounding;
  readonly dayCount: DayCount;
}

const compoundings = (): fc.Arbitrary<Compounding> =>
  fc.constantFrom(
    "annual",
    "semi-annual",
    "quarterly",
    "monthly",
    "every 4 months",
    "every 2 months",
    "daily",
    "continuous",
    "simple",
    "simple then annual",
    "simple then quarterly",
    "simple then monthly",
  );

/** Compoundings under which interest earns interest. */
export const trueCompoundings = (): fc.Arbitrary<
  "annual" | "semi-annual" | "quarterly" | "monthly" | "continuous"
> => fc.constantFrom("annual", "semi-annual", "quarterly", "monthly", "continuous");

const percentages = (min: number, max: number) =>
  fc.integer({ min: min * 1_000_000, max: max * 1_000_000 }).map((millionths) => `${millionths}e-6`);

/** Rates a year as fractions: −0.9% to 50%, and 0. */
export const yearlyRates = (): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 1, arbitrary: fc.constantFrom("0", "0.08") },
    { weight: 5, arbitrary: percentages(-0.009, 0.5) },
  );

export const nonNegativeRates = (): fc.Arbitrary<string> =>
  fc.oneof({ weight: 1, arbitrary: fc.constant("0") }, { weight: 5, arbitrary: percentages(0, 0.5) });

/** Rates with every convention; simple ones stay mild enough that a century leaves something. */
export const rates = (
  yearly: fc.Arbitrary<string> = yearlyRates(),
  compounding: fc.Arbitrary<Compounding> = compoundings(),
): fc.Arbitrary<RateTerms> => fc.record({ rate: yearly, compounding, dayCount: dayCounts() });

/** Rates a period, greater than −1. */
export const periodicRates = (): fc.Arbitrary<string> =>
  fc.oneof(fc.constantFrom("0", "1e-15", "-1e-20", "-0.5"), percentages(-0.4, 1));

import fc from "fast-check";
import type { Interpolation, ZeroCurveInput } from "offer-valuation";
import { exponentBetween } from "../../../src/market/curve/exponent.js";
import { curveOf } from "../../../src/market/curve/zeroCurve.js";
import { certified } from "../../../src/numeric/certified.js";
import { dateOfDay, dayNumber, orderedDates } from "../../laws/kit/dates.js";

export const START = "2021-01-01";

/** Years that are whole under 30E/360: the textbooks count in those. */
export const inYears = (years: number): string => {
  const months = Math.round(years * 12);
  return `${2021 + Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}-01`;
};

const interpolations = (): fc.Arbitrary<Interpolation> =>
  fc.constantFrom("linear-zero", "log-linear", "monotone-cubic");

const ascendingDates = (maxLength: number) =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: 40 * 365 }), { minLength: 1, maxLength })
    .map((days) => days.sort((a, b) => a - b).map((day) => dateOfDay(dayNumber(START) + day)));

const conventions = () => ({
  interpolation: interpolations(),
  compounding: fc.constantFrom("annual", "semi-annual", "quarterly", "monthly", "continuous"),
  dayCount: fc.constantFrom("ACT/365F", "ACT/360", "ACT/ACT ISDA"),
});

/** Curves of zero rates from −1% to 9%. */
export const zeroRateCurves = (): fc.Arbitrary<ZeroCurveInput> =>
  ascendingDates(8).chain((dates) =>
    fc.record({
      date: fc.constant(START),
      zeroRates: fc
        .array(fc.integer({ min: -10_000, max: 90_000 }), {
          minLength: dates.length,
          maxLength: dates.length,
        })
        .map((rates) => rates.map((rate, index) => ({ date: dates[index] ?? "", rate: `${rate}e-6` }))),
      ...conventions(),
    }),
  ) as fc.Arbitrary<ZeroCurveInput>;

/** Curves whose discount factors fall from node to node, less steeply than a yearly rate of 1e800 says. */
export const fallingCurves = (): fc.Arbitrary<ZeroCurveInput> =>
  steepCurves().filter(({ date, discountFactors = [] }) =>
    discountFactors.every(({ date: day, factor }) => {
      const days = dayNumber(day) - dayNumber(String(date));
      return (-Math.log(Number(factor)) * 366) / days < 1840;
    }),
  );

const steepCurves = (): fc.Arbitrary<ZeroCurveInput> =>
  ascendingDates(8).chain((dates) =>
    fc.record({
      date: fc.constant(START),
      discountFactors: fc
        .uniqueArray(fc.integer({ min: 1, max: 999_999 }), {
          minLength: dates.length,
          maxLength: dates.length,
        })
        .map((factors) =>
          factors
            .sort((a, b) => b - a)
            .map((factor, index) => ({ date: dates[index] ?? "", factor: `${factor}e-6` })),
        ),
      ...conventions(),
    }),
  ) as fc.Arbitrary<ZeroCurveInput>;

const FREQUENCIES = { annual: 12, "semi-annual": 6, quarterly: 3 } as const;

/** Par curves with nodes at whole coupon periods, most of them with gaps; their yields are mild enough to have a solution. */
export const parCurves = (): fc.Arbitrary<ZeroCurveInput & { readonly step: number }> =>
  fc.constantFrom(...(Object.keys(FREQUENCIES) as (keyof typeof FREQUENCIES)[])).chain((couponFrequency) =>
    fc
      .tuple(
        fc.uniqueArray(fc.integer({ min: 1, max: 24 }), { minLength: 1, maxLength: 6 }),
        fc.array(fc.integer({ min: -8_000, max: 30_000 }), { minLength: 6, maxLength: 6 }),
        fc.record({ ...conventions(), interpolation: fc.constantFrom("linear-zero", "log-linear") }),
      )
      .map(([periods, yields, terms]) => ({
        ...terms,
        date: START,
        couponFrequency,
        step: FREQUENCIES[couponFrequency],
        parYields: periods
          .sort((a, b) => a - b)
          .map((period, index) => ({
            date: inYears((period * FREQUENCIES[couponFrequency]) / 12),
            yield: `${yields[index]}e-6`,
          })),
      })),
  ) as fc.Arbitrary<ZeroCurveInput & { readonly step: number }>;

/** Zero rates as the textbooks state them. */
export const continuous = { date: START, compounding: "continuous", dayCount: "30E/360" } as const;

/** A curve of zero rates at nodes. */
export const nodes = (...rates: readonly [date: string, rate: string][]) => ({
  date: START,
  zeroRates: rates.map(([date, rate]) => ({ date, rate })),
});
/** 2% for one year, 3% for two. */
export const twoYears = nodes(["2022-01-01", "0.02"], ["2023-01-01", "0.03"]);
/** A curve of discount factors at the ends of years. */
export const factors = (...given: readonly string[]) => ({
  date: START,
  discountFactors: given.map((factor, index) => ({ date: inYears(index + 1), factor })),
});
/** A curve of par yields at the ends of years, with annual coupons. */
export const par = (...yields: readonly string[]) => ({
  date: START,
  couponFrequency: "annual" as const,
  parYields: yields.map((rate, index) => ({ date: inYears(index + 1), yield: rate })),
});

/** Shifts of −50 to 200 basis points. */
export const basisPoints = () => fc.integer({ min: -50, max: 200 }).map((points) => `${points}e-4`);

/** Days in order, none before the curves start and none after 2070. */
export const later = (count: number) => orderedDates(count, 2021, 2070);

/**
 * Steep nodes a day apart, carried on flat for years, lead beyond any result that can be written; there is no figure then for a law
 * to hold of. Nothing that is asked lies after 2070.
 */
export const proportionateCurves = (): fc.Arbitrary<ZeroCurveInput> =>
  zeroRateCurves().filter((input) =>
    certified((numbers) =>
      exponentBetween(curveOf(input).curve, dayNumber(START), dayNumber("2070-12-31"), numbers)
        .abs()
        .lessThan(900),
    ),
  );

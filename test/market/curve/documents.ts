import fc from "fast-check";
import type { Interpolation, ZeroCurveInput } from "offer-valuation";
import { dateOfDay, dayNumber } from "../../laws/kit/dates.js";

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

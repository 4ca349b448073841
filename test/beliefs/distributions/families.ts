import { fc } from "@fast-check/vitest";
import { Decimal } from "offer-valuation";
import type { Distribution } from "../../../src/beliefs/distributions/distribution.js";
import { lognormal } from "../../../src/beliefs/distributions/lognormal.js";
import { normal } from "../../../src/beliefs/distributions/normal.js";
import { pert } from "../../../src/beliefs/distributions/pert.js";
import { pointForecast } from "../../../src/beliefs/distributions/pointForecast.js";
import { sample } from "../../../src/beliefs/distributions/sample.js";
import { scenarios } from "../../../src/beliefs/distributions/scenarios.js";
import { shiftedLognormal } from "../../../src/beliefs/distributions/shiftedLognormal.js";
import { triangular } from "../../../src/beliefs/distributions/triangular.js";
import { uniform } from "../../../src/beliefs/distributions/uniform.js";

/** Continuous families by name, their arguments as Decimals. */
export const continuous: Readonly<Record<string, (...values: Decimal[]) => Distribution>> = {
  lognormal: (mean = one, v = one) => lognormal(mean, v),
  shiftedLognormal: (mean = one, v = one, shift = one) => shiftedLognormal(mean, v, shift),
  normal: (mean = one, deviation = one) => normal(mean, deviation),
  uniform: (low = one, high = one) => uniform(low, high),
  triangular: (low = one, mode = one, high = one) => triangular(low, mode, high),
  pert: (low = one, mode = one, high = one) => pert(low, mode, high),
};

const one = new Decimal(1);

export const hundredths = (min: number, max: number): fc.Arbitrary<Decimal> =>
  fc.integer({ min, max }).map((value) => new Decimal(value).div(100));

const places = fc
  .tuple(hundredths(-5000, 5000), hundredths(0, 3000), hundredths(0, 3000))
  .map(([low, rise, fall]) => [low, low.plus(rise), low.plus(rise).plus(fall).plus("0.01")] as const);

/** Any continuous distribution, around 0 or well away from it. */
export const continuousDistributions = (): fc.Arbitrary<Distribution> =>
  fc.oneof(
    fc.tuple(hundredths(1, 100_000), hundredths(1, 200)).map(([mean, v]) => lognormal(mean, v)),
    fc
      .tuple(hundredths(-1000, 1000), hundredths(1, 150), hundredths(1001, 5000))
      .map(([mean, v, shift]) => shiftedLognormal(mean, v, shift)),
    fc.tuple(hundredths(-9999, 9999), hundredths(1, 3000)).map(([mean, sd]) => normal(mean, sd)),
    places.map(([low, , high]) => uniform(low, high)),
    places.map((place) => triangular(...place)),
    places.map((place) => pert(...place)),
  );

export const outcomes = (): fc.Arbitrary<{ value: Decimal; weight: number }[]> =>
  fc.array(fc.record({ value: hundredths(-400, 400), weight: fc.integer({ min: 1, max: 9 }) }), {
    minLength: 1,
    maxLength: 9,
  });

/** Points, scenarios of fractions that decimals cannot hold, and samples with repeated values. */
export const discreteDistributions = (): fc.Arbitrary<Distribution> =>
  fc.oneof(
    hundredths(-400, 400).map(pointForecast),
    outcomes().map((cases) => {
      const total = cases.reduce((sum, { weight }) => sum + weight, 0);
      return scenarios(
        cases.map(({ value, weight }) => ({ value, probability: new Decimal(weight).div(total) })),
      );
    }),
    outcomes().map((cases) => sample(cases.flatMap(({ value, weight }) => Array(weight).fill(value)))),
  );

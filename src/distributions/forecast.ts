import * as z from "zod";
import { type DecimalInput, ZERO } from "../numeric/decimal.js";
import type { Arithmetic, Real } from "../numeric/real.js";
import type { Json } from "../schema/document.js";
import { decimal, fraction, list, nonNegative, positive } from "../schema/fields.js";
import { fieldsJson } from "../schema/fieldsJson.js";
import type { Distribution } from "./distribution.js";
import { lognormal } from "./lognormal.js";
import { normal } from "./normal.js";
import { pert } from "./pert.js";
import { pointForecast } from "./pointForecast.js";
import { sample } from "./sample.js";
import { scenarios } from "./scenarios.js";
import { shiftedLognormal } from "./shiftedLognormal.js";
import { triangular } from "./triangular.js";
import { uniform } from "./uniform.js";

/** A forecast as people write it: one number that is taken for certain, or a distribution by its name. */
export type ForecastInput =
  | DecimalInput
  | { readonly distribution: "point"; readonly value: DecimalInput }
  | { readonly distribution: "scenarios"; readonly scenarios: readonly ScenarioInput[] }
  | { readonly distribution: "sample"; readonly values: readonly DecimalInput[] }
  | { readonly distribution: "lognormal"; readonly mean: DecimalInput; readonly volatility: DecimalInput }
  | {
      readonly distribution: "shiftedLognormal";
      readonly mean: DecimalInput;
      readonly volatility: DecimalInput;
      readonly shift: DecimalInput;
    }
  | { readonly distribution: "normal"; readonly mean: DecimalInput; readonly standardDeviation: DecimalInput }
  | { readonly distribution: "uniform"; readonly low: DecimalInput; readonly high: DecimalInput }
  | {
      readonly distribution: "triangular" | "pert";
      readonly low: DecimalInput;
      readonly mode: DecimalInput;
      readonly high: DecimalInput;
    };

export interface ScenarioInput {
  readonly value: DecimalInput;
  readonly probability: DecimalInput;
}

/** Yearly volatility as a fraction; beyond 1,000% it is a slip of the pen. */
export const volatilityField = () =>
  decimal("Volatility a year as a fraction: 0.4 is 40%", (value) =>
    value.isNegative() || value.greaterThan(10) ? "must be between 0 and 10 (0.4 is 40%)" : undefined,
  );

const families = () =>
  [
    z.strictObject({ distribution: z.literal("point"), value: decimal("The value") }),
    z
      .strictObject({
        distribution: z.literal("scenarios"),
        scenarios: list(
          z.strictObject({ value: decimal("The value"), probability: fraction("Its probability") }),
        ),
      })
      .refine(
        ({ scenarios: all }) => all.reduce((sum, { probability }) => sum.plus(probability), ZERO).equals(1),
        {
          path: ["scenarios"],
          message: "must have probabilities that add up to 1",
        },
      ),
    z.strictObject({
      distribution: z.literal("sample"),
      values: list(decimal("An observed value"), 100_000),
    }),
    z.strictObject({
      distribution: z.literal("lognormal"),
      mean: positive("Expected value"),
      volatility: volatilityField(),
    }),
    z
      .strictObject({
        distribution: z.literal("shiftedLognormal"),
        mean: decimal("Expected value"),
        volatility: volatilityField(),
        shift: decimal("What is added to the value to make it lognormal"),
      })
      .refine(({ mean, shift }) => mean.plus(shift).greaterThan(0), {
        path: ["shift"],
        message: "must be large enough that mean + shift is greater than 0",
      }),
    z.strictObject({
      distribution: z.literal("normal"),
      mean: decimal("Expected value"),
      standardDeviation: nonNegative("Standard deviation of the value over its period"),
    }),
    z
      .strictObject({
        distribution: z.literal("uniform"),
        low: decimal("Least value"),
        high: decimal("Greatest value"),
      })
      .refine(({ low, high }) => low.lessThanOrEqualTo(high), {
        path: ["high"],
        message: "must not be below low",
      }),
    threePoint("triangular"),
    threePoint("pert"),
  ] as const;

const threePoint = <Name extends "triangular" | "pert">(name: Name) =>
  z
    .strictObject({
      distribution: z.literal(name),
      low: decimal("Least value"),
      mode: decimal("Most likely value"),
      high: decimal("Greatest value"),
    })
    .refine(({ low, mode, high }) => low.lessThanOrEqualTo(mode) && mode.lessThanOrEqualTo(high), {
      path: ["mode"],
      message: "must lie between low and high",
    });

const NAMES = [
  "point",
  "scenarios",
  "sample",
  "lognormal",
  "shiftedLognormal",
  "normal",
  "uniform",
  "triangular",
  "pert",
] as const;

/** What distributions are made of, beside lists. */
const FIGURES = ["value", "mean", "volatility", "shift", "standardDeviation", "low", "mode", "high"] as const;

const forecastJson = {
  anyOf: [
    fieldsJson.decimal,
    {
      type: "object",
      properties: {
        distribution: { enum: NAMES },
        scenarios: {
          type: "array",
          items: {
            type: "object",
            properties: { value: fieldsJson.decimal, probability: fieldsJson.decimal },
            required: ["value", "probability"],
            additionalProperties: false,
          },
        },
        values: { type: "array", items: fieldsJson.decimal },
        ...Object.fromEntries(FIGURES.map((figure) => [figure, fieldsJson.decimal])),
      },
      required: ["distribution"],
      additionalProperties: false,
    },
  ],
};

const union = () =>
  z.discriminatedUnion("distribution", families(), {
    error: `must be a decimal string, or { distribution, … } with one of ${NAMES.join(", ")}`,
  });

/** The schema of a forecast, bare or as a distribution. */
export const forecastField = (description: string) =>
  z
    .custom<ForecastInput>()
    .meta({ ...forecastJson, description })
    .transform((input) => asDistribution(input as Json) as z.input<ReturnType<typeof union>>)
    .pipe(union());

const asDistribution = (input: Json): Json =>
  typeof input === "object" && input !== null && !Array.isArray(input)
    ? input
    : { distribution: "point", value: input };

/** A checked forecast: the name of a distribution and its parameters. */
export type Forecast = z.output<ReturnType<typeof forecastField>>;

/**
 * The distribution that a forecast stands for, `years` before the middle of its period: volatilities are yearly, and
 * uncertainty is resolved by then. Families that know of no time never ask for it.
 */
export function toDistribution(
  forecast: Forecast,
  years: () => Real,
  numbers: Arithmetic,
): Distribution {
  const { of } = numbers;
  switch (forecast.distribution) {
    case "point":
      return pointForecast(of(forecast.value));
    case "scenarios":
      return scenarios(forecast.scenarios, numbers);
    case "sample":
      return sample(forecast.values, numbers);
    case "lognormal":
      return lognormal(of(forecast.mean), of(forecast.volatility).times(years().sqrt()));
    case "shiftedLognormal": {
      const v = of(forecast.volatility).times(years().sqrt());
      return shiftedLognormal(of(forecast.mean), v, of(forecast.shift));
    }
    case "normal":
      return normal(of(forecast.mean), of(forecast.standardDeviation));
    case "uniform":
      return uniform(of(forecast.low), of(forecast.high));
    case "triangular":
      return triangular(of(forecast.low), of(forecast.mode), of(forecast.high));
    case "pert":
      return pert(of(forecast.low), of(forecast.mode), of(forecast.high));
  }
}

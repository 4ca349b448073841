import { fc } from "@fast-check/vitest";
import { Decimal } from "offer-valuation";
import { builtInDistributions } from "../../src/distributions/builtIn.js";
import type { CheckedForecast, DistributionType } from "../../src/distributions/defineDistribution.js";
import type { Distribution } from "../../src/distributions/distribution.js";
import { pointForecast } from "../../src/distributions/pointForecast.js";
import { sample } from "../../src/distributions/sample.js";
import { scenarios } from "../../src/distributions/scenarios.js";
import type { Arithmetic } from "../../src/numeric/real.js";
import type { Json, JsonObject } from "../../src/schema/document.js";
import { real, sixtyDigits } from "../numeric/sixtyDigits.js";
import { weibull } from "./weibull.js";

/** Every built-in family, and one of a user's own: what is asked of one is asked of all. */
export const families: readonly DistributionType[] = [...builtInDistributions(), weibull].map(
  ({ definition }) => definition,
);

/** A document of a family as a checked forecast; throws where it breaks a rule. */
export function forecastOf(family: DistributionType, document: JsonObject): CheckedForecast {
  return family.forecast(family.schema().parse(document) as object, document);
}

/** Documents of a family near its example, amounts in tens rather than in thousands of millions. */
const documentsOf = (family: DistributionType): fc.Arbitrary<JsonObject> =>
  fc
    .infiniteStream(fc.integer({ min: 40, max: 160 }))
    .map((percents) => {
      const changed = (written: Json, kind: string): Json => {
        const { value: percent } = percents.next();
        const factor = new Decimal(percent).div(100).times(kind === "amount" ? "1e-8" : 1);
        return new Decimal(written as string).times(factor).toString();
      };
      const nearby = (value: Json, figure: Figures[string] | undefined): Json => {
        if (figure === undefined || "tied" in figure) return value;
        if (!("each" in figure)) return changed(value, figure.kind);
        return (value as readonly JsonObject[]).map((entry) => entriesNear(entry, figure.each, nearby));
      };
      return entriesNear(family.example, family.figures, nearby);
    })
    .filter((document) => family.schema().safeParse(document).success);

type Figures = DistributionType["figures"];

const entriesNear = (
  document: JsonObject,
  figures: Figures,
  nearby: (value: Json, figure: Figures[string] | undefined) => Json,
): JsonObject =>
  Object.fromEntries(
    Object.entries(document).map(([field, value]) => [field, nearby(value, figures[field])]),
  );

/** Any distribution of a family, up to ten years ahead. */
export const distributionsOf = (family: DistributionType): fc.Arbitrary<Distribution> =>
  fc
    .tuple(documentsOf(family), hundredths(0, 1000))
    .map(([document, years]) =>
      labelled(
        family.toDistribution(forecastOf(family, document), { years: real(years), numbers: sixtyDigits }),
        `${JSON.stringify(document)}, ${years} years ahead`,
      ),
    );

/** A distribution that a failing law prints by these words, and not with all its numbers and their arithmetic. */
const labelled = (distribution: Distribution, words: string): Distribution =>
  Object.assign(distribution, { [fc.toStringMethod]: () => words });

const one = new Decimal(1);

/** A distribution by the name of its family, its parameters in the order of the family's example; a year ahead. */
export function distributionOf(
  name: string,
  values: readonly string[],
  numbers: Arithmetic = sixtyDigits,
): Distribution {
  const family = families.find(({ distribution }) => distribution === name);
  if (family === undefined) throw new Error(`no family ${name}`);
  const fields = Object.keys(family.example).filter((field) => field !== "distribution");
  const parameters = Object.fromEntries(
    fields.map((field, index) => [field, new Decimal(values[index] as string)]),
  );
  return family.toDistribution(family.forecast(parameters, {}), { years: numbers.of(one), numbers });
}

export const hundredths = (min: number, max: number): fc.Arbitrary<Decimal> =>
  fc.integer({ min, max }).map((value) => new Decimal(value).div(100));

const places = fc
  .tuple(hundredths(-5000, 5000), hundredths(0, 3000), hundredths(0, 3000))
  .map(([low, rise, fall]) => [low, low.plus(rise), low.plus(rise).plus(fall).plus("0.01")] as const);

/** Any continuous distribution, around 0 or well away from it. */
export const continuousDistributions = (): fc.Arbitrary<Distribution> =>
  fc
    .oneof(
      fc.tuple(fc.constant("lognormal"), fc.tuple(hundredths(1, 100_000), hundredths(1, 200))),
      fc.tuple(
        fc.constant("shiftedLognormal"),
        fc.tuple(hundredths(-1000, 1000), hundredths(1, 150), hundredths(1001, 5000)),
      ),
      fc.tuple(fc.constant("normal"), fc.tuple(hundredths(-9999, 9999), hundredths(1, 3000))),
      fc.tuple(
        fc.constant("uniform"),
        places.map(([low, , high]) => [low, high] as const),
      ),
      fc.tuple(fc.constantFrom("triangular", "pert"), places),
    )
    .map(([family, values]) =>
      labelled(distributionOf(family, values.map(String)), `${family}(${values.join(", ")})`),
    );

export const outcomes = (): fc.Arbitrary<{ value: Decimal; weight: number }[]> =>
  fc.array(fc.record({ value: hundredths(-400, 400), weight: fc.integer({ min: 1, max: 9 }) }), {
    minLength: 1,
    maxLength: 9,
  });

/** Points, scenarios of fractions that decimals cannot hold, and samples with repeated values. */
export const discreteDistributions = (): fc.Arbitrary<Distribution> =>
  fc.oneof(
    hundredths(-400, 400).map((value) => labelled(pointForecast(real(value)), `point(${value})`)),
    outcomes().map((cases) => {
      const total = cases.reduce((sum, { weight }) => sum + weight, 0);
      const odds = cases.map(({ value, weight }) => ({ value, probability: new Decimal(weight).div(total) }));
      return labelled(scenarios(odds, sixtyDigits), `scenarios ${JSON.stringify(cases)}`);
    }),
    outcomes().map((cases) => {
      const values = cases.flatMap(({ value, weight }) => Array<Decimal>(weight).fill(value));
      return labelled(sample(values, sixtyDigits), `sample(${values.join(", ")})`);
    }),
  );

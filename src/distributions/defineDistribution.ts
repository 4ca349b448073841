import * as z from "zod";
import { within } from "../errors.js";
import type { Decimal } from "../numeric/decimal.js";
import type { Arithmetic, Real } from "../numeric/real.js";
import { copyDocument, type Json, type JsonObject } from "../schema/document.js";
import type { BeliefKind, TiedFigure } from "../schema/figures.js";
import { once } from "../schema/memoize.js";
import { checkedKinds, readOptions } from "../schema/options.js";
import { parseDocument } from "../schema/parse.js";
import { deepFreeze } from "../schema/records.js";
import { type BrokenRule, ruledObject } from "../schema/rule.js";
import type { Distribution } from "./distribution.js";

/** What a family may take from the metric that is forecast. */
export interface ForecastContext {
  /**
   * Years (ACT/365F) from the valuation date to the middle of the metric's period, at least 0: how long a yearly volatility
   * acts.
   */
  readonly years: Real;
  /** Makes numbers to compute with out of Decimals: `numbers.of(mean)`. */
  readonly numbers: Arithmetic;
}

/**
 * What a figure of a forecast says: how high the metric is expected to be (`"level"`), how uncertain it is (`"spread"`), or
 * something else of its shape (`"shape"`).
 */
export type FigureRole = "level" | "spread" | "shape";

/** A figure that a sensitivity may move. */
export type ForecastFigure =
  | {
      /** What it measures. */
      readonly kind: BeliefKind;
      /** What it says. */
      readonly role: "level" | "shape";
    }
  | {
      /** What it measures. */
      readonly kind: BeliefKind;
      /** It says how uncertain the metric is. */
      readonly role: "spread";
      /** What people call it, as in "Volatility of us-profit". */
      readonly label: string;
    };

/** Figures in each entry of a list. */
interface ListedFigures {
  /** By the field of an entry. */
  readonly each: Readonly<Record<string, ForecastFigure | TiedFigure>>;
}

/** Which parameters are figures that somebody believes. Parameters left out are observations or choices, which nothing moves. */
type FiguresOf<Shape extends z.ZodRawShape> = {
  readonly [Field in keyof Shape]?: NonNullable<z.output<Shape[Field]>> extends Decimal
    ? ForecastFigure | TiedFigure
    : ListedFigures;
};

/** A value and how likely it is. */
export interface Case {
  /** In units of the metric's currency. */
  readonly value: Decimal;
  /** From 0 to 1. */
  readonly probability: Decimal;
}

/** A parameter that says how uncertain a forecast is. */
interface Spread {
  /** The name of the parameter. */
  readonly field: string;
  /** What people call it. */
  readonly label: string;
  /** What it measures. */
  readonly kind: BeliefKind;
  /** The parameter in a forecast of the family. Undefined where it may be left out and was. */
  readonly valueIn: (forecast: CheckedForecast) => Decimal | undefined;
}

/** Parameters as they have been read: decimal strings are Decimals, and defaults are filled in. */
type Parameters<Shape extends z.ZodRawShape> = z.output<z.ZodObject<Shape>>;

type Optional<Shape extends z.ZodRawShape> = {
  [Field in keyof Shape]: undefined extends z.input<Shape[Field]> ? Field : never;
}[keyof Shape];

/** Keeps the doc comments that stand at the fields, so that editors show them where parameters are written. */
type Written<Shape extends z.ZodRawShape, Field extends keyof Shape> = {
  readonly [Key in Field]: Unchanged<z.input<Shape[Key]>>;
};

/** Lists are read, never written to. */
type Unchanged<Value> = Value extends readonly (infer Item)[] ? readonly Item[] : Value;

/** Parameters as people write them. */
export type ParametersInput<Shape extends z.ZodRawShape> = Written<
  Shape,
  Exclude<keyof Shape, Optional<Shape>>
> &
  Partial<Written<Shape, Optional<Shape>>>;

/** How a family of distributions is defined: its parameters with units, which of them may move, and what they come to. */
export interface DistributionDefinition<
  Name extends string = string,
  Shape extends z.ZodRawShape = z.ZodRawShape,
> {
  /** The value of `distribution` in a document. */
  readonly distribution: Name;
  /** What people call it, in tables and workbooks. */
  readonly label: string;
  /** One sentence for people. */
  readonly summary: string;
  /** A complete document, used in tests and in the JSON Schema. */
  readonly example: JsonObject;
  /** The fields of the parameters. A function, so that nothing is built before it is needed. Defaults are `.prefault(…)`. */
  readonly parameters: () => Shape;
  /** A rule that several parameters must keep together: says which field breaks it and how. */
  readonly check?: (parameters: Parameters<Shape>) => BrokenRule | undefined;
  /** What each parameter measures and says. */
  readonly figures: FiguresOf<Shape>;
  /** Whether it is one value for certain, one of finitely many, or any in a range. */
  readonly values: "one" | "several" | "continuous";
  /** The least value there may be; undefined where it may be as low as one likes. */
  readonly lowerBound: (parameters: Parameters<Shape>) => Decimal | undefined;
  /** The cases that somebody named with their odds, for a family that consists of such; none unless stated. */
  readonly cases?: (parameters: Parameters<Shape>) => readonly Case[];
  /** What the parameters come to, in numbers of `context.numbers`. */
  readonly toDistribution: (parameters: Parameters<Shape>, context: ForecastContext) => Distribution;
}

/** A checked forecast. Its parameters are fields beside the name of its family. */
export interface CheckedForecast<Name extends string = string> {
  /** The name of the family. */
  readonly distribution: Name;
  /** The family itself, which says what its parameters mean. */
  readonly family: DistributionType;
}

/**
 * Makes a forecast from its parameters: `weibull({ shape: "1.5", scale: "1e6" })`. Carries its definition, so that forecasts in
 * JSON can be read with it.
 */
export interface DistributionFactory<Name extends string, Shape extends z.ZodRawShape> {
  (parameters: ParametersInput<Shape>): CheckedForecast<Name> & Parameters<Shape>;
  /** The family, as `parseAssumptions` needs it. */
  readonly definition: DistributionType;
}

/** A family of distributions as readers and interpreters use it: by its name, on documents and on checked forecasts. */
export interface DistributionType {
  /** The value of `distribution` in a document. */
  readonly distribution: string;
  /** What people call it, in tables and workbooks. */
  readonly label: string;
  /** One sentence for people. */
  readonly summary: string;
  /** A complete document. */
  readonly example: JsonObject;
  /** The schema of a whole document, built when it is first asked for. */
  readonly schema: () => z.ZodType;
  /** What each parameter measures and says; parameters that nothing moves are left out. */
  readonly figures: Readonly<Record<string, ForecastFigure | TiedFigure | ListedFigures>>;
  /** The parameters that say how uncertain a forecast is. */
  readonly spreads: readonly Spread[];
  /** Whether it is one value for certain, one of finitely many, or any in a range. */
  readonly values: "one" | "several" | "continuous";
  /** A document that the schema has read, as a forecast. */
  readonly forecast: (parsed: object, document: JsonObject) => CheckedForecast;
  /** The least value there may be; undefined where it may be as low as one likes. */
  readonly lowerBound: (forecast: CheckedForecast) => Decimal | undefined;
  /** The cases that somebody named with their odds; none for a family that does not consist of such. */
  readonly cases: (forecast: CheckedForecast) => readonly Case[];
  /** What a forecast comes to, in numbers of `context.numbers`. */
  readonly toDistribution: (forecast: CheckedForecast, context: ForecastContext) => Distribution;
}

/** Parameters that have been read. What is private is hidden: a forecast looks like the document that it was read from. */
class Forecast {
  readonly #family: DistributionType;
  readonly #document: JsonObject;

  constructor(family: DistributionType, parsed: object, document: JsonObject) {
    this.#family = family;
    this.#document = document;
    Object.assign(this, parsed);
  }

  get family(): DistributionType {
    return this.#family;
  }

  static has(value: object): boolean {
    return #document in value;
  }

  static documentOf(forecast: Forecast): JsonObject {
    return forecast.#document;
  }
}

/** Whether `value` is a checked forecast (of this copy of the library). */
export const isForecast = (value: unknown): value is CheckedForecast =>
  typeof value === "object" && value !== null && Forecast.has(value);

const DEFINITION = [
  "distribution",
  "label",
  "summary",
  "example",
  "parameters",
  "check",
  "figures",
  "values",
  "lowerBound",
  "cases",
  "toDistribution",
] as const;

const families = /* @__PURE__ */ new WeakSet<object>();

/** Whether `defineDistribution` has made `value`, as the definition of a family. */
export const isFamily = (value: unknown): value is DistributionType =>
  typeof value === "object" && value !== null && families.has(value);

/** The document that a checked forecast was made from: what was stated, and no default. */
export const forecastDocument = (forecast: CheckedForecast): JsonObject =>
  Forecast.documentOf(forecast as unknown as Forecast);

/**
 * Defines a family of distributions: one file with parameters, example and distribution. Works for families of one's own as for
 * the built-in ones. What the family makes stands in beliefs as it is; pass the family to `parseAssumptions` to read it from
 * JSON, by its name and its parameters: `{ "distribution": "exponential", "mean": "1e9" }`.
 *
 * @example
 * ```ts
 * const exponentialWith = (mean) => {
 *   const times = (k) => k.max(k.like(0)).div(mean);
 *   return {
 *     mean,
 *     below: (k) => times(k).neg().expm1().neg(),
 *     above: (k) => times(k).neg().exp(),
 *     call: (k) => mean.times(times(k).neg().exp()).plus(k.neg().max(k.like(0))),
 *     put: (k) => mean.times(times(k).plus(times(k).neg().expm1())),
 *     quantile: (p) => p.neg().log1p().times(mean).neg(),
 *     withMean: exponentialWith,
 *     atoms: [],
 *     coordinate: {
 *       knots: [0, 1, 3, 10, 30, 100].map((z) => mean.like(z).toDecimal()),
 *       singularAtKnots: false,
 *       valueAt: (z) => z.times(mean),
 *       scoreOf: (value) => value.div(mean),
 *       holds: (value) => value.toNumber() >= 0,
 *       densityAt: (z) => z.neg().exp(),
 *     },
 *     sampling: () => ({ form: "inverse", valueAt: (below, above) => -mean.toNumber() * Math.log(above) }),
 *   };
 * };
 * const exponential = defineDistribution({
 *   distribution: "exponential",
 *   label: "exponential",
 *   summary: "Most likely next to nothing, and now and then a great deal.",
 *   example: { distribution: "exponential", mean: "1e9" },
 *   parameters: () => ({ mean: term.positive("Expected value") }),
 *   figures: { mean: { kind: "amount", role: "level" } },
 *   values: "continuous",
 *   lowerBound: ({ mean }) => mean.times(0),
 *   toDistribution: ({ mean }, { numbers }) => exponentialWith(numbers.of(mean)),
 * });
 *
 * const share = profitShare({ share: "0.5", metric: "profit", periods: [2021], floor: "0", cap: "50" });
 * const deal = offer({ name: "Deal", currency: "USD", components: [share] });
 * const view = { valuationDate: "2021-01-01", discountRate: "0" };
 * // 0.5·E[min(X, 100)] = 50·(1 − e⁻¹)
 * valueOffer(deal, { ...view, metrics: { profit: { forecast: { 2021: exponential({ mean: "100" }) } } } }).presentValue.toFixed(8); // => 31.60602794
 * const stated = { ...view, metrics: { profit: { forecast: { 2021: { distribution: "exponential", mean: "100" } } } } };
 * valueOffer(deal, parseAssumptions(stated, { distributions: [exponential] })).presentValue.toFixed(8); // => 31.60602794
 * parseAssumptions(stated); // throws invalid-type
 * ```
 */
export function defineDistribution<const Name extends string, Shape extends z.ZodRawShape>(
  definition: DistributionDefinition<Name, Shape>,
): DistributionFactory<Name, Shape> {
  const { distribution, label, summary, example, figures, values, lowerBound, cases, toDistribution } =
    readOptions(definition, DEFINITION, "definition");
  checkedKinds(
    definition,
    {
      distribution: "string",
      label: "string",
      summary: "string",
      parameters: "function",
      lowerBound: "function",
      toDistribution: "function",
    },
    "definition",
  );
  const schema = once(() => schemaOf(definition));
  // A forecast is its parameters, with a name beside them.
  const parametersOf = (forecast: CheckedForecast) => forecast as unknown as Parameters<Shape>;

  const type: DistributionType = Object.freeze({
    distribution,
    label,
    summary,
    example,
    schema,
    figures: within(["definition"], () =>
      copyDocument(figures, "figures"),
    ) as unknown as DistributionType["figures"],
    spreads: deepFreeze(spreadsIn(figures)),
    values,
    forecast: (parsed: object, document: JsonObject) =>
      Object.freeze(new Forecast(type, parsed, document)) as unknown as CheckedForecast,
    lowerBound: (forecast: CheckedForecast) => lowerBound(parametersOf(forecast)),
    cases: (forecast: CheckedForecast) => cases?.(parametersOf(forecast)) ?? NO_CASES,
    toDistribution: (forecast: CheckedForecast, context: ForecastContext) =>
      toDistribution(parametersOf(forecast), context),
  });

  families.add(type);
  const factory = (parameters: object) => {
    const document = Object.freeze({ distribution, ...(copyDocument(parameters, "") as JsonObject) });
    const parsed = parseDocument(schema() as z.ZodType<object>, document as Json, []);
    return type.forecast(parsed, document) as CheckedForecast<Name> & Parameters<Shape>;
  };
  return Object.freeze(Object.assign(factory, { definition: type }));
}

const spreadsIn = (figures: Readonly<Record<string, unknown>>): readonly Spread[] =>
  Object.entries(figures as DistributionType["figures"]).flatMap(([field, figure]): Spread[] =>
    "label" in figure
      ? [
          {
            field,
            label: figure.label,
            kind: figure.kind,
            valueIn: (forecast) =>
              (forecast as unknown as Readonly<Record<string, Decimal | undefined>>)[field],
          },
        ]
      : [],
  );

const NO_CASES: readonly Case[] = [];

function schemaOf<Name extends string, Shape extends z.ZodRawShape>({
  distribution,
  summary,
  example,
  parameters,
  check,
}: DistributionDefinition<Name, Shape>) {
  const fields = { distribution: z.literal(distribution), ...parameters() };
  return ruledObject(fields, check).meta({ description: summary, examples: [example] });
}

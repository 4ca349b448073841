import * as z from "zod";
import { describeReceived, OfferError } from "../errors.js";
import type { DecimalInput } from "../numeric/decimal.js";
import type { Arithmetic, Real } from "../numeric/real.js";
import { isJsonObject, type Json, type JsonObject } from "../schema/document.js";
import { decimal, readBy } from "../schema/fields.js";
import { once } from "../schema/memoize.js";
import { UNREADABLE } from "../schema/reader.js";
import { suggest } from "../schema/suggest.js";
import { builtInDistributions } from "./builtIn.js";
import type {
  CheckedForecast,
  DistributionFactory,
  DistributionType,
  ParametersInput,
} from "./defineDistribution.js";
import type { Distribution } from "./distribution.js";

type BuiltIn = ReturnType<typeof builtInDistributions>[number];

/** What a document says of a forecast of one family. */
type Document<Factory> =
  Factory extends DistributionFactory<infer Name, infer Shape>
    ? {
        /** The name of the family. */
        readonly distribution: Name;
      } & ParametersInput<Shape>
    : never;

/**
 * A forecast as people write it: one number that is taken for certain, a distribution by its name, or what a family of one's own
 * (`defineDistribution`) has made.
 */
export type ForecastInput = DecimalInput | Document<BuiltIn> | Made;

/** What a family has made, whichever it is: its name would be no help in telling documents apart. */
type Made = Omit<CheckedForecast, "distribution">;

/**
 * A forecast of a family of one's own. Its name is a text like any other; the compiler takes it for one of a form of its own,
 * so that comparing `distribution` with a built-in name tells the others apart.
 */
type OwnForecast = CheckedForecast<`${string} (a family of one's own)`>;

export type BuiltInForecast = ReturnType<BuiltIn>;

/** A checked forecast: the name of a distribution and its parameters. */
export type Forecast = BuiltInForecast | OwnForecast;

const builtInTypes = /* @__PURE__ */ once((): readonly DistributionType[] =>
  builtInDistributions().map(({ definition }) => definition),
);

/**
 * The built-in families and those given.
 *
 * @throws OfferError `duplicate-name` where two have one name.
 */
export function familiesWith(own: readonly DistributionType[]): readonly DistributionType[] {
  const families = [...new Set([...builtInTypes(), ...own])];
  const names = families.map(({ distribution }) => distribution);
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice === undefined) return families;
  const message = `two families of distributions are called "${twice}": give one of them another name`;
  throw new OfferError({ code: "duplicate-name", path: [], message });
}

/** Whether a family is none of the built-in ones. */
export const isOwn = (family: DistributionType): boolean => !builtInTypes().includes(family);

/** The schema of a forecast of one of these families, bare or as a distribution. */
export const forecastField = (description: string, families: readonly DistributionType[]) =>
  readBy<ForecastInput, Forecast>({ description }, (written, context) => {
    const document = documentOf(written);
    const name = document["distribution"];
    const family = families.find(({ distribution }) => distribution === name);
    if (family === undefined) {
      const received = describeReceived(name ?? document);
      const message = unknownFamily(name, families);
      return context.refuse({ code: "invalid-type", path: ["distribution"], message, received });
    }
    const parsed = context.read(family.schema(), document);
    return parsed === UNREADABLE ? UNREADABLE : (family.forecast(parsed as object, document) as Forecast);
  });

/** The schema of a forecast for JSON Schema, in which each family stands by itself. */
export const forecastForms = (description: string, families: readonly DistributionType[]) =>
  z
    .union([decimal("A value that is taken for certain"), ...families.map(({ schema }) => schema())])
    .meta({ description });

const documentOf = (written: Json | undefined): JsonObject =>
  isJsonObject(written)
    ? written
    : Object.freeze({ distribution: "point", ...(written !== undefined && { value: written }) });

function unknownFamily(name: Json | undefined, families: readonly DistributionType[]): string {
  const names = families.map(({ distribution }) => distribution);
  const known = `must be a decimal string, or { distribution, … } with one of ${names.join(", ")}`;
  if (typeof name !== "string") return known;
  return `${known}, or a family of your own that is handed to the reader, as in parseAssumptions(beliefs, { distributions: [weibull] })${suggest(name, names)}`;
}

/**
 * The distribution that a forecast stands for, `years` before the middle of its period: volatilities are yearly, and
 * uncertainty is resolved by then. Families that know of no time never ask for it.
 */
export const toDistribution = (forecast: Forecast, years: () => Real, numbers: Arithmetic): Distribution =>
  forecast.family.toDistribution(forecast, {
    get years() {
      return years();
    },
    numbers,
  });

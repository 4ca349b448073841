import * as z from "zod";
import type { Decimal, DecimalInput } from "../../numeric/decimal.js";
import { list, nonNegative } from "../../schema/fields.js";
import { fieldsJson } from "../../schema/fieldsJson.js";
import type { BrokenRule } from "../defineComponent.js";

/** One value for every period, or as many values as there are periods. */
export type EachPeriod = readonly [Decimal, ...Decimal[]];

const json = { anyOf: [fieldsJson.decimal, { type: "array", items: fieldsJson.decimal }] };

/** A field for a value that may change from period to period. */
export const eachPeriod = (description: string) =>
  z
    .custom<DecimalInput | readonly DecimalInput[]>()
    .meta({ ...json, description: `${description}; one for every period, or a list with one for each` })
    .transform((input) => (Array.isArray(input) ? (input as DecimalInput[]) : [input as DecimalInput]))
    .pipe(list(nonNegative(description), 400))
    .transform((values) => values as [Decimal, ...Decimal[]]);

/** The value that holds in the period at `index`. */
export const inPeriod = (values: EachPeriod, index: number): Decimal => values[index] ?? values[0];

export const notOneForEach = (
  field: string,
  values: EachPeriod,
  periods: readonly unknown[],
): BrokenRule | undefined =>
  values.length === 1 || values.length === periods.length
    ? undefined
    : { field, message: `must be one value for every period, or a list of ${periods.length}: one for each` };

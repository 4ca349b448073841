// Internal: no name of the public API lives here.

import * as z from "zod";
import type { DecimalInput } from "../../numeric/decimal.js";
import { percentage } from "../../schema/fields.js";
import { DAY_COUNTS, type DayCount } from "../../time/dayCount.js";

/** A rate a year that a contract states, as opposed to one that a market quotes. Above 1,000% it is a slip of the pen. */
export const yearlyRate = (description: string) =>
  percentage(`${description}, a year, as a fraction: 0.05 is 5%`, (rate) =>
    (rate.isNegative() && !rate.isZero()) || rate.greaterThan(10)
      ? "must be between 0 and 10 (0.05 is 5%)"
      : undefined,
  );

export const dayCountTerm = () => z.enum(DAY_COUNTS).meta({ description: "How days become years" });

/** Simple interest, as a contract states it. */
export interface AccrualTerms {
  /** Simple interest, a year, as a fraction: 0.05 is 5%. */
  readonly rate: DecimalInput;
  /** How days become years. */
  readonly dayCount: DayCount;
}

/** The fields of `AccrualTerms`. */
export const accrualTerms = () =>
  z.strictObject({ rate: yearlyRate("Simple interest"), dayCount: dayCountTerm() });

/** A count: a whole number within bounds, written as a number. */
export const wholeNumber = (description: string, minimum: number, maximum: number) =>
  z
    .custom<number>(
      (value) => Number.isInteger(value) && Number(value) >= minimum && Number(value) <= maximum,
      `must be a whole number from ${minimum} to ${maximum}`,
    )
    .meta({ description, type: "integer", minimum, maximum });

/**
 * A term that a contract may do without: `"none"`, which is also what is taken (and listed) where it is left unsaid, or what
 * `schema` reads. For terms whose absence is worth something; a bound that is not there is just `.optional()`.
 */
export const orNone = <Input, Output>(description: string, schema: z.ZodType<Output, Input>) =>
  z
    .custom<"none" | Input>()
    .meta({ description, anyOf: [{ const: "none" }, jsonOf(schema)] })
    .transform((input): unknown => (input === "none" ? undefined : input))
    .pipe(schema.optional())
    .prefault("none");

const jsonOf = (schema: z.ZodType): object => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return json;
};

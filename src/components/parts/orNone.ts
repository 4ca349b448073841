import * as z from "zod";

/**
 * A term that a contract may do without: `"none"`, which is also what is taken (and listed) where it is left unsaid, or what
 * `schema` reads. For terms whose absence is worth something; a bound that is not there is just `.optional()`.
 */
export const orNone = <Input, Output>(
  description: string,
  schema: z.ZodType<Output, Input> & { readonly shape: z.ZodRawShape },
) =>
  z
    .custom<"none" | Input>()
    .meta({ description, anyOf: [{ const: "none" }, objectJson(schema.shape)] })
    .transform((input): unknown => (input === "none" ? undefined : input))
    .pipe(schema.optional())
    .prefault("none");

const objectJson = (shape: z.ZodRawShape) => ({
  type: "object",
  properties: Object.fromEntries(Object.keys(shape).map((key) => [key, {}])),
  additionalProperties: false,
});

import * as z from "zod";

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

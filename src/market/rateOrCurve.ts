import * as z from "zod";
import { type FieldPath, OfferError, within } from "../errors.js";
import { type Decimal, exactSum, isDecimal } from "../numeric/decimal.js";
import type { AppliedDefault } from "../schema/defaults.js";
import type { Json, JsonObject } from "../schema/document.js";
import { once } from "../schema/memoize.js";
import { parseDocument } from "../schema/parse.js";
import type { Curve } from "./curve/curve.js";
import { curveSchema, type ZeroCurveInput } from "./curve/curveDocument.js";
import { curveOf, knownCurve, readCurve, type ZeroCurve } from "./curve/zeroCurve.js";
import { plusSpread, type Rate, type RateInput, rateDefaults, rateField, toRate } from "./rate.js";

/** What discounts: one rate for all dates, or a rate for each. */
export type RateOrCurve = RateInput | ZeroCurve | ZeroCurveInput;

/** A rate or a curve from its written form; throws for anything else, under the name it goes by. */
export function toRateOrCurve(input: RateOrCurve, name = "rate"): Rate | Curve {
  if (typeof input === "string" || !isCurve(input)) return toRate(input, name);
  return within([name], () => curveOf(input).curve);
}

/** Whether it says for which date it is: a curve does, a rate does not. */
const isCurve = (input: unknown): input is ZeroCurve | ZeroCurveInput =>
  knownCurve(input) !== undefined ||
  (typeof input === "object" && input !== null && !isDecimal(input) && Object.hasOwn(input, "date"));

/** The schema of either, read once: what it is can be seen from the document. */
export const rateOrCurveField = (description: string) =>
  z
    .custom<RateOrCurve>()
    .meta({ anyOf: [rateJson(), curveJson()], description })
    .transform((input, context): Rate | Curve => {
      try {
        return isCurve(input)
          ? readCurve(input as unknown as Json).curve
          : parseDocument(rateSchema(), input as Json, []);
      } catch (error) {
        if (!(error instanceof OfferError)) throw error;
        for (const { code, path, message, received } of error.issues) {
          const params = { code, found: received, whole: received === undefined };
          context.addIssue({ code: "custom", path: [...path], message, params });
        }
        return z.NEVER;
      }
    });

const rateSchema = /* @__PURE__ */ once(() => rateField("Rate"));

const jsonOf = (schema: z.ZodType): object => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return json;
};
const rateJson = (): object => jsonOf(rateSchema());
const curveJson = (): object => jsonOf(curveSchema());

/** The conventions that either as written leaves unsaid. */
export const rateOrCurveDefaults = (written: Json | undefined, at: FieldPath): AppliedDefault[] =>
  isCurve(written)
    ? readCurve(written as Json).shown.assumed.map((one) => ({ ...one, path: [...at, ...one.path] }))
    : rateDefaults(written, at);

/** Either with a spread on top, compounded like it. */
export const withSpread = (rate: Rate | Curve, spread: Decimal): Rate | Curve =>
  "kind" in rate ? curveWithSpread(rate, spread) : plusSpread(rate, spread);

const curveWithSpread = (curve: Curve, spread: Decimal): Curve =>
  spread.isZero() ? curve : { ...curve, spread: exactSum([curve.spread, spread]) };

/** The document of a curve that came out of `zeroCurve`, in whatever it stands. */
export const curveDocumentOf = (value: unknown): JsonObject | undefined => knownCurve(value)?.document;

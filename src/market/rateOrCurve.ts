import * as z from "zod";
import { OfferError, within } from "../errors.js";
import { type Decimal, exactSum } from "../numeric/decimal.js";
import { ownData } from "../ownData.js";
import type { Json, JsonObject } from "../schema/document.js";
import { choice, readBy } from "../schema/fields.js";
import { once } from "../schema/memoize.js";
import { UNREADABLE } from "../schema/reader.js";
import type { Curve } from "./curve/curve.js";
import { curveSchema, type ZeroCurveInput } from "./curve/curveDocument.js";
import { innerCurve, knownCurve, readCurve, type ZeroCurve } from "./curve/zeroCurve.js";
import { plusSpread, type Rate, type RateInput, rateField, toRate } from "./rate.js";

/** What discounts: one rate for all dates, or a rate for each. */
export type RateOrCurve = RateInput | ZeroCurve | ZeroCurveInput;

/** A rate or a curve from its written form; throws for anything else, under the name it goes by. */
export function toRateOrCurve(input: RateOrCurve, name = "rate"): Rate | Curve {
  if (typeof input === "string" || !isCurve(input)) return toRate(input, name);
  return within([name], () => innerCurve(input).curve);
}

/** Whether it says for which date it is: a curve does, a rate does not. */
const isCurve = (input: unknown): input is ZeroCurve | ZeroCurveInput =>
  knownCurve(input) !== undefined || ownData(input, "date") !== undefined;

/** The schema of either, read once: what it is can be seen from the document. */
export function rateOrCurveField(description: string) {
  const curve = curveField();
  return choice<RateOrCurve, Rate | Curve>(description, eitherJson, (written) =>
    isCurve(written) ? curve : rateSchema(),
  );
}

/** Its problems are those of the curve's own document; its defaults count as those of the document around it. */
const curveField = () =>
  readBy<ZeroCurveInput, Curve>({}, (written, context) => {
    try {
      const { curve, shown } = readCurve(written as Json);
      for (const assumed of shown.assumed) context.assume(assumed);
      return curve;
    } catch (error) {
      if (!(error instanceof OfferError)) throw error;
      for (const issue of error.issues) context.refuse(issue);
      return UNREADABLE;
    }
  });

const rateSchema = /* @__PURE__ */ once(() => rateField("Rate"));

const jsonOf = (schema: z.ZodType): object => {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return json;
};
const eitherJson = (): object => ({ anyOf: [jsonOf(rateSchema()), jsonOf(curveSchema())] });

/** Either with a spread on top, compounded like it. */
export const withSpread = (rate: Rate | Curve, spread: Decimal): Rate | Curve =>
  "kind" in rate ? curveWithSpread(rate, spread) : plusSpread(rate, spread);

const curveWithSpread = (curve: Curve, spread: Decimal): Curve =>
  spread.isZero() ? curve : { ...curve, spread: exactSum([curve.spread, spread]) };

/** The document of a curve that came out of `zeroCurve`, in whatever it stands. */
export const curveDocumentOf = (value: unknown): JsonObject | undefined => knownCurve(value)?.document;

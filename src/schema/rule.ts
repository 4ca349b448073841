// Internal: no name of the public API lives here.

import * as z from "zod";
import type { OfferErrorCode } from "../errors.js";

/** A rule broken by a combination of fields, and the field to look at. */
export interface BrokenRule {
  /** The name of the field. */
  readonly field: string;
  /** The rule, as the end of a sentence about the field: "must not be below low". */
  readonly message: string;
  /** What kind of problem it is; `invalid-term` unless stated. */
  readonly code?: OfferErrorCode;
}

/** An object with these fields and no others, held to a rule, if any, that several of them must keep together. */
export function ruledObject<Shape extends z.ZodRawShape>(
  shape: Shape,
  check: ((fields: never) => BrokenRule | undefined) | undefined,
): z.ZodObject<Shape, z.core.$strict> {
  const object = z.strictObject(shape);
  if (check === undefined) return object;
  return object.superRefine((parsed, context) => {
    const broken = check(parsed as never);
    if (broken === undefined) return;
    const { field, message, code } = broken;
    const params = { whole: true, ...(code === undefined ? {} : { code }) };
    context.addIssue({ code: "custom", path: [field], message, params });
  });
}

import { describeReceived, OfferError } from "../errors.js";
import { isDecimal } from "../numeric/decimal.js";
import type { Json } from "./document.js";
import { deepFreeze } from "./records.js";

/** A result as plain data: Decimals as strings, functions and absent fields left out. Results are finite, so this ends. */
function toPlain(value: unknown): Json {
  if (isDecimal(value)) return value.toString();
  if (Array.isArray(value)) return value.map(toPlain);
  if (typeof value !== "object" || value === null) return value as Json;
  const fields = Object.entries(value).filter(([, part]) => part !== undefined && typeof part !== "function");
  return Object.fromEntries(fields.map(([key, part]) => [key, toPlain(part)]));
}

/** What results can do beside holding figures. */
export interface Printable {
  /** Plain data; Decimals as strings. */
  toJSON(): Json;
  /** An aligned table for people. */
  toString(): string;
}

/** How each result prints itself: what has one has been made here, and by which function it was made shows in it. */
const printers = /* @__PURE__ */ new WeakMap<object, unknown>();

/** A result as it came; throws for anything but what `maker` returns, which prints itself by `print`. */
export function checkedResult<Result extends object>(
  value: unknown,
  print: (result: never) => string,
  argument: string | readonly [string, number],
  maker: string,
): Result {
  if (typeof value === "object" && value !== null && printers.get(value) === print) return value as Result;
  throw new OfferError({
    code: "invalid-type",
    path: typeof argument === "string" ? [argument] : argument,
    message: `must be what ${maker} returns`,
    received: describeReceived(value),
  });
}

/** Freezes figures, which nobody else has yet, and lets them print themselves. */
export function printable<Figures extends object>(
  figures: Figures,
  print: (result: Figures & Printable) => string,
): Figures & Printable {
  const result: Figures & Printable = Object.defineProperties(figures, {
    toJSON: { value: () => deepFreeze(toPlain(result) as object) },
    toString: { value: () => print(result) },
  }) as Figures & Printable;
  printers.set(result, print);
  return deepFreeze(result);
}

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

/** Freezes figures, which nobody else has yet, and lets them print themselves. */
export function printable<Figures extends object>(
  figures: Figures,
  print: (result: Figures & Printable) => string,
): Figures & Printable {
  const result: Figures & Printable = Object.defineProperties(figures, {
    toJSON: { value: () => deepFreeze(toPlain(result) as object) },
    toString: { value: () => print(result) },
  }) as Figures & Printable;
  return deepFreeze(result);
}

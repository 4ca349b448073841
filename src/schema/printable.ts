import type { Json } from "./document.js";
import { deepFreeze } from "./freeze.js";
import { toPlain } from "./plain.js";

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

import type { Json } from "../schema/document.js";
import { deepFreeze } from "../schema/freeze.js";
import { toPlain } from "../schema/plain.js";

/** What results can do beside holding figures. */
export interface Printable {
  /** Plain data; Decimals as strings. */
  toJSON(): Json;
  /** An aligned table for people. */
  toString(): string;
}

/** Freezes figures and lets them print themselves. */
export function printable<Figures extends object>(
  figures: Figures,
  print: (figures: Figures) => string,
): Figures & Printable {
  const result = Object.defineProperties(
    { ...figures },
    {
      toJSON: { value: () => deepFreeze(toPlain(figures) as object) },
      toString: { value: () => print(figures) },
    },
  ) as Figures & Printable;
  return deepFreeze(result);
}

import { isDecimal } from "../numeric/decimal.js";
import type { Json } from "./document.js";
import { once } from "./memoize.js";
import { deepFreeze, freezeParts } from "./records.js";

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

/** Figures that are worked out when they are first asked for. */
type Later<Figures> = { readonly [Name in keyof Figures]: () => Figures[Name] };

/**
 * Freezes figures, which nobody else has yet, and lets them print themselves. Those of `later` are properties like the others, but
 * worked out when somebody first looks at them: many results are made for the sake of one figure.
 */
export function printable<Figures extends object, LaterFigures extends object = object, Options = never>(
  figures: Figures,
  print: (result: Figures & LaterFigures & Printable, options?: Options) => string,
  later?: Later<LaterFigures>,
): Figures & LaterFigures & Printable {
  freezeParts(figures);
  const getters = Object.entries<() => unknown>(later ?? {}).map(([name, work]) => [
    name,
    { get: once(() => frozenFigure(work())), enumerable: true },
  ]);
  const result = Object.defineProperties(figures, {
    ...Object.fromEntries(getters),
    toJSON: { value: () => deepFreeze(toPlain(result) as object) },
    toString: { value: (options?: Options) => print(result, options) },
  }) as Figures & LaterFigures & Printable;
  return Object.freeze(result);
}

const frozenFigure = (value: unknown): unknown =>
  typeof value === "object" && value !== null ? deepFreeze(value) : value;

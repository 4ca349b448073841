import { isDecimal } from "../numeric/decimal.js";
import type { Json } from "./document.js";
import { once } from "./memoize.js";
import { deepFreeze, freezeParts, mapValues } from "./records.js";

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
  if (later !== undefined) {
    const figure = mapValues(later as Readonly<Record<string, () => unknown>>, (work) =>
      once(() => frozenFigure(work())),
    );
    Object.defineProperty(figures, LATER, { value: figure });
    for (const name in later) Object.defineProperty(figures, name, getterOf(name));
  }
  const result = Object.defineProperties(figures, {
    toJSON: { value: () => deepFreeze(toPlain(result) as object) },
    toString: { value: (options?: Options) => print(result, options) },
  }) as Figures & LaterFigures & Printable;
  return Object.freeze(result);
}

/** Where a result keeps how its later figures are worked out. */
const LATER = /* @__PURE__ */ Symbol("later");

interface WithLater {
  readonly [LATER]: Readonly<Record<string, () => unknown>>;
}

const getters = /* @__PURE__ */ new Map<string, PropertyDescriptor>();

/** One getter for all results: with one of its own for each, engines give every result a shape of its own, at twice the time. */
function getterOf(name: string): PropertyDescriptor {
  const known = getters.get(name);
  if (known !== undefined) return known;
  const made: PropertyDescriptor = {
    get(this: WithLater) {
      return this[LATER][name]?.();
    },
    enumerable: true,
  };
  getters.set(name, made);
  return made;
}

const frozenFigure = (value: unknown): unknown =>
  typeof value === "object" && value !== null ? deepFreeze(value) : value;

import { describeReceived, OfferError } from "../errors.js";
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

/** How each result prints itself: what has one has been made here, and by which function it was made shows in it. */
const printers = /* @__PURE__ */ new WeakMap<object, unknown>();

/** Whether something is a result that was made here, and prints itself so. */
export const isResultOf = (print: (result: never, options?: never) => string, value: unknown): boolean =>
  typeof value === "object" && value !== null && printers.get(value) === print;

/** A result as it came; throws for anything but what `maker` returns, which prints itself by `print`. */
export function checkedResult<Result extends object>(
  value: unknown,
  print: (result: never, options?: never) => string,
  argument: string | readonly [string, number],
  maker: string,
): Result {
  if (isResultOf(print, value)) return value as Result;
  throw new OfferError({
    code: "invalid-type",
    path: typeof argument === "string" ? [argument] : argument,
    message: `must be what ${maker} returns`,
    received: describeReceived(value),
  });
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
  printers.set(result, print);
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

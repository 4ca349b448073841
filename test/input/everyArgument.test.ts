import * as library from "offer-valuation";
import * as parallel from "offer-valuation/parallel";
import * as reports from "offer-valuation/report";
import * as spreadsheet from "offer-valuation/spreadsheet";
import * as books from "offer-valuation/workbook";
import { describe, expect, it } from "vitest";
import { calls, components } from "./everyCall.js";

// Whoever has no compiler, or has silenced it, may pass anything anywhere. Each public function is called with each wrong kind of
// value in each place: it answers with an OfferError whose path begins with the name of the argument at fault.

const ran = (): never => {
  throw new Error("code of the caller's ran");
};

const trap: ProxyHandler<object> = {
  get: ran,
  has: ran,
  ownKeys: ran,
  getOwnPropertyDescriptor: ran,
  getPrototypeOf: ran,
  apply: ran,
};

function revoked(target: object): object {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

/** What is right nowhere, each made anew. */
const NEVER: Readonly<Record<string, () => unknown>> = {
  "a symbol": () => Symbol("wrong"),
  "a bigint": () => 5n,
  "a Map": () => new Map([["rate", "1"]]),
  "a Date": () => new Date(0),
  "a promise": () => Promise.resolve({}),
  "not a number": () => Number.NaN,
  "a list of symbols": () => [Symbol("wrong")],
  "a list longer than memory": () => new Array(4_294_967_295),
  "a revoked Proxy": () => revoked({}),
  "a revoked Proxy of a list": () => revoked([]),
  "a Proxy that throws": () => new Proxy({}, trap),
};

/** What is right in some places: there it may work, elsewhere it is refused like the others. */
const ELSEWHERE: Readonly<Record<string, () => unknown>> = {
  null: () => null,
  true: () => true,
  "a number": () => 5,
  "a text": () => "no such thing",
  "an empty text": () => "",
  "a list": () => [],
  "an object": () => ({}),
  "a function": () => () => undefined,
  "nothing at all": () => undefined,
};

/** The fields of an object literal, which a getter may stand in place of. */
const gettersFor = (value: unknown): readonly string[] =>
  typeof value === "object" &&
  value !== null &&
  Object.getPrototypeOf(value) === Object.prototype &&
  !Object.isFrozen(value)
    ? Object.keys(value)
    : [];

const withGetter = (value: unknown, key: string): object =>
  Object.defineProperty({ ...(value as object) }, key, { get: ran, enumerable: true });

/** What cells hold comes back as the error of a cell, not of a call. */
const CELLS = "calculate.args";

/** Arguments that are documents of their own: inside them, paths are those of the document. */
const DOCUMENTS = new Set([
  "offer",
  "subject",
  "deal",
  "assumptions",
  "beliefs",
  "input",
  "opening",
  "closing",
  "first",
  "second",
  "curve",
]);

/** Terms of a component are the fields of its document, and a new value of a belief is refused where the belief stands. */
const isDocument = (name: string, argument: string): boolean =>
  DOCUMENTS.has(argument) ||
  (argument === "terms" && components.has(name)) ||
  (name === "withBelief" && argument === "value");

const modules = { ...library, ...spreadsheet, ...reports, ...books, ...parallel } as Readonly<
  Record<string, unknown>
>;
const functions = Object.entries(modules).filter(
  (entry): entry is [string, (...given: unknown[]) => unknown] =>
    typeof entry[1] === "function" && !/^class /.test(String(entry[1])) && entry[0] !== "Decimal",
);

/** What a call throws, the reason of a promise included. */
async function thrownBy(call: () => unknown): Promise<unknown> {
  try {
    const result = await call();
    // What is made piece by piece is only looked at when it is asked for.
    if (typeof result === "object" && result !== null && Symbol.iterator in result)
      Array.from(result as never);
    return undefined;
  } catch (error) {
    return error;
  }
}

it("every public function is called below", () => {
  expect(functions.map(([name]) => name).filter((name) => !(name in calls))).toEqual([]);
});

describe.each(functions)("%s", (name, run) => {
  const call = calls[name] ?? {};
  const names = Object.keys(call);
  const given = Object.values(call);

  it("works as it is called here", async () => {
    expect(await thrownBy(() => run(...given))).toBeUndefined();
  });

  it.each(
    names.map((argument, place) => [argument, place] as const),
  )("refuses what is no %s", async (argument, place) => {
    const faults: string[] = [];
    const tried = async (kind: string, value: unknown, mayWork: boolean): Promise<void> => {
      const error = await thrownBy(() => run(...given.slice(0, place), value, ...given.slice(place + 1)));
      if (error === undefined) {
        if (!mayWork && `${name}.${argument}` !== CELLS) faults.push(`${kind}: accepted`);
      } else if (!(error instanceof library.OfferError))
        faults.push(`${kind}: ${String(error).slice(0, 100)}`);
      else if (
        !error.issues.every(
          ({ path }) => path[0] === argument || (isDocument(name, argument) && typeof path[0] === "string"),
        )
      )
        faults.push(`${kind}: at [${error.path.join(", ")}]: ${error.message.slice(0, 80)}`);
    };
    for (const key of gettersFor(given[place]))
      await tried(`a getter of ${key}`, withGetter(given[place], key), false);
    for (const [kind, make] of Object.entries(NEVER)) await tried(kind, make(), false);
    for (const [kind, make] of Object.entries(ELSEWHERE)) await tried(kind, make(), true);
    expect(faults).toEqual([]);
  });
});

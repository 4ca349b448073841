import { type Context, createContext, runInContext } from "node:vm";

/** What Node has and Apps Script or Excel's runtime need not have, and whatever is younger than Array.at and Object.hasOwn. */
export const ABSENT = [
  ..."AggregateError Atomics BigInt BigInt64Array BigUint64Array FinalizationRegistry Intl SharedArrayBuffer".split(
    " ",
  ),
  ..."Buffer TextDecoder TextEncoder URL WeakRef WebAssembly console fetch global process require".split(" "),
  ..."clearTimeout performance queueMicrotask setInterval setTimeout structuredClone".split(" "),
  ..."Array.fromAsync Object.groupBy Map.groupBy Promise.any Promise.withResolvers".split(" "),
  ..."Array.prototype.findLast Array.prototype.findLastIndex Array.prototype.toReversed".split(" "),
  ..."Array.prototype.toSorted Array.prototype.toSpliced Array.prototype.with".split(" "),
  ..."Array.prototype.group Array.prototype.groupToMap Set.prototype.union".split(" "),
  ..."String.prototype.isWellFormed".split(" "),
];

/** A realm of its own without all that, in which no text is run as code. */
export function bareContext(globals: object = {}): Context {
  const context = createContext({ ...globals }, { codeGeneration: { strings: false, wasm: false } });
  for (const name of ABSENT) {
    const parts = name.split(".");
    const last = parts.pop();
    const owner = ["globalThis", ...parts].join(".");
    runInContext(`delete ${owner}[${JSON.stringify(last)}]`, context);
  }
  return context;
}

/** Which of them there are after all. */
export const presentIn = (context: Context): string[] =>
  ABSENT.filter((name) => runInContext(`typeof globalThis.${name}`, context) !== "undefined");

/** Two objects that zod keeps where every copy of it finds them; neither is a function that a sheet could call. */
export const ofZod = (name: string): boolean => name.startsWith("__zod_");

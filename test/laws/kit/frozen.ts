import { Decimal } from "offer-valuation";
import { expect } from "vitest";

/** Paths inside `value` of everything that somebody could still write to. */
function unfrozenIn(value: unknown, path = ""): string[] {
  if (typeof value !== "object" || value === null) return [];
  const here = Object.isFrozen(value) ? [] : [path === "" ? "the value itself" : path];
  const inside = Decimal.isDecimal(value)
    ? unfrozenIn((value as { d: unknown }).d, `${path}.d`)
    : Object.entries(value).flatMap(([key, part]) => unfrozenIn(part, `${path}.${key}`));
  return [...here, ...inside];
}

export const expectFrozen = (values: readonly unknown[]): void =>
  expect(values.flatMap((value) => unfrozenIn(value))).toEqual([]);

/** Freezes plain data all the way down, so that any attempt to write to it throws. */
export function freezeAll<Value>(value: Value): Value {
  if (typeof value === "object" && value !== null && !Object.isFrozen(value)) {
    Object.values(value).forEach(freezeAll);
    Object.freeze(value);
  }
  return value;
}

/** Expects that nobody who is handed a document can change what the next one is handed. */
export function expectOwnDocument(source: { toJSON(): unknown }): void {
  const before = JSON.stringify(source.toJSON());
  deface(source.toJSON());
  expect(JSON.stringify(source.toJSON())).toBe(before);
}

function deface(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  for (const part of Object.values(value)) deface(part);
  for (const key of Object.keys(value)) Reflect.deleteProperty(value, key);
}

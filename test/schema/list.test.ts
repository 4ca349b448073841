import { readdirSync, readFileSync } from "node:fs";
import { cash, OfferError, offer, parseAssumptions, parseOffer, scenarioValues } from "offer-valuation";
import { describe, expect, test } from "vitest";
import * as z from "zod";
import { list } from "../../src/schema/fields.js";
import { errorOf } from "../laws/kit/requiredBeliefs.js";

/** What looks like a list to a program that asks for its length or size alone. */
const POSERS: readonly unknown[] = [
  { length: { toString: {} } },
  { length: { valueOf: {}, toString: {} } },
  { length: "2" },
  { length: 1e9 },
  { length: -1 },
  { length: null },
  { size: { toString: {} } },
  { 0: "a", length: 1 },
];

/** The OfferError that came, or undefined where there was none: any other error is thrown on. */
const refusal = (run: () => unknown): OfferError | undefined => {
  const error = errorOf(run);
  if (error === undefined || error instanceof OfferError) return error;
  throw error;
};

describe("a list", () => {
  const schema = list(z.string(), 3);

  test("has as many entries as its bounds allow", () => {
    const counts = (minimum: number): boolean[] =>
      [0, 1, 2, 3, 4].map((count) => list(z.string(), 3, minimum).safeParse(Array(count).fill("a")).success);
    expect(counts(0)).toEqual([true, true, true, true, false]);
    expect(counts(1)).toEqual([false, true, true, true, false]);
    expect(counts(3)).toEqual([false, false, false, true, false]);
  });

  test("says its bounds in the JSON Schema, and none where there is none", () => {
    expect(z.toJSONSchema(schema)).toMatchObject({ minItems: 1, maxItems: 3 });
    expect(z.toJSONSchema(list(z.string(), 3, 0))).not.toHaveProperty("minItems");
  });

  test.each(POSERS)("is not %j, of which one rule is broken and not two", (poser) => {
    const { error } = schema.safeParse(poser);
    expect(error?.issues.map(({ code }) => code)).toEqual(["invalid_type"]);
  });
});

test("no schema bounds a list in another way", () => {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".ts"),
  );
  const own = files.filter((name) => /\bz\s*\.array\(/u.test(readFileSync(`src/${name}`, "utf8")));
  expect(own).toEqual(["schema/fields.ts"]);
});

const documents = (kind: "offer" | "beliefs"): [string, unknown][] =>
  readdirSync("examples/deals")
    .filter((name) => name.endsWith(`.${kind}.json`))
    .map((name) => [name, JSON.parse(readFileSync(`examples/deals/${name}`, "utf8"))]);

/** The document once for each place in it, with something else there. */
function* withEachPlace(document: unknown, instead: unknown): Generator<unknown> {
  yield instead;
  if (typeof document !== "object" || document === null) return;
  for (const [key, value] of Object.entries(document)) {
    for (const changed of withEachPlace(value, instead)) {
      if (Array.isArray(document)) yield Object.assign([...document], { [key]: changed });
      else yield { ...document, [key]: changed };
    }
  }
}

describe("what looks like a list", () => {
  const places = (document: unknown): unknown[] =>
    POSERS.flatMap((poser) => [...withEachPlace(document, poser)]);

  test.each(documents("offer"))("is refused at every place of %s", (_name, document) => {
    const taken = places(document).filter((changed) => refusal(() => parseOffer(changed)) === undefined);
    expect(taken).toEqual([]);
  });

  /** A table may have a row of the name `length`, so some of it is read; what is not ends in an OfferError. */
  test.each(documents("beliefs"))("is read or refused at every place of %s", (_name, document) => {
    const refused = places(document).filter(
      (changed) => refusal(() => parseAssumptions(changed)) !== undefined,
    );
    expect(refused.length).toBeGreaterThan(POSERS.length);
  });

  test.each(POSERS)("is refused as the list of scenarios: %j", (poser) => {
    const deal = offer({
      name: "Deal",
      currency: "USD",
      components: [cash({ amount: "5", paid: "2022-01-01" })],
    });
    const beliefs = { valuationDate: "2021-01-01", discountRate: "0.1" };
    const error = refusal(() => scenarioValues(deal, beliefs, poser as never));
    expect(error?.issues.map(({ path, code }) => [path, code])).toEqual([[["scenarios"], "invalid-type"]]);
  });
});

import { fc, test } from "@fast-check/vitest";
import { OfferError, term } from "offer-valuation";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { assumptionsSchema } from "../../src/beliefs/assumptions.js";
import { builtInComponents } from "../../src/components/builtIn.js";
import { dealSchema } from "../../src/deal/dealDocument.js";
import { curveSchema } from "../../src/market/curve/curveDocument.js";
import { copyDocument, type Json, type JsonObject } from "../../src/schema/document.js";
import { DocumentReading, readerOf, UNREADABLE } from "../../src/schema/reader.js";
import { expectFrozen } from "./kit/frozen.js";
import { spoilt } from "./kit/hostile.js";
import { believedOffers } from "./kit/offers.js";

// A document that is right is read without zod. Whatever zod says of a document holds for that way of reading too.

/** Expects that both ways read a document, to the same, or that neither does; says which. */
function expectOneReading(schema: z.ZodType, document: Json): boolean {
  const reading = new DocumentReading();
  const read = readerOf(schema)(document, reading);
  const parsed = schema.safeParse(document);
  if (!parsed.success) {
    expect(read).toBe(UNREADABLE);
    return false;
  }
  expect(read).toEqual(parsed.data);
  expect(Object.keys(read ?? {})).toEqual(Object.keys(parsed.data ?? {}));
  return true;
}

/** A copy of anything that has one: what is hostile beyond that never reaches a schema. */
function copyOf(input: unknown): Json | undefined {
  try {
    return copyDocument(input, "");
  } catch (error) {
    if (error instanceof OfferError) return undefined;
    throw error;
  }
}

const copies = (documents: fc.Arbitrary<unknown>): fc.Arbitrary<Json> =>
  documents.map(copyOf).filter((copy): copy is Json => copy !== undefined);

const BELIEFS: JsonObject = {
  valuationDate: "2021-01-01",
  closing: { dates: [{ date: "2021-06-30", probability: "0.4" }], never: "0.6" },
  discountRate: { date: "2020-12-31", zeroRates: [{ date: "2022-01-01", rate: "0.02" }] },
  requiredReturns: { "Earn-out": "0.12", Stock: { rate: "0.09", compounding: "continuous" } },
  creditSpreads: { Oracle: "0.01" },
  metrics: {
    profit: {
      forecast: {
        2021: "1e9",
        2022: { distribution: "lognormal", mean: "1e9", volatility: "0.4" },
        2023: { distribution: "scenarios", scenarios: [{ value: "0", probability: "1" }] },
      },
    },
  },
  shares: { ORCL: { price: "60", fixings: { "2020-12-01": "59" } } },
  currencies: { EUR: { spot: "1.2", discountRate: "0.01" } },
  events: {
    a: "0.5",
    b: { given: "a", ifHappens: "0.7", ifNot: "0.1" },
    c: { given: ["a", "b"], ifHappens: "1", ifNot: "0" },
  },
  jointEvents: [
    {
      outcomes: [
        { happens: ["d"], probability: "0.5" },
        { happens: [], probability: "0.5" },
      ],
    },
  ],
  lockUps: { model: "chaffe", basis: "GAAP" },
};

const CURVE: JsonObject = {
  date: "2021-01-01",
  parYields: [
    { date: "2021-07-01", yield: "0.03" },
    { date: "2022-01-01", yield: "0.033" },
  ],
  couponFrequency: "semi-annual",
};

const DEAL: JsonObject = {
  offer: {},
  outsideDate: {
    date: "2021-06-30",
    extensions: [{ to: "2021-12-31", given: { event: "a", happens: false } }],
  },
  otherwise: { alternative: { value: "1e9", on: "2021-06-30" } },
  causes: { a: { on: "2021-03-31", fees: {}, alternative: "nothing" }, b: { alternative: { offer: {} } } },
};

describe("a document of this library's own", () => {
  const examples = builtInComponents().map(({ type, schema, example }) => ({
    type,
    schema: schema(),
    example,
  }));

  it.each([
    { type: "beliefs", schema: assumptionsSchema([]) as z.ZodType, example: BELIEFS },
    { type: "a curve", schema: curveSchema() as z.ZodType, example: CURVE },
    { type: "a deal", schema: dealSchema() as z.ZodType, example: DEAL },
    ...examples,
  ])("is read as zod reads it, whole or with anything wrong in it: $type", ({ schema, example }) => {
    expect(expectOneReading(schema, copyDocument(example, ""))).toBe(true);
    fc.assert(
      fc.property(copies(spoilt(fc.constant(example))), (copy) => void expectOneReading(schema, copy)),
      {
        numRuns: 100,
      },
    );
  });

  test.prop([believedOffers()], { numRuns: 50 })("as are beliefs that are drawn", ({ beliefs }) => {
    expect(expectOneReading(assumptionsSchema([]), copyDocument(beliefs, ""))).toBe(true);
  });

  it.each(examples)("is frozen and notes each default that is left unsaid: $type", ({ schema, example }) => {
    const { shape } = schema as z.ZodObject;
    const defaults = Object.keys(shape).filter((key) => (shape[key] as z.ZodType).type === "prefault");
    const stripped = Object.fromEntries(Object.entries(example).filter(([key]) => !defaults.includes(key)));
    for (const document of [example, stripped]) {
      const reading = new DocumentReading();
      const read = readerOf(schema)(copyDocument(document, ""), reading);
      if (read === UNREADABLE) continue;
      expectFrozen([read, ...reading.assumed]);
      const absent = defaults.filter((key) => !Object.hasOwn(document, key));
      expect(reading.assumed.map(({ path }) => path)).toEqual(absent.map((key) => [key]));
      expect(reading.assumed.every(({ meaning }) => meaning.length > 0)).toBe(true);
    }
  });
});

/** Kinds of schemas that components of somebody's own may have, each with what zod has to say of it. */
const strangers: Readonly<Record<string, () => z.ZodType>> = {
  "an object that lets fields pass": () => z.looseObject({ a: z.string() }),
  "an object that drops fields": () => z.object({ a: z.string().optional() }),
  "a table by listed names": () => z.record(z.enum(["a", "b"]), z.string()),
  "a table by some of the listed names": () => z.partialRecord(z.enum(["a", "b"]), z.string()),
  "a table whose names are changed": () => z.record(z.string().trim().toLowerCase(), z.string()),
  "a table by numbers": () => z.record(z.coerce.number(), z.unknown()),
  "an exact option": () => z.strictObject({ a: z.exactOptional(z.string()) }),
  "a default after the fact": () => z.strictObject({ a: z.string().default("x") }),
  "a default before the fact, inside an option": () =>
    z.strictObject({ a: z.string().prefault("x").optional() }),
  "an option inside a default": () => z.strictObject({ a: z.string().optional().prefault("x") }),
  "a default that breaks its own rule": () => z.strictObject({ a: z.string().min(5).prefault("x") }),
  "anything, which may be missing": () => z.strictObject({ a: z.unknown(), b: z.any() }),
  "something that may be null": () => z.strictObject({ a: z.string().nullable() }),
  "something with a way out": () => z.strictObject({ a: z.string().catch("x") }),
  "something changed by a rule": () =>
    z.strictObject({ a: z.array(z.string().trim()).overwrite((list) => list.slice(1)) }),
  "an exact option of something changed to nothing": () =>
    z.strictObject({ a: z.preprocess(() => undefined, z.exactOptional(z.string())) }),
  "something made of what may be missing": () =>
    z.strictObject({
      a: z
        .string()
        .optional()
        .pipe(z.transform((value) => value ?? "made")),
    }),
  "nothing made of what may be missing": () =>
    z.strictObject({
      a: z
        .string()
        .optional()
        .pipe(z.transform((value) => value)),
    }),
  "an option made of what may be missing": () =>
    z.strictObject({
      a: z
        .string()
        .optional()
        .pipe(z.transform((value): string | undefined => value ?? "made"))
        .pipe(z.string().optional()),
    }),
  "something that goes both ways": () =>
    z.strictObject({ a: z.codec(z.string(), z.number(), { decode: (text) => text.length, encode: String }) }),
  "rules that add up": () =>
    z.strictObject({
      a: z
        .array(z.string())
        .min(1)
        .max(2)
        .refine((list) => list[0] !== "x"),
    }),
  "one of several shapes": () => z.union([z.strictObject({ a: z.string() }), z.array(z.string())]),
  "one of several shapes by a tag": () =>
    z.discriminatedUnion("a", [
      z.strictObject({ a: z.literal("x"), b: z.string() }),
      z.strictObject({ a: z.literal("y") }),
    ]),
  "something changed on the way": () =>
    z.strictObject({ a: z.preprocess((value) => String(value), z.string().max(3)) }),
  "two shapes at once": () => z.intersection(z.object({ a: z.string() }), z.object({ b: z.string() })),
  "a list of fixed length": () => z.tuple([z.string(), z.number().optional()]),
  "something that holds itself": () => {
    const tree: z.ZodType = z.strictObject({
      a: z.string().optional(),
      get b() {
        return z.array(tree).optional();
      },
    });
    return tree;
  },
  "something looked up later": () => z.lazy(() => z.strictObject({ a: z.boolean().readonly() })),
  "terms of this library among others": () =>
    z
      .strictObject({ a: term.decimal("x").optional(), b: term.list(term.period("y")).optional() })
      .refine(({ a }) => !a?.isNegative()),
};

describe("a document of a kind of somebody's own", () => {
  const leaf = fc.constantFrom<unknown>("x", "y", "", " A ", "1", "-2", 1, true, null, "2021");
  const documents = fc.letrec<{ any: unknown }>((tie) => ({
    any: fc.oneof(
      { maxDepth: 3 },
      leaf,
      fc.record({ a: fc.array(fc.constantFrom("x", " A ")) }),
      fc.array(tie("any"), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom("a", "b", "1", " A"), tie("any"), { maxKeys: 3 }),
    ),
  })).any;

  it.each(Object.entries(strangers))("is read as zod reads it: %s", (_, make) => {
    const schema = make();
    fc.assert(
      fc.property(documents, (document) => void expectOneReading(schema, copyDocument(document, ""))),
      { numRuns: 300 },
    );
  });
});

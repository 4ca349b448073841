import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import {
  assumptionsJsonSchema,
  defineComponent,
  offerJsonSchema,
  parseAssumptions,
  parseOffer,
  reportedOracleOffer,
  term,
  zero,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { builtInComponents } from "../../src/components/builtIn.js";
import { dealWith } from "../input/refusal.js";

const ajv = new Ajv2020({ allErrors: true, formats: { date: /^\d{4}-\d{2}-\d{2}$/ } });
const isOffer = ajv.compile(offerJsonSchema());
const isAssumptions = ajv.compile(assumptionsJsonSchema());

const cash = { type: "cash", amount: "1" };
const share = { type: "profitShare", share: "0.5", metric: "profit", periods: [2021, "2022-Q1"] };
const today = { valuationDate: "2021-01-01" };
const examples = readdirSync("examples").filter((name) => name.endsWith(".json"));
const example = (name: string): unknown => JSON.parse(readFileSync(`examples/${name}`, "utf8"));

describe("both schemas", () => {
  it.each([
    offerJsonSchema(),
    assumptionsJsonSchema(),
  ])("are drafts of 2020-12 with a description", (schema) => {
    expect(schema.$schema).toBe("https://json-schema.org/draft/2020-12/schema");
    expect(ajv.validateSchema(schema)).toBe(true);
  });

  it("every field says what it means", () => {
    const fields = Object.values(assumptionsJsonSchema().properties ?? {});
    expect(fields.length).toBeGreaterThan(5);
    const { properties } = offerJsonSchema();
    expect(properties?.["currency"]).toMatchObject({ description: expect.stringContaining("Currency") });
  });
});

describe("the schema of offers", () => {
  it.each<[title: string, document: unknown]>([
    ["the reported offer", JSON.parse(JSON.stringify(reportedOracleOffer))],
    ...builtInComponents().map(({ type, example }): [string, unknown] => [
      `an example of ${type}`,
      dealWith(example),
    ]),
    ...examples
      .filter((name) => name.includes(".offer."))
      .map((name): [string, unknown] => [name, example(name)]),
    [
      "a profit share with all terms",
      dealWith({
        ...share,
        floor: "0",
        cap: "5",
        clawback: false,
        given: ["a", { event: "b", happens: false }],
        owedBy: "Bank",
        name: "x",
        note: "y",
      }),
    ],
    [
      "a period of one's own",
      dealWith({ ...share, periods: [{ label: "x", start: "closing", end: "closing + 1 year" }] }),
    ],
  ])("accepts %s, and so does parseOffer", (_, document) => {
    expect(isOffer(document), JSON.stringify(isOffer.errors)).toBe(true);
    expect(() => parseOffer(document)).not.toThrow();
  });

  it.each<[title: string, document: unknown]>([
    ["an unknown type", dealWith({ ...cash, type: "csh" })],
    ["an unknown field", dealWith({ ...cash, payd: "closing" })],
    ["a number for a decimal", dealWith({ ...cash, amount: 5 })],
    ["a percentage", dealWith({ ...cash, amount: "5%" })],
    ["no amount", dealWith({ type: "cash" })],
    ["no components", { name: "D", currency: "USD", components: [] }],
    ["a currency in small letters", dealWith(cash, { currency: "usd" })],
    ["no periods", dealWith({ ...share, periods: [] })],
    ["a condition with odds", dealWith({ ...cash, given: [{ event: "a", happens: true, odds: "1" }] })],
    ["a fact without a source", dealWith(cash, { facts: [{ fact: "x" }] })],
    ["a list", []],
  ])("refuses %s, and so does parseOffer", (_, document) => {
    expect(isOffer(document)).toBe(false);
    expect(() => parseOffer(document)).toThrow();
  });

  it("knows components of one's own", () => {
    const bonus = defineComponent({
      type: "bonus",
      label: "Bonus",
      summary: "A round sum.",
      example: { type: "bonus", millions: "3" },
      terms: () => ({ millions: term.decimal("Amount in millions") }),
      lower: () => zero(),
    });
    const document = dealWith(bonus.definition.example);

    expect(isOffer(document)).toBe(false);
    expect(
      new Ajv2020({ validateFormats: false }).validate(offerJsonSchema({ components: [bonus] }), document),
    ).toBe(true);
  });
});

describe("the schema of assumptions", () => {
  it.each<[title: string, document: unknown]>([
    ["a valuation date alone", today],
    ["a bare rate", { ...today, discountRate: "0.08" }],
    [
      "a rate with its conventions",
      { ...today, discountRate: { rate: "0.08", compounding: "continuous", dayCount: "30E/360" } },
    ],
    [
      "everything",
      {
        ...today,
        name: "x",
        closing: "2021-02-01",
        currency: "EUR",
        creditSpreads: { A: "0" },
        requiredReturns: { B: "0.1" },
        metrics: { m: { currency: "USD", forecast: { "2021": "-1e9" } } },
        shares: { S: { price: "1", currency: "USD", dividendYield: "0.02" } },
        currencies: { USD: { spot: "1.2", discountRate: "0" } },
        events: { e: "0.5" },
      },
    ],
    ...examples
      .filter((name) => !/\.(offer|rivals)\./.test(name))
      .map((name): [string, unknown] => [name, example(name)]),
  ])("accepts %s, and so does parseAssumptions", (_, document) => {
    expect(isAssumptions(document), JSON.stringify(isAssumptions.errors)).toBe(true);
    expect(() => parseAssumptions(document)).not.toThrow();
  });

  it.each<[title: string, document: unknown]>([
    ["no valuation date", {}],
    ["a date of another form", { valuationDate: "1/1/2021" }],
    ["an unknown field", { ...today, rate: "0.08" }],
    ["an unknown compounding", { ...today, discountRate: { rate: "0.08", compounding: "hourly" } }],
    ["a numeric probability", { ...today, events: { e: 0.5 } }],
    ["a name like a formula", { ...today, events: { "=e": "0.5" } }],
    ["a metric without forecast", { ...today, metrics: { m: {} } }],
  ])("refuses %s, and so does parseAssumptions", (_, document) => {
    expect(isAssumptions(document)).toBe(false);
    expect(() => parseAssumptions(document)).toThrow();
  });
});

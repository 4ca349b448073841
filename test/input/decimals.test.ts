import { Decimal as OtherDecimal } from "decimal.js";
import { annuity, constant, Decimal, npv, parseAssumptions, parseOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { dealWith, refusal } from "./refusal.js";

const AnotherCopy = OtherDecimal.clone({ precision: 5, toExpNeg: 0, toExpPos: 0 });
const decimal = (text: string): OtherDecimal => new AnotherCopy(text);

const refused: readonly [title: string, input: unknown, code: string, received: string | undefined][] = [
  ["NaN", Number.NaN, "invalid-decimal", "the number NaN"],
  ["Infinity", Number.POSITIVE_INFINITY, "invalid-decimal", "the number Infinity"],
  ["a number", 0.1, "invalid-decimal", "the number 0.1"],
  ["a whole number", 5, "invalid-decimal", "the number 5"],
  ["the text NaN", "NaN", "invalid-decimal", '"NaN"'],
  ["the text Infinity", "-Infinity", "invalid-decimal", '"-Infinity"'],
  ["hexadecimal", "0x10", "invalid-decimal", '"0x10"'],
  ["binary", "0b1", "invalid-decimal", '"0b1"'],
  ["an exponent of seven digits", "1e9000000", "out-of-range", '"1e9000000"'],
  ["a number too large to print", "1e999", "out-of-range", '"1e999"'],
  ["a number too small to print", "1e-999", "out-of-range", '"1e-999"'],
  ["101 digits", `1.${"1".repeat(100)}`, "out-of-range", `"1.${"1".repeat(57)}…"`],
  ["a text of 401 characters", "1".repeat(401), "invalid-decimal", `"${"1".repeat(59)}…"`],
  ["a percentage", "10%", "invalid-decimal", '"10%"'],
  ["separators", "1,000", "invalid-decimal", '"1,000"'],
  ["underscores", "1_000", "invalid-decimal", '"1_000"'],
  ["a currency sign", "$5", "invalid-decimal", '"$5"'],
  ["a space before", " 1", "invalid-decimal", '" 1"'],
  ["a space after", "1 ", "invalid-decimal", '"1 "'],
  ["a line end", "1\n", "invalid-decimal", '"1\\n"'],
  ["nothing in quotes", "", "invalid-decimal", '""'],
  ["a sign alone", "-", "invalid-decimal", '"-"'],
  ["two signs", "--1", "invalid-decimal", '"--1"'],
  ["two points", "1.2.3", "invalid-decimal", '"1.2.3"'],
  ["an exponent of nothing", "1e", "invalid-decimal", '"1e"'],
  ["a minus of typographers", "−5", "invalid-decimal", '"−5"'],
  ["digits of another script", "١٢", "invalid-decimal", '"١٢"'],
  ["null", null, "invalid-decimal", "null"],
  ["nothing", undefined, "invalid-decimal", "nothing"],
  ["a bigint", 5n, "invalid-decimal", "the bigint 5"],
  ["true", true, "invalid-decimal", "the boolean true"],
  ["an object with toString", { toString: () => "5" }, "invalid-decimal", "an object"],
  ["a String object", new String("5"), "invalid-decimal", "an object"],
  ["a list", ["5"], "invalid-decimal", "a list of 1"],
  ["a symbol", Symbol("5"), "invalid-decimal", "a symbol"],
  ["a Decimal that is not a number", decimal("NaN"), "invalid-decimal", "an object"],
  ["an infinite Decimal", decimal("-Infinity"), "invalid-decimal", "an object"],
  ["a Decimal too large to print", decimal("1e9000000"), "out-of-range", "an object"],
  ["a Decimal too small to print", decimal("1e-9000000"), "out-of-range", "an object"],
];

/** As a rate or a probability, where a percentage is read: percentages.test.ts has those that are none. */
const refusedAsFraction = refused.filter(([title]) => title !== "a percentage");

describe("a decimal is refused", () => {
  it.each(refused)("%s, as an amount", (_, input, code, received) => {
    const error = refusal(() => npv("0", ["1", input as string], { first: 0 }));

    expect(error.code).toBe(code);
    expect(error.path).toEqual(["amounts", 1]);
    expect(error.issues[0]?.received).toBe(received);
    expect(error.message.startsWith("amounts[1]: must ")).toBe(true);
  });

  it.each(refusedAsFraction)("%s, as a rate", (_, input, code) => {
    const error = refusal(() => annuity(input as string, 3, { first: 1 }));

    expect([error.code, error.path]).toEqual([code, ["rate"]]);
  });

  it.each(refused)("%s, in a document", (_, input) => {
    const error = refusal(() => parseOffer(dealWith({ type: "cash", amount: input })));

    expect(error.path.slice(0, 3)).toEqual(["components", 0, "amount"]);
    expect(error.issues).toHaveLength(1);
  });

  it.each(refusedAsFraction)("%s, in beliefs", (_, input) => {
    const beliefs = { valuationDate: "2021-01-01", events: { approval: input ?? null } };

    expect(refusal(() => parseAssumptions(beliefs)).path.slice(0, 2)).toEqual(["events", "approval"]);
  });
});

describe("the message helps", () => {
  it.each([
    ["10%", 'write a percentage as a fraction, 8% as "0.08"'],
    ["1,000", "leave out the separators between digits"],
    ["1 000", "leave out the separators between digits"],
    [0.1, 'write "0.1" in quotes, because a JavaScript number may already have lost digits'],
    ["1e999", "and a size between 1e-200 and 1e200"],
  ])("for %o", (input, hint) => {
    expect(refusal(() => constant(input as string)).message).toContain(hint);
  });

  it("names the rule for a missing field", () => {
    const error = refusal(() => parseOffer(dealWith({ type: "cash" })));

    expect(error.code).toBe("missing-term");
    expect(error.message).toBe("components[0].amount: is required, or perShare in its place");
  });
});

describe("a decimal is read", () => {
  it.each([
    ["0.08", "0.08"],
    ["+1", "1"],
    ["-1.50", "-1.5"],
    [".5", "0.5"],
    ["5.", "5"],
    ["10e9", "10000000000"],
    ["1E-2", "0.01"],
    ["-0", "0"],
    ["0e999", "0"],
    ["00012", "12"],
  ])("%s", (text, value) => {
    expect(npv("0", [text], { first: 0 }).toString()).toBe(value);
  });

  it("from the library's own Decimal and from another copy's, whatever its settings", () => {
    expect(npv("0", [new Decimal("1.5"), decimal("123456789.123456789")], { first: 0 }).toString()).toBe(
      "123456790.623456789",
    );
    expect(
      parseOffer(dealWith({ type: "cash", amount: decimal("12345678.9") })).components[0]?.toJSON(),
    ).toEqual({ type: "cash", amount: "12345678.9" });
  });

  it("a caller's global settings change no result", () => {
    const before = npv("0.07", ["1", "2"], { first: 1 }).toString();
    OtherDecimal.set({ precision: 3, rounding: OtherDecimal.ROUND_UP });
    try {
      expect(npv("0.07", ["1", "2"], { first: 1 }).toString()).toBe(before);
      expect(npv("0.07", [new OtherDecimal("1"), "2"], { first: 1 }).toString()).toBe(before);
    } finally {
      OtherDecimal.set({ defaults: true });
    }
  });
});

describe("data that pretends to be a Decimal is refused", () => {
  const tag = { toStringTag: "[object Decimal]" };

  it.each<[title: string, pretender: object]>([
    ["the tag alone", tag],
    ["without digits", { ...tag, s: 1, e: 0 }],
    ["with digits in quotes", { ...tag, s: 1, e: 0, d: ["5"] }],
    ["with digits that are none", { ...tag, s: 1, e: 0, d: [-1, 0.5] }],
    ["with no digits", { ...tag, s: 1, e: 0, d: [] }],
    ["of a strange sign", { ...tag, s: 7, e: 0, d: [5] }],
    ["with an exponent in words", { ...tag, s: 1, e: "0", d: [5] }],
    ["with an exponent beyond all bounds", { ...tag, s: 1, e: 1e300, d: [5] }],
    ["with methods of its own", { ...tag, s: 1, e: 0, d: "5", toExponential: () => "5" }],
  ])("%s", (_, pretender) => {
    expect(refusal(() => npv("0", [pretender as Decimal], { first: 0 })).path).toEqual(["amounts", 0]);
    const error = refusal(() => parseOffer(dealWith({ type: "cash", amount: pretender })));
    expect(error.path.slice(0, 3)).toEqual(["components", 0, "amount"]);
  });
});

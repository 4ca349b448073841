import { npv, parseAssumptions, parseOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { dealWith, refusal } from "./refusal.js";

const LINE_ENDS = /[\n\r\u0085\u2028\u2029]/;
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}]/u;
const long = "x".repeat(9_000);
const deep: Record<string, unknown> = {};
deep[long] = deep;

describe("a message never holds more than a line of what was received", () => {
  it.each<[title: string, action: () => unknown]>([
    ["a long text", () => npv("0", [long], { first: 0 })],
    ["a long text in a document", () => parseOffer(dealWith({ type: "cash", amount: long }))],
    ["a long type", () => parseOffer(dealWith({ type: long }))],
    [
      "a long key with a space",
      () => parseOffer(dealWith({ type: "cash", amount: "1", [`a ${long}`]: "1" })),
    ],
    ["a long key of letters", () => parseOffer(dealWith({ type: "cash", amount: "1", [long]: "1" }))],
    [
      "a long name in beliefs",
      () => parseAssumptions({ valuationDate: "2021-01-01", events: { [long]: "1" } }),
    ],
    ["a long key of a cycle", () => parseOffer(deep)],
    [
      "the long name of a getter",
      () => parseOffer(Object.defineProperty({}, long, { get: () => "1", enumerable: true })),
    ],
    ["a huge bigint", () => npv("0", [(10n ** 9000n) as unknown as string], { first: 0 })],
  ])("%s", (_, action) => {
    const { message } = refusal(action);

    // A path may be 33 keys long, each of them shortened.
    expect(message.length).toBeLessThan(2_500);
    expect(message).not.toMatch(/[x0]{80}/);
    expect(message).not.toMatch(LINE_ENDS);
  });

  it.each<[title: string, text: string]>([
    ["a line end", "1\n2"],
    ["a carriage return", "1\r2"],
    ["a line separator", "1\u20282"],
    ["a paragraph separator", "1\u20292"],
    ["a next line", "1\u00852"],
    ["a terminal's escape", "1\u001b[31m2"],
    ["a terminal's other escape", "1\u009b31m2"],
  ])("%s is escaped", (_, text) => {
    expect(refusal(() => npv("0", [text], { first: 0 })).message).not.toMatch(CONTROLS);
    expect(
      refusal(() => parseOffer(dealWith({ type: "cash", amount: "1", [text]: "1" }))).message,
    ).not.toMatch(CONTROLS);
  });
});

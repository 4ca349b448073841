import { execFileSync } from "node:child_process";
import { Decimal, parseAssumptions, parseOffer, termSheet, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { beliefsOf, deals, offerOf } from "./galleryDeals.js";

const DATE = /\d{4}-\d{2}-\d{2}/g;
const UNITS: Readonly<Record<string, string>> = { billion: "1e9", million: "1e6", "%": "0.01", half: "0.5" };

/** Every figure that texts report: "$61 billion", "2.95%", "half"; and in a note the product that it spells out. */
function reportedIn(texts: readonly string[]): Decimal[] {
  const numbersIn = (text: string) => [
    ...(/\bhalf\b/.test(text) ? [new Decimal("0.5")] : []),
    ...[...text.replace(DATE, "").matchAll(/(\d[\d,]*(?:\.\d+)?)( billion| million|%)?/g)].map(
      ([, digits = "", unit = ""]) =>
        new Decimal(digits.replaceAll(",", "")).times(UNITS[unit.trim()] ?? "1"),
    ),
  ];
  return texts.flatMap((text) => {
    const numbers = numbersIn(text);
    const product = numbers.reduce((all, one) => all.times(one), new Decimal("1"));
    return text.includes("×") ? [...numbers, product] : numbers;
  });
}

/** Every figure in some terms but for dates, durations and names. */
function figuresIn(terms: unknown): string[] {
  if (typeof terms === "string") return /^[\d.]+(?:e\d+)?$/.test(terms) ? [terms] : [];
  return typeof terms === "object" && terms !== null ? Object.values(terms).flatMap(figuresIn) : [];
}

describe("the gallery", () => {
  it("has at least eight announced offers, each with an illustration of beliefs", () => {
    expect(deals.length).toBeGreaterThanOrEqual(8);
  });

  it("is printed by its script, as a whole and one by one", { timeout: 60_000 }, () => {
    const print = (...options: string[]) =>
      execFileSync("node", ["--import", "tsx", "examples/deals/value.ts", ...options], { encoding: "utf8" });
    const lines = print().trim().split("\n");
    expect(lines.map((line) => line.split(" ")[0])).toEqual(deals);
    const inFull = print("disney-fox", "--term-sheet");
    for (const part of ["What the seller is owed", "Sources", "Total if it closes", "Taken for granted:"]) {
      expect(inFull).toContain(part);
    }
  });
});

describe.each(deals)("%s", (deal) => {
  const document = offerOf(deal);
  const offer = parseOffer(document);
  const valuation = valueOffer(offer, parseAssumptions(beliefsOf(deal)));

  it("reads, and writes what was read", () => {
    expect(offer.toJSON()).toEqual(document);
    expect(termSheet(offer)).toContain(offer.name);
  });

  it("sources each fact, condition and deadline, and dates its facts", () => {
    const { facts, conditions, deadlines, open } = offer;
    expect(facts.length).toBeGreaterThanOrEqual(3);
    expect(open.length).toBeGreaterThanOrEqual(3);
    for (const { source } of [...facts, ...conditions, ...deadlines])
      expect(source?.length).toBeGreaterThan(15);
    expect(facts.filter(({ reported }) => reported === undefined).length).toBeLessThanOrEqual(2);
  });

  it("holds figures that were reported, or that a reading explains, and no other", () => {
    const notes = document.components.flatMap((component) =>
      "note" in component ? [String(component["note"])] : [],
    );
    const facts = (document.facts ?? []).map(({ fact }) => fact);
    const readings = (document.open ?? []).flatMap((open) => [open.fact, open.reading]);
    const reported = reportedIn([...facts, ...readings, ...notes]);
    const invented = figuresIn(document.components).filter(
      (figure) => !reported.some((one) => one.equals(figure)),
    );
    expect(invented).toEqual([]);
  });

  it("marks its beliefs as an illustration", () => {
    expect(beliefsOf(deal).note).toMatch(/^An illustration, not a fact/);
  });

  it("is worth something under them, with nothing idle and no bend left out", () => {
    expect(valuation.presentValue.greaterThan(0)).toBe(true);
    const surprises = valuation.diagnostics.filter(({ path: [component] }) => !isFee(String(component)));
    expect(surprises).toEqual([]);
    expect(valuation.withOdds?.presentValue.lessThan(valuation.presentValue) ?? true).toBe(true);
  });

  it("lists every open question in its valuation", () => {
    const assumed = valuation.assumed.map(({ text }) => text).join("\n");
    for (const { fact, reading } of offer.open) expect(assumed).toContain(`${fact}: ${reading}`);
  });
});

/** Fees are due only where the offer fails, which the valuation of an offer that closes points out. */
const isFee = (component: string): boolean => /fee/i.test(component) && !component.startsWith("Ticking");

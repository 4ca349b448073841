import { readFileSync } from "node:fs";
import {
  breakEven,
  parseAssumptions,
  parseOffer,
  rollForward,
  sensitivity,
  simulate,
  simulateDeal,
  unobservableInputs,
  valueDeal,
  valueOffer,
} from "offer-valuation";
import { replay, report, toCsv, toHtml, toMarkdown } from "offer-valuation/report";
import { describe, expect, it } from "vitest";

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));
const oracle = parseOffer(readJson("examples/oracle-tiktok.offer.json"));
const buyer = parseAssumptions(readJson("examples/oracle-tiktok.buyer.json"));
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

const board = report(oracle, buyer);
const auditor = report(oracle, buyer, { kind: "auditor" });

describe("a report", () => {
  it("holds the figures of the functions that it asks", () => {
    expect(plain(board.valuation)).toEqual(plain(valueOffer(oracle, buyer)));
    expect(plain(board.sensitivity)).toEqual(plain(sensitivity(oracle, buyer, { derivatives: false })));
    expect(plain(auditor.sensitivity)).toEqual(plain(sensitivity(oracle, buyer)));
    expect(plain(auditor.level3)).toEqual(plain(unobservableInputs(oracle, buyer)));
    expect(board.target).toEqual(board.valuation.breakdown.nominal);
    const [first] = board.needed;
    const { solutions } = breakEven(oracle, buyer, { target: board.target, path: "discountRate" });
    expect([first?.belief, first?.values]).toEqual(["Discount rate", solutions.map(({ value }) => value)]);
    expect(Object.isFrozen(board.needed)).toBe(true);
  });

  it("says how fair value moved since earlier days", () => {
    const earlier = { ...(plain(buyer.toJSON()) as object), name: "Earlier", valuationDate: "2020-08-31" };
    const moved = report(oracle, buyer, { kind: "auditor", earlier: [earlier as never] });
    expect(plain(moved.rollForwards)).toEqual([plain(rollForward(oracle, earlier as never, buyer))]);
    expect(toMarkdown(moved)).toContain("From 2020\\-08\\-31 to 2020-09-14".replaceAll("\\", ""));
    expect(replay(moved).same).toBe(true);
  });

  it("has the whole range of what may be paid where that is simulated, and is replayed to the last digit", () => {
    const simulation = { paths: 1024, seed: 3 };
    const made = report(oracle, buyer, { kind: "auditor", simulation });
    expect(plain(made.range)).toEqual(plain(simulate(oracle, buyer, simulation)));
    expect(board.range).toBeUndefined();
    for (const kind of ["board", "auditor"] as const) {
      const html = toHtml(report(oracle, buyer, { kind, simulation }));
      expect(html).toContain("What will be paid, as a histogram");
      expect(html).toContain("as a fan over 3 days");
    }
    expect(toMarkdown(made)).toContain("## Range of outcomes");
    expect(replay(plain(made) as never).same).toBe(true);
    const forged = JSON.parse(JSON.stringify(made).replace('"drift":"real-world"', '"drift":"pricing"'));
    expect(replay(forged).differences[0]?.at).toMatch(/^range\./);
  });

  it("says of a deal what the seller has whether or not it closes, beside all that it says of its offer", () => {
    const deal = {
      name: "Sale of the US business",
      offer: oracle,
      outsideDate: "2020-11-12",
      otherwise: { on: "2020-11-12", alternative: { name: "A ban", value: "5e9", on: "2020-11-12" } },
    } as const;
    const simulation = { paths: 1024, seed: 3 };
    const made = report(deal, buyer, { simulation });
    expect(plain(made.deal?.valuation)).toEqual(plain(valueDeal(deal, buyer, { simulation })));
    expect(plain(made.deal?.range)).toEqual(plain(simulateDeal(deal, buyer, simulation)));
    const { deal: _, hash, ...ofOffer } = plain(made) as Record<string, unknown>;
    expect({ ...ofOffer, hash: "" }).toEqual({
      ...(plain(report(oracle, buyer, { simulation })) as object),
      hash: "",
    });
    expect(hash).not.toBe(board.hash);
    const text = toMarkdown(made);
    expect(text.split("\n")[0]).toBe("# Sale of the US business");
    expect(text).toContain("## Whether or not it closes");
    expect(text).toContain("whatever comes of it, the seller receives between");
    expect(text).toMatch(/\| Fails: .*\| 2020-11-12 \|/);
    expect(text).toContain("What will be paid takes each payer to pay");
    const auditors = report(deal, buyer, { kind: "auditor", simulation });
    expect(toMarkdown(auditors)).toContain("What the seller will receive, before discounting");
    expect(toMarkdown(auditors)).toContain('"name": "A ban"');
    expect(toMarkdown(auditors)).toContain("SHA-256 of deal and beliefs");
    expect(toMarkdown(report(deal, buyer))).not.toContain("whatever comes of it");
    expect(replay(made).same).toBe(true);
    expect(replay(plain(auditors) as never)).toMatchObject({ same: true, documentsMatchHash: true });
    const forged = JSON.parse(JSON.stringify(made).replace('"A ban"', '"A bar"'));
    expect(replay(forged).documentsMatchHash).toBe(false);
    const days = { dates: ["2020-11-01", "2020-11-12"].map((date) => ({ date, probability: "0.5" })) };
    const open = { ...(plain(buyer.toJSON()) as object), closing: days };
    expect(() => report(deal, open as never)).toThrow("closing: must be one day");
  });

  it("is hashed by what its documents say, not by the order of their fields", () => {
    const { name, ...rest } = buyer.toJSON();
    expect(report(oracle, { ...rest, name } as never).hash).toBe(board.hash);
    expect(report(oracle, { ...rest, name: "Another" } as never).hash).not.toBe(board.hash);
    expect(board.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it("refuses what it does not know", () => {
    expect(() => report(oracle, buyer, { kind: "bord" as never })).toThrow(
      'options.kind: must be "board" or "auditor"; received "bord"',
    );
    expect(() => report(oracle, buyer, { target: "a lot" })).toThrow("options.target");
    expect(() => report(oracle, buyer, { earlier: [{}] as never })).toThrow(
      "options.earlier[0].valuationDate",
    );
    expect(() => toHtml(board, { units: "dozens" as never })).toThrow("options.units");
  });
});

describe("a report for a board", () => {
  const html = toHtml(board, { units: "millions" });

  it("answers first, then says how far off it may be, what would have to be true, and the terms in words", () => {
    const order = [
      "Buyer&#39;s view: worth USD 20.71 billion on 2020-09-14 if it closes",
      "from USD 20.58 billion (Closing 2020-12-12) to USD 20.83 billion (Closing 2020-10-13)",
      "For it to be worth USD 21.17 billion, its headline",
      "Discount rate: -1.26%, now 8.00%",
      "20,706.01",
      "What moves it",
      "Cash: receive USD 10,000,000,000 on closing, owed by Oracle",
      "Taken for granted",
      board.hash,
    ].map((text) => html.indexOf(text));
    expect(order.every((at) => at > 0)).toBe(true);
    expect([...order].sort((a, b) => a - b)).toEqual(order);
  });

  it("is one file that needs nothing else, and prints", () => {
    expect(html.match(/<svg /g)).toHaveLength(3);
    expect(html).not.toMatch(/<script|<link|<iframe|src=|url\(|https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
    expect(html).toContain("@media print");
    expect(html).toContain("@page");
  });
});

describe("a report for an auditor", () => {
  it("has method, inputs with sources, Level 3 inputs, slopes and the documents", () => {
    const text = toMarkdown(auditor);
    for (const part of [
      "Profit share: option pricing",
      "| Discount rate | discountRate | rate | 0.08 |",
      "press report",
      "Significant unobservable inputs on 2020-09-14",
      "change for one unit",
      '"valuationDate": "2020-09-14"',
    ]) {
      expect(text).toContain(part);
    }
    expect(toCsv(auditor)).toContain("Discount rate,discountRate,rate,0.08");
  });
});

describe("replay", () => {
  it("finds every digit again, from JSON too", () => {
    for (const made of [board, auditor, JSON.parse(JSON.stringify(auditor))]) {
      expect(replay(made)).toMatchObject({ same: true, documentsMatchHash: true, differences: [] });
    }
  });

  it("finds a digit that was changed, and documents that are others", () => {
    const forged = JSON.parse(JSON.stringify(board));
    const value = forged.valuation.presentValue;
    forged.valuation.presentValue = value.replace(/.$/, (last: string) => String((Number(last) + 1) % 10));
    const found = replay(forged);
    expect([found.same, found.differences.map(({ at }) => at)]).toEqual([false, ["valuation.presentValue"]]);
    expect(found.differences[0]?.is).toBe(JSON.stringify(value));
    forged.beliefs.discountRate = "0.09";
    expect(replay(forged).documentsMatchHash).toBe(false);
  });

  it("refuses what is no report", () => {
    expect(() => replay({})).toThrow("report.kind: must be a text");
    expect(() => replay({ kind: "board" })).toThrow("report.offer");
    expect(() => replay(null as never)).toThrow();
  });
});

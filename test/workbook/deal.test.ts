import { readFileSync } from "node:fs";
import { type AssumptionsInput, type DealInput, parseAssumptions, valueDeal } from "offer-valuation";
import { type Workbook, workbook, xlsx } from "offer-valuation/workbook";
import { beforeAll, expect, it } from "vitest";
import { describeWith, libreOffice } from "../support/programs.js";
import { inCell } from "./inCell.js";
import { type FileValues, recalculated } from "./libreOffice.js";

const stated = JSON.parse(readFileSync("examples/oracle-tiktok.completion.json", "utf8")) as AssumptionsInput;
const terms = JSON.parse(readFileSync("examples/oracle-tiktok.offer.json", "utf8"));
const partner = {
  name: "Partnership",
  currency: "USD",
  bidder: "ByteDance",
  components: [{ type: "cash", name: "Business kept", amount: "15e9" }],
  conditions: [{ event: "partnership-approval" }],
};
const deal = {
  name: "The offer, or what follows",
  offer: terms,
  outsideDate: "2020-11-12",
  otherwise: { alternative: "nothing" },
  causes: { "beijing-approval": { alternative: { offer: partner, closing: "2020-11-12" } } },
} as unknown as DealInput;
/** One day of closing, as the sheets of the offer have it. */
const beliefs = {
  ...stated,
  closing: "2020-11-12",
  events: {
    "white-house-approval": "0.7",
    "cfius-approval": "0.8",
    "beijing-approval": "0.5",
    "partnership-approval": "0.9",
  },
} as AssumptionsInput;
const other = {
  ...beliefs,
  name: "Other",
  discountRate: "0.11",
  events: { ...(beliefs as { events: object }).events, "cfius-approval": "0.6" },
} as AssumptionsInput;

describeWith(libreOffice, "a workbook of a deal", (soffice) => {
  const books = new Map<string, Workbook>();
  let values: ReadonlyMap<string, FileValues>;

  beforeAll(async () => {
    const book = workbook(deal, beliefs, { sensitivities: false });
    books.set("deal", book);
    books.set("changed", inCell(book, "beijing_approval_probability", "0.2"));
    const both = workbook(deal, [beliefs, other], { sensitivities: false });
    books.set("second", inCell(both, "view_shown", "Other"));
    const files = new Map<string, Uint8Array>();
    for (const [name, one] of books) files.set(name, await xlsx(one));
    values = await recalculated(soffice, files);
  }, 120_000);

  it.each([
    ["deal", beliefs],
    [
      "changed",
      { ...beliefs, events: { ...(beliefs as { events: object }).events, "beijing-approval": "0.2" } },
    ],
    ["second", other],
  ] as const)("has the library's odds and values of every outcome: %s", (name, view) => {
    const valuation = valueDeal(deal, parseAssumptions(view as AssumptionsInput));
    const rows = books.get(name)?.sheets.find((sheet) => sheet.name === "Deal")?.rows ?? [];
    const at = (label: string): number =>
      rows.findIndex(([cell]) => cell?.kind === "text" && cell.text === label) + 1;
    const shown = (label: string, column: number) => values.get(name)?.get("Deal")?.(at(label), column);
    const near = (found: unknown, expected: { toNumber(): number } | null): void => {
      expect(Number(found) / ((expected?.toNumber() ?? 0) || 1)).toBeCloseTo(
        expected?.toNumber() === 0 ? 0 : 1,
        12,
      );
    };
    for (const { cause, probability, value, contribution } of valuation.branches) {
      const label = cause === undefined ? "It closes" : `Fails: ${cause}`;
      near(shown(label, 3), probability);
      if (value !== null) near(shown(label, 4), value);
      near(shown(label, 5), contribution);
    }
    near(shown("If it closes", 3), valuation.ifClosed.probability);
    near(shown("If not", 3), valuation.ifNot.probability);
    near(shown("Expected value", 5), valuation.expectedValue);
    expect(shown("The odds of all outcomes add up to 100%", 5)).toBe("yes");
    expect(books.get(name)?.fixed.some((text) => text.startsWith("Fails: beijing-approval"))).toBe(true);
  });
});

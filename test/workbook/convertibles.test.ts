import { OfferError, type OfferInput, parseOffer, valueOffer } from "offer-valuation";
import { type Workbook, workbook, xlsx } from "offer-valuation/workbook";
import { beforeAll, expect, it } from "vitest";
import { describeWith, libreOffice } from "../support/programs.js";
import { comparedFigures, errorOf } from "./comparedFigures.js";
import { inCell } from "./inCell.js";
import { type FileValues, recalculated } from "./libreOffice.js";

const TOLERANCE = 1e-12;

const beliefs = { valuationDate: "2021-02-15", closing: "2021-06-30", discountRate: "0.05" } as const;

const offerOf = (cash: { readonly perShare: string } | { readonly amount: string }) =>
  parseOffer({
    name: "Deal",
    currency: "USD",
    bidder: "Acme",
    target: {
      name: "Target",
      shares: {
        basic: "100e6",
        options: [
          { count: "8e6", strike: "11" },
          { count: "5e6", strike: "19" },
        ],
        convertibles: [
          { shares: "6e6", conversionPrice: "18" },
          { shares: "2e6" },
          { shares: "9e6", conversionPrice: "14" },
          { shares: "4e6", conversionPrice: "18" },
          { shares: "3e6", conversionPrice: "25" },
        ],
      },
      netDebt: "500e6",
    },
    components: [{ type: "cash", ...cash }],
  } as OfferInput);

const PRICES = ["8", "14", "14.5", "18", "18.25", "24", "26"];
const TOTALS = ["1.2e9", "1.4e9", "1.47e9", "1.6e9", "1.9e9", "2.05e9", "2.5e9", "2.9e9", "3.2e9"];

const byShare = PRICES.map((perShare) => [`price ${perShare}`, { perShare }] as const);
const inTotal = TOTALS.map((amount) => [`total ${amount}`, { amount }] as const);

/** Whether no price goes with the conversions that it leads to. */
function isRefused(terms: (typeof byShare | typeof inTotal)[number][1]): boolean {
  try {
    return valueOffer(offerOf(terms), beliefs).perShare === undefined;
  } catch (error) {
    if (error instanceof OfferError && error.code === "no-root") return true;
    throw error;
  }
}

describeWith(libreOffice, "convertibles with a conversion price", (soffice) => {
  const books = new Map<string, Workbook>();
  let values: ReadonlyMap<string, FileValues>;
  const changed = (terms: object, cell: string): Workbook => {
    const [field, value] = Object.entries(terms)[0] as [string, string];
    const first = field === "perShare" ? { perShare: "17" } : { amount: "2.3e9" };
    return inCell(workbook(offerOf(first), beliefs, { sensitivities: false }), cell, value);
  };

  beforeAll(async () => {
    for (const [title, terms] of byShare) books.set(title, changed(terms, "cash_per_share"));
    for (const [title, terms] of inTotal) books.set(title, changed(terms, "cash_amount"));
    const files = new Map<string, Uint8Array>();
    for (const [title, book] of books) files.set(title.replaceAll(/\W/g, "-"), await xlsx(book));
    values = await recalculated(soffice, files);
  }, 240_000);

  const of = (title: string) =>
    [books.get(title) as Workbook, values.get(title.replaceAll(/\W/g, "-")) as FileValues] as const;

  it.each([
    ...byShare,
    ...inTotal.filter(([, terms]) => !isRefused(terms)),
  ])("are converted in the workbook as in the library when a term is changed: %s", (title, terms) => {
    const [book, shown] = of(title);
    expect(book.fixed).toEqual([]);
    const wrong = comparedFigures(book, shown, offerOf(terms), beliefs)
      .map((figure) => ({ ...figure, error: errorOf(figure) }))
      .filter(({ error }) => !(error <= TOLERANCE));
    expect(wrong).toEqual([]);
  });

  it("show no price where none goes with the conversions that it leads to", () => {
    const refused = inTotal.filter(([, terms]) => isRefused(terms));
    expect(refused.map(([title]) => title)).toEqual(["total 1.47e9", "total 3.2e9"]);
    for (const [title] of refused) {
      const [book, shown] = of(title);
      const at = book.names.find(({ name }) => name === "price_per_share");
      expect(shown.get("Summary")?.(at?.row ?? 0, 2), title).toBe("#N/A");
    }
  });
});

it("a thousand options leave every formula of a workbook short enough for a cell", () => {
  const options = Array.from({ length: 1000 }, (_, index) => ({
    count: "1000",
    strike: `${10 + index / 100}`,
  }));
  const deal = parseOffer({
    name: "Deal",
    currency: "USD",
    target: { name: "Target", shares: { basic: "100e6", options } },
    components: [{ type: "cash", perShare: "18" }],
  });
  const { sheets } = workbook(deal, beliefs, { sensitivities: false });
  const lengths = sheets.flatMap(({ rows }) =>
    rows.flat().map((cell) => (cell?.kind === "formula" ? cell.formula.length : 0)),
  );
  // Microsoft, "Excel specifications and limits".
  expect(Math.max(...lengths)).toBeLessThanOrEqual(8192);
});

import { type DealInput, type OfferInput, valueDeal, valueOffer } from "offer-valuation";
import { type Cell, type Workbook, workbook, xlsx } from "offer-valuation/workbook";
import { beforeAll, describe, expect, it } from "vitest";
import { describeWith, libreOffice } from "../support/programs.js";
import { inCell } from "./inCell.js";
import { type FileValues, recalculated } from "./libreOffice.js";

const simulation = { paths: 4096, seed: 7 };

const lognormal = (mean: string) => ({ distribution: "lognormal", mean, volatility: "0.35" }) as const;

const view = (name: string, mean: string) => ({
  name,
  valuationDate: "2021-02-15",
  closing: "2021-06-30",
  discountRate: "0.05",
  events: { approval: "0.8" },
  metrics: {
    profit: {
      riskPremium: "0.03",
      forecast: { 2021: lognormal(mean), 2022: lognormal(mean), 2023: lognormal(mean) },
    },
  },
});

/** Three lognormal years in one payment: no closed form. */
const offer = {
  name: "Three years",
  currency: "USD",
  bidder: "Acme",
  components: [
    { type: "cash", amount: "5e8" },
    {
      type: "cumulativeEarnOut",
      metric: "profit",
      periods: [2021, 2022, 2023],
      share: "0.2",
      threshold: "9e8",
      cap: "2e8",
    },
  ],
  conditions: [{ event: "approval" }],
} satisfies object as unknown as OfferInput;

const deal = {
  name: "The deal",
  offer,
  outsideDate: "2021-12-31",
  otherwise: { alternative: { name: "Going on alone", value: "3e8", on: "2021-12-31" } },
} as DealInput;

const [buyer, seller] = [view("Buyer", "4e8"), view("Seller", "5e8")];

const cellsOf = (book: Workbook): Cell[] =>
  book.sheets.flatMap(({ rows }) => rows.flat()).flatMap((cell) => cell ?? []);

const simulatedNumbers = (book: Workbook): number[] =>
  cellsOf(book).flatMap((cell) => (cell.role === "simulated" && cell.kind === "number" ? [cell.value] : []));

const textsOf = (book: Workbook): string =>
  cellsOf(book)
    .flatMap((cell) => (cell.kind === "text" ? [cell.text] : []))
    .join("\n");

describe("a workbook of what is simulated", () => {
  const valuation = valueOffer(offer, buyer, { simulation });
  const book = workbook(offer, buyer, { simulation, disclosures: true });

  it("has the mean and its standard error side by side, marked, and says on which paths", () => {
    const [, earnOut] = valuation.cashFlows;
    const rows = book.sheets.find(({ name }) => name === "Cash flows")?.rows ?? [];
    const row = rows.find((cells) =>
      cells.some((cell) => cell?.kind === "number" && cell.role === "simulated"),
    );
    const marked = row?.flatMap((cell) =>
      cell?.role === "simulated" && cell.kind === "number" ? [cell] : [],
    );
    expect(marked?.map(({ value }) => value)).toEqual(
      [earnOut?.expectedUnits, earnOut?.standardError].map(Number),
    );
    expect(
      marked?.every(
        ({ note }) =>
          note?.includes("simulated on 4,096 paths, seed 7") ||
          note?.includes("Simulated on 4,096 paths, seed 7"),
      ),
    ).toBe(true);
    const errors = [
      valuation.standardError,
      valuation.withOdds?.standardError,
      valuation.breakdown.parts[1]?.standardErrors?.presentValue,
    ];
    expect(simulatedNumbers(book)).toEqual(expect.arrayContaining(errors.map(Number)));
    expect(textsOf(book)).toContain("Simulated in part, on 4,096 paths, seed 7");
    expect(book.fixed).toEqual(
      expect.arrayContaining([
        "Cumulative earn-out, 2023: expected units: it hangs on several quantities at once, one of them continuous: simulated on 4,096 paths, seed 7",
      ]),
    );
  });

  it("says nothing of paths where everything has a closed form", () => {
    const plain = { ...offer, components: [{ type: "cash", amount: "5e8" }] } as unknown as OfferInput;
    const exact = workbook(plain, buyer, { simulation });
    expect(JSON.stringify(exact)).toBe(JSON.stringify(workbook(plain, buyer)));
  });

  it("needs to be asked for, and refuses paths that cannot be", () => {
    expect(() => workbook(offer, buyer)).toThrow(/needs simulation/);
    expect(() => workbook(offer, [buyer, seller], { simulation: { paths: 1000, seed: 1 } })).toThrow(
      /options\.simulation\.paths: must be a power of two/,
    );
  });
});

describeWith(libreOffice, "simulated figures in LibreOffice", (soffice) => {
  const books = new Map<string, Workbook>();
  let values: ReadonlyMap<string, FileValues>;

  beforeAll(async () => {
    const one = workbook(offer, buyer, { simulation });
    books.set("one", one);
    books.set("rate", inCell(one, "discount_rate", "0.08"));
    const both = workbook(deal, [buyer, seller], { simulation, disclosures: true });
    books.set("buyer", both);
    books.set("seller", inCell(both, "view_shown", "Seller"));
    const files = new Map<string, Uint8Array>();
    for (const [name, book] of books) files.set(name, await xlsx(book));
    values = await recalculated(soffice, files);
  }, 180_000);

  const named = (file: string, name: string): unknown => {
    const at = books.get(file)?.names.find((cell) => cell.name === name);
    return values.get(file)?.get(at?.sheet ?? "")?.(at?.row ?? 0, at?.column ?? 0);
  };

  it.each([
    ["one", buyer],
    ["rate", { ...buyer, discountRate: "0.08" }],
    ["buyer", buyer],
    ["seller", seller],
  ] as const)("come to the library's value, far within the standard error: %s", (file, beliefs) => {
    const { presentValue, standardError, withOdds } = valueOffer(offer, beliefs, { simulation });
    const near = Number(standardError) / 50;
    expect(Math.abs(Number(named(file, "present_value")) - Number(presentValue))).toBeLessThan(near);
    expect(Math.abs(Number(named(file, "value_with_odds")) - Number(withOdds?.presentValue))).toBeLessThan(
      near,
    );
  });

  it.each([
    ["buyer", buyer],
    ["seller", seller],
  ] as const)("come to the deal's value: %s", (file, beliefs) => {
    const { expectedValue, standardError } = valueDeal(deal, beliefs, { simulation });
    expect(Math.abs(Number(named(file, "expected_value")) - Number(expectedValue))).toBeLessThan(
      Number(standardError) / 50,
    );
  });

  it("show no error in any formula, and all checks hold", () => {
    const wrong = [...books].flatMap(([file, book]) =>
      book.sheets.flatMap(({ name, rows }) =>
        rows.flatMap((row, down) =>
          row.flatMap((cell, right) => {
            if (cell?.kind !== "formula") return [];
            const shown = values.get(file)?.get(name)?.(down + 1, right + 1);
            const isWrong = shown === undefined || /^(?:#|Err)/.test(String(shown));
            const fails = cell.role === "check" && shown !== "yes";
            return isWrong || fails
              ? [`${file} ${name} R${down + 1}C${right + 1} ${cell.formula} ${shown}`]
              : [];
          }),
        ),
      ),
    );
    expect(wrong).toEqual([]);
  });
});

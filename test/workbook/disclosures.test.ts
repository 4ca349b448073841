import { type AssumptionsInput, offer, profitShare, rollForward, unobservableInputs } from "offer-valuation";
import { type Cell, workbook } from "offer-valuation/workbook";
import { describe, expect, it } from "vitest";

const deal = offer({
  name: "Deal",
  currency: "USD",
  bidder: "Acme",
  components: [profitShare({ share: "0.5", metric: "profit", periods: [2021, 2022] })],
});
const view = (valuationDate: string, first: unknown, second: string): AssumptionsInput =>
  ({
    valuationDate,
    discountRate: "0.05",
    metrics: {
      profit: {
        forecast: { 2021: first, 2022: { distribution: "lognormal", mean: second, volatility: "0.3" } },
      },
    },
  }) as AssumptionsInput;
const opening = view("2021-01-01", { distribution: "normal", mean: "100", standardDeviation: "40" }, "120");
const closing = view("2022-01-01", "130", "150");
const book = workbook(deal, [opening, closing], { disclosures: true, sensitivities: false });

const rowsOf = (name: string) => book.sheets.find((sheet) => sheet.name === name)?.rows ?? [];
const rowOf = (sheet: string, label: string) =>
  rowsOf(sheet).find(([cell]) => cell?.kind === "text" && cell.text === label) ?? [];
const value = (cell: Cell | null | undefined) => (cell?.kind === "number" ? cell.value : undefined);

describe("disclosures in a workbook", () => {
  it("have every unobservable input of each view, and say that they follow no belief", () => {
    const shown = rowsOf("Level 3").flatMap((row) => (row[1]?.kind === "number" ? [row] : []));
    const expected = [opening, closing].flatMap((beliefs) => unobservableInputs(deal, beliefs).inputs);
    expect(shown.map((row) => [1, 4, 5, 6].map((column) => value(row[column])))).toEqual(
      expected.map(({ fairValue, low, high, weightedAverage }) =>
        [fairValue, low, high, weightedAverage].map(Number),
      ),
    );
    expect(book.fixed).toEqual(
      expect.arrayContaining(["Level 3: every figure", "Roll-forward: every movement"]),
    );
  });

  it("have how fair value moved from a view to that of a later day", () => {
    const moved = rollForward(deal, opening, closing);
    expect(value(rowOf("Roll-forward", "Opening fair value")[1])).toBe(Number(moved.opening));
    const amounts = rowsOf("Roll-forward").flatMap((row) => value(row[1]) ?? []);
    expect(amounts).toEqual(
      [moved.opening, ...moved.movements.map(({ amount }) => amount), moved.closing].map(Number),
    );
  });

  it("are left out unless asked for, and where nothing is contingent", () => {
    const names = (of: { sheets: readonly { name: string }[] }) => of.sheets.map(({ name }) => name);
    expect(names(workbook(deal, opening))).not.toContain("Level 3");
    expect(names(workbook(deal, opening, { disclosures: true }))).not.toContain("Roll-forward");
  });
});

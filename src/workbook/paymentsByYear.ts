// Internal: no name of the public API lives here.

import { parseDate, toCivilDate } from "../time/date.js";
import type { FlowColumn } from "./cashFlowsSheet.js";
import { cellAddress, formulaCell, headerCell, textCell } from "./cells.js";
import type { Views } from "./context.js";
import type { DraftSheet } from "./draftSheet.js";

/** More years than these are no chart that anybody reads: the last row has the rest. */
const MAX_YEARS = 15;

const CHART_ROWS = 16;

/** What is paid in each calendar year, below the flows, and as a chart. */
export function addPaymentsByYear(
  draft: DraftSheet,
  { all }: Views,
  range: (column: FlowColumn) => string,
): void {
  const years = all.flatMap(({ valuation }) =>
    valuation.cashFlows.map(({ date }) => toCivilDate(parseDate(date, [])).year),
  );
  if (years.length === 0) return;
  const count = Math.min(MAX_YEARS, Math.max(...years) - Math.min(...years) + 1);
  draft.add();
  draft.add(textCell("Payments by year", "heading"));
  draft.add(
    textCell("Year", "header"),
    ...["Nominal", "Expected, undiscounted", "Present value"].map((name) => headerCell(name, "money")),
  );
  const first = draft.next();
  const paid = (column: FlowColumn, year: string): string =>
    `SUMPRODUCT((YEAR(${range("date")})${year})*${range(column)})`;
  const cells = (year: string) =>
    (["nominal", "expected", "presentValue"] as const).map((column) =>
      formulaCell(paid(column, year), "figure", "money"),
    );
  for (let index = 0; index < count; index += 1) {
    const row = draft.next();
    const year = index === 0 ? `YEAR(MIN(${range("date")}))` : `${cellAddress(row - 1, 1)}+1`;
    draft.add(formulaCell(year, "label", "text"), ...cells(`=${cellAddress(row, 1)}`));
  }
  const last = draft.next() - 1;
  draft.add(textCell("later"), ...cells(`>${cellAddress(last, 1)}`));
  const column = (number: number) => ({
    sheet: "Cash flows",
    row: first,
    column: number,
    rows: count + 1,
    columns: 1,
  });
  draft.draw({
    title: "Payments by year",
    kind: "column",
    stacked: false,
    categories: column(1),
    series: [
      { name: "Nominal", values: column(2), colour: "BFBFBF" },
      { name: "Expected, undiscounted", values: column(3), colour: "8EA9DB" },
      { name: "Present value", values: column(4), colour: "1F3864" },
    ],
    money: true,
    // Not over the columns that stand on every page.
    at: { row: draft.next() + 1, column: draft.sheet.frozenColumns + 1, rows: CHART_ROWS, columns: 7 },
  });
}

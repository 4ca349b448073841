import { formulaCell, headerCell, textCell } from "./cells.js";
import type { Context } from "./context.js";
import { type DraftSheet, draftSheet } from "./draftSheet.js";
import { TABLES_SHEET } from "./sheetNames.js";

/** The tables that workings sum over: the days of an average, the cases of several quantities. */
export function tablesSheet({ ledger }: Context): DraftSheet | undefined {
  if (ledger.tables.length === 0) return undefined;
  const width = Math.max(...ledger.tables.map(({ headers }) => headers.length));
  const draft = draftSheet(TABLES_SHEET, { widths: Array.from({ length: width }, () => 24), frozenRows: 1 });
  draft.add(textCell("Tables that workings sum over", "title"));
  for (const { title, headers, formats, rows } of ledger.tables) {
    draft.add();
    draft.add(textCell(title, "heading"));
    draft.add(...headers.map((header) => headerCell(header, "money")));
    for (const row of rows) {
      draft.add(...row.map((formula, index) => formulaCell(formula, "figure", formats[index] ?? "number")));
    }
  }
  return draft;
}

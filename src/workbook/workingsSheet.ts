// Internal: no name of the public API lives here.

import { cellNumber, formulaCell, headerCell, numberCell, spanCell, textCell } from "./cells.js";
import type { Context } from "./context.js";
import { type DraftSheet, draftSheet, TABLES_SHEET } from "./draftSheet.js";
import type { CellFormat } from "./sheet.js";

/** Sections in the order in which a value is worked out. */
const SECTIONS = [
  "Dates",
  "Discounting",
  "Share prices",
  "Forecasts",
  "Probabilities of thresholds",
  "Options",
  "Lock-ups",
  "Odds",
];

/** Everything worked out on the way from beliefs to cash flows, one figure a row. */
export function workingsSheet({ ledger }: Context): DraftSheet {
  const draft = draftSheet("Workings", { widths: [80, 24, 28, 44], frozenRows: 3 });
  draft.add(textCell("Workings", "title"));
  draft.add(
    textCell(
      "What stands between the beliefs and the cash flows, each figure with the name that formulas use",
      "remark",
    ),
  );
  draft.add(
    textCell("Figure", "header"),
    headerCell("Value", "money"),
    ...["Unit", "Name in formulas"].map((name) => textCell(name, "header")),
  );
  for (const section of SECTIONS) {
    const here = ledger.quantities.filter(({ entry }) => entry.section === section);
    if (here.length === 0) continue;
    draft.add();
    draft.add(textCell(section, "heading"));
    for (const { name, entry } of here) {
      const { content, format } = entry;
      const cell =
        "formula" in content
          ? formulaCell(content.formula, "figure", format)
          : numberCell(cellNumber(content.computed), "constant", format, "Computed by the library");
      const row = draft.add(
        spanCell(entry.label, 1),
        cell,
        textCell(entry.unit, "remark"),
        textCell(name, "remark"),
      );
      draft.call(name, row, 2);
    }
  }
  return draft;
}

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
      draft.add(...row.map((formula, index) => formulaCell(formula, "figure", formats[index] as CellFormat)));
    }
  }
  return draft;
}

// Internal: no name of the public API lives here.

import { formulaCell, headerCell, spanCell, textCell } from "./cells.js";
import { chosenFormula, quantityRows } from "./chosen.js";
import type { Views } from "./context.js";
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
  "Cash flows",
  "Shares of the target",
  "Deal",
];

/** Everything worked out on the way from beliefs to cash flows, one figure a row. */
export function workingsSheet({ ledger, names }: Views): DraftSheet {
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
    const here = ledger.quantities.filter(
      ({ byView }) => byView.flatMap((entry) => entry ?? [])[0]?.section === section,
    );
    if (here.length === 0) continue;
    draft.add();
    draft.add(textCell(section, "heading"));
    for (const { name, byView } of here) {
      const first = draft.next();
      for (const row of quantityRows(name, byView, names)) {
        draft.add(
          spanCell(row.label, 1),
          row.cell(first),
          textCell(row.entry.unit, "remark"),
          textCell(row.name ?? "", "remark"),
        );
      }
      draft.call(name, first, 2);
    }
  }
  return draft;
}

/** The tables that workings sum over: the days of an average, the cases of several quantities. */
export function tablesSheet({ ledger }: Views): DraftSheet | undefined {
  if (ledger.tables.length === 0) return undefined;
  const width = Math.max(...ledger.tables.map(({ headers }) => headers.length));
  const draft = draftSheet(TABLES_SHEET, { widths: Array.from({ length: width }, () => 24), frozenRows: 1 });
  draft.add(textCell("Tables that workings sum over", "title"));
  for (const { title, headers, formats, byView } of ledger.tables) {
    draft.add();
    draft.add(textCell(title, "heading"));
    draft.add(...headers.map((header) => headerCell(header, "money")));
    const count = byView.flatMap((rows) => rows ?? []).length / byView.filter((rows) => rows).length;
    for (let row = 0; row < count; row += 1) {
      draft.add(
        ...headers.map((_, column) => {
          const formula = chosenFormula(byView.map((rows) => rows?.[row]?.[column]));
          return formulaCell(formula, "figure", formats[column] as CellFormat);
        }),
      );
    }
  }
  return draft;
}

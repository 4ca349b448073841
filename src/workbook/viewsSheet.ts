// Internal: no name of the public API lives here.

import { caseBlock, type Model } from "./caseBlock.js";
import { formulaCell, headerCell, textCell } from "./cells.js";
import { VIEW } from "./chosen.js";
import type { Views } from "./context.js";
import { type DraftSheet, draftSheet, elsewhere } from "./draftSheet.js";
import type { SummaryFigure } from "./summarySheet.js";
import { unitsRemark } from "./unitsShown.js";

/** All views side by side, each worked out in a column of its own, whichever of them the other sheets show. */
export function viewsSheet(
  { all, names }: Views,
  model: Model,
  figures: readonly SummaryFigure[],
): DraftSheet {
  const draft = draftSheet("Views", {
    widths: [64, 20, ...names.map(() => 20)],
    frozenRows: HEADER_ROW,
    frozenColumns: 1,
  });
  const header = () =>
    draft.add(
      textCell("Figure", "header"),
      ...["Shown elsewhere", ...names].map((name) => headerCell(name, "money")),
    );
  draft.add(textCell("Views side by side", "title"));
  draft.add(unitsRemark("Every view at once, whichever the other sheets show", all[0].currency));
  header();
  const first = draft.next();
  const chartTop = first + figures.length + 1;
  // Below the figures: the chart, an empty row, a heading and headers.
  const top = chartTop + CHART_ROWS + 4;
  const block = caseBlock(model, {
    varied: [VIEW],
    targets: figures,
    cases: names.map((label, view) => ({ label, instead: { [VIEW]: String(view + 1) } })),
    sheet: "Views",
    top,
  });
  for (const figure of figures) {
    const { sheet, row, column, label, format, isTotal } = figure;
    draft.add(
      textCell(label, isTotal ? "total" : "label"),
      formulaCell(elsewhere(sheet as "Summary", column, row), isTotal ? "total" : "figure", format),
      ...names.map((_, view) =>
        formulaCell(block.cell(figure, view).replace(/^Views!/, ""), isTotal ? "total" : "figure", format),
      ),
    );
  }
  const shown = figures.filter(({ isTotal }) => isTotal);
  const range = (row: number) => ({ sheet: "Views", row, column: 3, rows: 1, columns: names.length });
  draft.draw({
    title: "Value by view",
    kind: "column",
    stacked: false,
    categories: range(HEADER_ROW),
    series: shown.map((figure, index) => ({
      name: figure.label,
      values: range(first + figures.indexOf(figure)),
      colour: ["1F3864", "8EA9DB"][index] ?? "BFBFBF",
    })),
    money: true,
    fromZero: all.every(
      ({ valuation: { presentValue, withOdds } }) =>
        !presentValue.isNegative() && withOdds?.presentValue.isNegative() !== true,
    ),
    at: { row: chartTop + 1, column: 1, rows: CHART_ROWS, columns: 3 },
  });
  while (draft.next() < top - 2) draft.add();
  draft.add(textCell("How each is worked out", "heading"));
  header();
  block.addTo(draft);
  return draft;
}

const HEADER_ROW = 3;

const CHART_ROWS = 16;

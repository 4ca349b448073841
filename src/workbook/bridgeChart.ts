// Internal: no name of the public API lives here.

import { cellAddress, formulaCell, headerCell, textCell } from "./cells.js";
import type { DraftSheet } from "./draftSheet.js";

const CHART_ROWS = 20;

/**
 * The bridge as a chart: columns that hang between what comes before a step and after it. Each is cut at zero, since columns stack
 * away from it on both sides.
 */
export function addBridgeChart(draft: DraftSheet, first: number, last: number): void {
  const chartTop = draft.next() + 1;
  while (draft.next() <= chartTop + CHART_ROWS) draft.add();
  draft.add(textCell("What the chart is drawn from", "heading"));
  draft.add(
    textCell("Step", "header"),
    ...[
      "Before",
      "After",
      "Headline, value",
      "Below the column",
      "Up",
      "Up, below zero",
      "Down",
      "Down, below zero",
    ].map((name) => headerCell(name, "money")),
  );
  const top = draft.next();
  for (let row = first; row <= last; row += 1) {
    const here = draft.next();
    const [before, after] = [cellAddress(here, 2), cellAddress(here, 3)];
    const isEnd = row === first || row === last;
    const over = `(MAX(0,${before},${after})-MAX(0,MIN(${before},${after})))`;
    const under = `(MIN(0,${before},${after})-MIN(0,MAX(${before},${after})))`;
    const only = (rises: boolean, part: string): string =>
      isEnd ? "0" : `IF(${after}${rises ? ">=" : "<"}${before},${part},0)`;
    draft.add(
      formulaCell(cellAddress(row, 1), "label", "text"),
      ...[
        isEnd ? "0" : cellAddress(here - 1, 3),
        isEnd ? cellAddress(row, 2) : `${before}+${cellAddress(row, 2)}`,
        isEnd ? after : "0",
        isEnd ? "0" : `MAX(0,MIN(${before},${after}))+MIN(0,MAX(${before},${after}))`,
        only(true, over),
        only(true, under),
        only(false, over),
        only(false, under),
      ].map((formula) => formulaCell(formula, "figure", "money")),
    );
  }
  const column = (number: number) => ({
    sheet: "Bridge",
    row: top,
    column: number,
    rows: last - first + 1,
    columns: 1,
  });
  draft.draw({
    title: "From headline to value",
    kind: "column",
    stacked: true,
    categories: column(1),
    series: [
      { name: "Headline, value", values: column(4), colour: "1F3864" },
      { name: "", values: column(5), colour: null },
      { name: "Up", values: column(6), colour: "548235" },
      { name: "", values: column(7), colour: "548235" },
      { name: "Down", values: column(8), colour: "C55A11" },
      { name: "", values: column(9), colour: "C55A11" },
    ],
    money: true,
    // Not over the column that stands on every page.
    // One column less than a printed page has.
    at: { row: chartTop, column: 2, rows: CHART_ROWS, columns: 7 },
  });
}

// Internal: no name of the public API lives here.

import { cellsReference } from "./draftSheet.js";
import type { SheetChart } from "./sheet.js";

/** A chart as the writer of files takes it. */
export function chartOptions({ title, kind, stacked, categories, series, money, fromZero, at }: SheetChart) {
  const shown = series.filter(({ name }) => name !== "");
  return {
    type: kind,
    title,
    titleFontSize: 12,
    titleBold: true,
    anchor: {
      from: { row: at.row - 1, col: at.column - 1 },
      to: { row: at.row - 1 + at.rows, col: at.column - 1 + at.columns },
    },
    barGrouping: stacked ? "stacked" : "clustered",
    gapWidth: 60,
    ...(stacked ? { overlap: 100 } : {}),
    ...(shown.length > 1 ? { legend: "bottom" } : { legend: false }),
    legendEntries: series.flatMap(({ name }, idx) => (name === "" ? [{ idx, delete: true }] : [])),
    series: series.map(({ name, values, colour }) => ({
      name: name === "" ? " " : name,
      values: cellsReference(values),
      categories: cellsReference(categories),
      color: colour ?? { theme: "bg1", alpha: 0 },
      invertIfNegative: false,
    })),
    axes: {
      x: {
        tickLblPos: "low",
        majorTickMark: "none",
        minorTickMark: "none",
        ...(kind === "bar" ? { reverse: true } : {}),
      },
      y: {
        minorTickMark: "none",
        ...(colouredOnly(series) ? { gridlines: { major: true } } : {}),
        // Where the first bar is the upper one, the far end of the categories is the lower edge.
        ...(kind === "bar" ? { crosses: "max" } : {}),
        ...(money ? (fromZero ? { scale: { min: 0 } } : {}) : { scale: { min: 0, max: 1 } }),
        numberFormat: { formatCode: money ? "#,##0.0,,;(#,##0.0,,)" : "0%", sourceLinked: false },
      },
    },
    altText: title,
  };
}

/** Lines behind the bars would show through those that only hold others up. */
const colouredOnly = (series: SheetChart["series"]): boolean => series.every(({ colour }) => colour !== null);

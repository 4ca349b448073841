// Internal: no name of the public API lives here.

import { visible } from "./text.js";

/** One column of a text table. */
export interface Column {
  readonly title: string;
  readonly align: "left" | "right";
}

/** Columns by their titles: those of texts, then those of figures, and so on by turns. */
export const columnsOf = (...titles: readonly (readonly string[])[]): readonly Column[] =>
  titles.flatMap((group, turn) =>
    group.map((title) => ({ title, align: turn % 2 === 0 ? "left" : "right" })),
  );

const GAP = "  ";

/** Rows under titles, columns aligned; a row of `null` draws a rule, and cells that a row leaves out at its end are empty. */
export function textTable(columns: readonly Column[], rows: readonly (readonly string[] | null)[]): string {
  const titles = columns.map(({ title }) => visible(title));
  const cells = rows.map((row) => row && columns.map((_, index) => visible(row[index] ?? "")));
  const widths = titles.map((title, index) =>
    cells.reduce((width, row) => Math.max(width, row?.[index]?.length ?? 0), title.length),
  );
  const rule = "─".repeat(widths.reduce((sum, width) => sum + width, 0) + GAP.length * (columns.length - 1));
  const aligned = (row: readonly string[]): string =>
    columns
      .map(({ align }, index) => {
        const [cell, width] = [row[index] as string, widths[index] as number];
        return align === "left" ? cell.padEnd(width) : cell.padStart(width);
      })
      .join(GAP)
      .trimEnd();
  return [aligned(titles), rule, ...cells.map((row) => (row === null ? rule : aligned(row)))].join("\n");
}

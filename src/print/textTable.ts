/** One column of a text table. */
export interface Column {
  readonly title: string;
  readonly align: "left" | "right";
}

const GAP = "  ";

/** Rows under titles, columns aligned; a row of `null` draws a rule. */
export function textTable(columns: readonly Column[], rows: readonly (readonly string[] | null)[]): string {
  const titles = columns.map(({ title }) => title);
  const widths = columns.map(({ title }, index) =>
    rows.reduce((width, row) => Math.max(width, row?.[index]?.length ?? 0), title.length),
  );
  const rule = "─".repeat(widths.reduce((sum, width) => sum + width, 0) + GAP.length * (columns.length - 1));
  const print = (cells: readonly string[]): string =>
    columns
      .map(({ align }, index) => {
        const cell = cells[index] ?? "";
        return align === "left" ? cell.padEnd(widths[index] ?? 0) : cell.padStart(widths[index] ?? 0);
      })
      .join(GAP)
      .trimEnd();
  return [print(titles), rule, ...rows.map((row) => (row === null ? rule : print(row)))].join("\n");
}

// Internal: no name of the public API lives here.

import type { Block, TableBlock, TableCell } from "./blocks.js";
import type { Formatting } from "./formatting.js";
import { visible, visibleLines } from "./text.js";
import { textTable } from "./textTable.js";

/** Blocks as text for a terminal; pictures are left out. */
export const blocksText = (blocks: readonly Block[], formatting: Formatting): string =>
  `${blocks
    .map((block) => blockText(block, formatting))
    .filter((text) => text !== "")
    .join("\n\n")
    // A list stands right under its heading.
    .replace(/:\n\n {2}- /g, ":\n  - ")}\n`;

function blockText(block: Block, formatting: Formatting): string {
  switch (block.kind) {
    case "heading":
      return block.level === 1 ? visible(block.text) : `${visible(block.text)}:`;
    case "answer":
    case "verbatim":
    case "paragraph":
      return visibleLines(block.text);
    case "list":
      return block.items.map((item) => `  - ${visibleLines(item).replaceAll("\n", "\n    ")}`).join("\n");
    case "table":
      return tableText(block, formatting);
    case "picture":
      return "";
  }
}

function tableText({ title, columns, rows }: TableBlock, formatting: Formatting): string {
  const lines = rows.flatMap(({ cells, depth = 0, total = false }) => {
    const [first = "", ...others] = cells.map((cell) => cellText(cell, formatting));
    const line = [`${"  ".repeat(depth)}${first}`, ...others];
    return total ? [null, line] : [line];
  });
  const shown = textTable(columns, lines);
  return title === "" ? shown : `${visible(title)}\n\n${shown}`;
}

/** A cell as people read it. */
export const cellText = (cell: TableCell, formatting: Formatting): string =>
  typeof cell === "string" ? cell : formatting.quantity(cell);

// Internal: no name of the public API lives here.

import type { Block, TableBlock } from "./blocks.js";
import { cellText } from "./blocksText.js";
import type { Formatting } from "./formatting.js";
import { visible, visibleLines } from "./text.js";

/** Blocks as Markdown (tables as GitHub has them), pictures as images that carry their own data. */
export const blocksMarkdown = (blocks: readonly Block[], formatting: Formatting): string =>
  `${blocks.map((block) => blockMarkdown(block, formatting)).join("\n\n")}\n`;

function blockMarkdown(block: Block, formatting: Formatting): string {
  switch (block.kind) {
    case "heading":
      return `${"#".repeat(block.level)} ${escaped(block.text)}`;
    case "answer":
      return `**${escaped(block.text)}**`;
    case "paragraph":
      return block.text.split("\n").map(escaped).join("  \n");
    case "verbatim":
      return visibleLines(block.text)
        .split("\n")
        .map((line) => `    ${line}`)
        .join("\n");
    case "list":
      return block.items.map((item) => `- ${item.split("\n").map(escaped).join("  \n  ")}`).join("\n");
    case "table":
      return tableMarkdown(block, formatting);
    case "picture":
      return `![${escaped(block.title)}](data:image/svg+xml,${encodeURIComponent(block.svg).replace(/[()']/g, percentOf)})`;
  }
}

function tableMarkdown({ title, columns, rows }: TableBlock, formatting: Formatting): string {
  const row = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  const lines = rows.map(({ cells, depth = 0, total = false }) =>
    row(
      columns.map((_, index) => {
        const shown = escaped(cellText(cells[index] ?? "", formatting));
        if (total && shown !== "") return `**${shown}**`;
        return index === 0 ? `${"&emsp;".repeat(depth)}${shown}` : shown;
      }),
    ),
  );
  const head = row(columns.map((column) => escaped(column.title)));
  const rule = row(columns.map(({ align }) => (align === "right" ? "---:" : "---")));
  return [...(title === "" ? [] : [escaped(title), ""]), head, rule, ...lines].join("\n");
}

const percentOf = (character: string): string => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/** Somebody's text on one line of Markdown, in which nothing is markup, a link or HTML. */
const escaped = (text: string): string =>
  visible(text)
    .replace(/[\\`*_[\]{}|~#!<>&]/g, (mark) => (mark === "<" ? "&lt;" : mark === "&" ? "&amp;" : `\\${mark}`))
    .replace(/^(\s*)([-+]|\d+[.)])(?=\s|$)/, "$1\\$2")
    .replace(/(https?|ftp):\/\/|www\./gi, (link) => link.replace(/[:.]/, (mark) => `${mark}&#8203;`));

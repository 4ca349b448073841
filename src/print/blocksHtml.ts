// Internal: no name of the public API lives here.

import type { Block, TableBlock } from "./blocks.js";
import { cellText } from "./blocksText.js";
import type { Formatting } from "./formatting.js";
import { escapeXml } from "./text.js";

/** What an HTML file says of itself. */
export interface HtmlPage {
  readonly title: string;
  /** The language of the texts. */
  readonly language: string;
  readonly blocks: readonly Block[];
}

/** Blocks as one HTML file that needs nothing else: no script, nothing loaded; it prints on A4 and on Letter. */
export const htmlPage = ({ title, language, blocks }: HtmlPage, formatting: Formatting): string =>
  [
    "<!DOCTYPE html>",
    `<html lang="${escapeXml(language)}">`,
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">`,
    `<title>${escapeXml(title)}</title>`,
    `<style>${STYLE}</style>`,
    "</head>",
    "<body>",
    "<main>",
    blocksHtml(blocks, formatting),
    "</main>",
    "</body>",
    "</html>",
    "",
  ].join("\n");

/** Blocks as HTML inside of a page. */
export const blocksHtml = (blocks: readonly Block[], formatting: Formatting): string =>
  sections(blocks, formatting).join("\n");

/** Every heading of the second level begins a section, which pages break around rather than inside. */
function sections(blocks: readonly Block[], formatting: Formatting): string[] {
  let open = false;
  const lines = blocks.flatMap((block) => {
    const begins = block.kind === "heading" && block.level === 2;
    const before = begins ? [...(open ? ["</section>"] : []), "<section>"] : [];
    open ||= begins;
    return [...before, blockHtml(block, formatting)];
  });
  return open ? [...lines, "</section>"] : lines;
}

function blockHtml(block: Block, formatting: Formatting): string {
  switch (block.kind) {
    case "heading":
      return `<h${block.level}>${escapeXml(block.text)}</h${block.level}>`;
    case "answer":
      return `<p class="answer">${escapeXml(block.text)}</p>`;
    case "paragraph":
      return `<p>${block.text.split("\n").map(escapeXml).join("<br>\n")}</p>`;
    case "verbatim":
      return `<pre tabindex="0">${block.text.split("\n").map(escapeXml).join("\n")}</pre>`;
    case "list":
      return `<ul>\n${block.items.map((item) => `<li>${item.split("\n").map(escapeXml).join("<br>\n")}</li>`).join("\n")}\n</ul>`;
    case "table":
      return tableHtml(block, formatting);
    case "picture":
      return `<figure tabindex="0">\n${block.svg}\n</figure>`;
  }
}

/** A day, which is not broken into lines. */
const DATE = /^\d{4}-\d{2}-\d{2}$/;

function tableHtml({ title, columns, rows }: TableBlock, formatting: Formatting): string {
  const head = columns
    .map((column) => `<th scope="col"${ofFigures(column.align)}>${escapeXml(column.title)}</th>`)
    .join("");
  const body = rows.map(({ cells, depth = 0, total = false }) => {
    const shown = columns.map(({ align }, index) => {
      const text = cellText(cells[index] ?? "", formatting);
      const kind = align === "right" ? ' class="figure"' : DATE.test(text) ? ' class="date"' : "";
      if (index > 0) return `<td${kind}>${escapeXml(text)}</td>`;
      const set = depth === 0 ? "" : ` style="padding-left:${depth * 1.2 + 0.5}em"`;
      return `<th scope="row"${kind}${set}>${escapeXml(text)}</th>`;
    });
    return `<tr${total ? ' class="total"' : ""}>${shown.join("")}</tr>`;
  });
  return [
    `<div class="table" tabindex="0" role="region" aria-label="${escapeXml(title || "Table")}">`,
    "<table>",
    ...(title === "" ? [] : [`<caption>${escapeXml(title)}</caption>`]),
    `<thead><tr>${head}</tr></thead>`,
    "<tbody>",
    ...body,
    "</tbody>",
    "</table>",
    "</div>",
  ].join("\n");
}

const ofFigures = (align: "left" | "right"): string => (align === "right" ? ' class="figure"' : "");

const STYLE = `
:root { color-scheme: light; }
body { margin: 0; background: #fff; color: #1f2937; font: 15px/1.5 system-ui, "Segoe UI", Helvetica, Arial, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .6rem; }
h2 { font-size: 1.15rem; margin: 2rem 0 .5rem; border-bottom: 1px solid #d1d5db; padding-bottom: .2rem; }
h3 { font-size: 1rem; margin: 1rem 0 .3rem; break-after: avoid; }
.answer { font-size: 1.25rem; line-height: 1.4; margin: .6rem 0 1rem; padding: .8rem 1rem; border-left: 4px solid #1e3a8a; background: #f3f5fa; }
p, li { max-width: 50rem; overflow-wrap: anywhere; }
.table { overflow-x: auto; margin: .8rem 0; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
caption { text-align: left; font-weight: 600; padding: .3rem 0; }
th, td { padding: .3rem .5rem; border-bottom: 1px solid #e5e7eb; text-align: left; vertical-align: top; font-weight: 400; }
thead th { font-weight: 600; border-bottom: 2px solid #9ca3af; vertical-align: bottom; }
.figure { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.date { white-space: nowrap; }
thead .figure { white-space: normal; }
.total th, .total td { border-top: 2px solid #9ca3af; font-weight: 600; }
pre { font-size: .8rem; line-height: 1.35; background: #f3f4f6; padding: .8rem; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; }
figure { margin: 1rem 0; overflow-x: auto; }
svg { max-width: 100%; height: auto; }
@media screen and (max-width: 45rem) { svg { min-width: 42rem; } }
@page { margin: 16mm 14mm; }
@media print {
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  h2 { break-after: avoid; margin-top: 1.2rem; }
  tr, figure, .answer, li { break-inside: avoid; }
  .table { overflow: visible; }
  table { font-size: 8.5pt; }
  thead { display: table-header-group; }
}
`;

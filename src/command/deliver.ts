// Internal: no name of the public API lives here.

import { OfferError } from "../errors.js";
import { blocksCsv } from "../print/blocksCsv.js";
import { htmlPage } from "../print/blocksHtml.js";
import { blocksMarkdown } from "../print/blocksMarkdown.js";
import { blocksText } from "../print/blocksText.js";
import { type DocumentFormatting, documentFormatting } from "../print/documentFormatting.js";
import type { Units } from "../print/formatting.js";
import { visibleLines } from "../print/text.js";
import type { Answer, Call, Format } from "./definition.js";
import { type CommandOutcome, UsageError } from "./outcome.js";

/** The answer as the call asks for it: printed, or in a file. */
export function delivered(
  answer: Answer,
  { format, formatting: shown, output, host: _ }: Call,
): CommandOutcome {
  const { files = [], remarks = [], exitCode = 0 } = answer;
  const stderr = remarks.map((remark) => `${visibleLines(remark)}\n`).join("");
  const content = answer.content ?? contentOf(answer, format, shown);
  const toFile = output !== undefined && output !== "-" && files.length === 0;
  return {
    exitCode,
    stdout: toFile ? "" : content,
    stderr,
    files: toFile ? [{ name: output, content, replaces: true }] : files,
  };
}

function contentOf(answer: Answer, format: Format, shown: Call["formatting"]): string {
  const { blocks = [], csv = blocks, data, svg, title = "" } = answer;
  switch (format) {
    case "json":
      return `${JSON.stringify(data, null, 2)}\n`;
    case "csv":
      return blocksCsv(csv);
    case "html":
      return htmlPage({ title, language: shown.language, blocks }, shown);
    case "md":
      return blocksMarkdown(blocks, shown);
    case "svg":
      if (svg === undefined) throw new UsageError("there is no picture of this");
      return `${svg}\n`;
    case "table":
      return blocks.length === 0 ? "" : blocksText(blocks, shown);
  }
}

/** How figures are shown, as the call asks for it. */
export function formattingFor(units: string | undefined, locale: string | undefined): DocumentFormatting {
  try {
    return documentFormatting({ units: units as Units | undefined, locale });
  } catch (error) {
    if (!(error instanceof OfferError)) throw error;
    const [{ path, message, received } = { path: [], message: "", received: "" }] = error.issues;
    throw new UsageError(`--${String(path.at(-1))} ${message}; received ${received}`);
  }
}

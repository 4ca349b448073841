import { blocksCsv } from "../print/blocksCsv.js";
import { htmlPage } from "../print/blocksHtml.js";
import { blocksMarkdown } from "../print/blocksMarkdown.js";
import { documentFormatting, type FormattingOptions } from "../print/documentFormatting.js";
import { checkedResult } from "../schema/printable.js";
import { type Report, reportText } from "./report.js";
import { reportBlocks, subjectOf } from "./reportBlocks.js";

/**
 * A report as one HTML file: with its pictures, without scripts, and with nothing that is loaded from elsewhere. It reads on a
 * telephone and prints on A4 and on Letter.
 *
 * @throws OfferError `invalid-term` or `invalid-type` for options that there are none of.
 * @example
 * ```ts
 * import { report, toHtml } from "offer-valuation/report";
 * const deal = offer({ name: "R&D", currency: "USD", components: [cash({ amount: "1100", paid: "2022-01-01" })] });
 * const html = toHtml(report(deal, { valuationDate: "2021-01-01", discountRate: "0.1" }), { units: "thousands" });
 * html.includes("<h1>R&amp;D</h1>"); // => true
 * ```
 */
export const toHtml = (report: Report, options: FormattingOptions = {}): string => {
  const read = madeHere(report);
  const shown = documentFormatting(options);
  return htmlPage(
    { title: shown.name(subjectOf(read)), language: shown.language, blocks: reportBlocks(read, shown) },
    shown,
  );
};

/**
 * A report as Markdown, its tables as GitHub has them and its pictures as images that carry their own data.
 *
 * @throws OfferError `invalid-term` or `invalid-type` for options that there are none of.
 * @example
 * ```ts
 * import { report, toMarkdown } from "offer-valuation/report";
 * const deal = offer({ name: "Deal", currency: "USD", components: [cash({ amount: "1100", paid: "2022-01-01" })] });
 * const text = toMarkdown(report(deal, { valuationDate: "2021-01-01", discountRate: "0.1" }));
 * text.includes("| Cash | 1,100.00 | 1,100.00 | 1,000.00 | 100.0% |"); // => true
 * ```
 */
export const toMarkdown = (report: Report, options: FormattingOptions = {}): string => {
  const shown = documentFormatting(options);
  return blocksMarkdown(reportBlocks(madeHere(report), shown), shown);
};

/**
 * The tables of a report as CSV: figures with all their digits, an empty line between tables, and nothing that a spreadsheet would
 * take for a formula.
 *
 * @example
 * ```ts
 * import { report, toCsv } from "offer-valuation/report";
 * const deal = offer({ name: "Deal", currency: "USD", components: [cash({ amount: "1100", paid: "2022-01-01" })] });
 * toCsv(report(deal, { valuationDate: "2021-01-01", discountRate: "0.1" })).includes("Cash,1100,1100,1000,1"); // => true
 * ```
 */
export const toCsv = (report: Report): string =>
  blocksCsv(reportBlocks(madeHere(report), documentFormatting()));

const madeHere = (made: Report): Report => checkedResult<Report>(made, reportText, "report", "report");

/**
 * The reported offer and a seller's beliefs as tables to paste into a spreadsheet, or to open in one.
 *
 *   npx tsx examples/spreadsheets/rows.ts                  writes oracle-tiktok.terms.csv and oracle-tiktok.beliefs.csv
 *   npx tsx examples/spreadsheets/rows.ts my.offer.json    prints the table of an offer (or of beliefs) of one's own
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseAssumptions, parseOffer, reportedOracleOffer } from "offer-valuation";
import { beliefRows, type LayoutRows, offerRows } from "offer-valuation/spreadsheet";

const [file] = process.argv.slice(2);
const here = (name: string) => new URL(name, import.meta.url);
const readJson = (from: string | URL): Record<string, unknown> => JSON.parse(readFileSync(from, "utf8"));

const rowsOf = (document: Record<string, unknown>): LayoutRows =>
  "components" in document ? offerRows(parseOffer(document)) : beliefRows(parseAssumptions(document));

/** Cells with a comma, a quote or a line break stand in quotes (RFC 4180). */
const cellText = (cell: LayoutRows[number][number]): string => {
  const text = typeof cell === "boolean" ? String(cell).toUpperCase() : String(cell);
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
};

/** A line for each row, as long as what it says. */
const csv = (rows: LayoutRows): string =>
  rows
    .map((row) => row.filter((_, column) => column < 4 || row.slice(column).some((cell) => cell !== "")))
    .map((row) => `${row.map(cellText).join(",")}\n`)
    .join("");

if (file === undefined) {
  const beliefs = readJson(here("../oracle-tiktok.seller.json"));
  writeFileSync(here("oracle-tiktok.terms.csv"), csv(offerRows(reportedOracleOffer)));
  writeFileSync(here("oracle-tiktok.beliefs.csv"), csv(rowsOf(beliefs)));
} else {
  process.stdout.write(csv(rowsOf(readJson(file))));
}

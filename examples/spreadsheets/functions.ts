/**
 * The functions that spreadsheets get, as a page to look them up in.
 *
 *   npx tsx examples/spreadsheets/functions.ts > examples/spreadsheets/functions.md
 */
import { functionTable } from "offer-valuation/spreadsheet";

const cell = (text: string): string => text.replaceAll("|", "\\|");

const sections = functionTable().map(({ name, summary, parameters, result }) => {
  const listed = Object.entries(parameters);
  const call = listed
    .map(([parameter, { optional }]) => (optional ? `[${parameter}]` : parameter))
    .join(", ");
  const rows = listed.map(([parameter, { shape, description }]) => {
    return `| \`${parameter}\` | ${shape} | ${cell(description)} |`;
  });
  const twin = result === "text" ? "" : ` With all digits, as text: \`${name}_TEXT\`.`;
  return [`## ${name}(${call})`, "", `${summary}${twin}`, "", "| | | |", "|---|---|---|", ...rows].join("\n");
});

console.log(`# Functions

In Google Sheets and HyperFormula names begin with \`OFFER_\`, in Excel with \`OFFER.\`; arguments in brackets may be left out.
A range may also be a single cell.

${sections.join("\n\n")}`);

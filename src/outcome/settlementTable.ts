// Internal: no name of the public API lives here.

import { formatAsset } from "../algebra/asset.js";
import { formatAmount } from "../numeric/format.js";
import { printout, titleOf } from "../print/printout.js";
import { columnsOf, textTable } from "../print/textTable.js";
import type { OpenReading, SettledLine, Settlement } from "./settlement.js";

const COLUMNS = /* @__PURE__ */ columnsOf(["due", "component"], ["amount"], ["unit", "working"]);

/** What is owed as an aligned table, line by line with its working; then what is open, and where a reading matters. */
export function settlementTable(settlement: Settlement): string {
  const { offer, outcomes, settledOn, lines, owed, open, readings } = settlement;
  const totals = owed.map(({ asset, units }) => [
    "",
    "Total owed",
    formatAmount(units, 2),
    formatAsset(asset),
    "",
  ]);
  const table = textTable(COLUMNS, [
    ...lines.map(lineRow),
    null,
    ...(totals.length === 0 ? [["", "Nothing is owed"]] : totals),
  ]);
  return printout(titleOf(offer, outcomes), [`Settled on ${settledOn}`], table, [
    ...heading("Not known yet:", open),
    ...heading(
      "Where another reading of the terms changes what is owed, or when:",
      readings.flatMap(readingLines),
    ),
  ]);
}

function lineRow({
  date,
  path,
  status,
  units,
  atLeast,
  atMost,
  asset,
  working,
  fallenDue,
}: SettledLine): string[] {
  const bounds = [
    ...(atLeast === undefined ? [] : [`at least ${formatAmount(atLeast, 2)}`]),
    ...(atMost === undefined ? [] : [`at most ${formatAmount(atMost, 2)}`]),
  ].join(", ");
  const amount = units === undefined ? "open" : formatAmount(units, 2);
  const due = date === undefined ? "open" : `${date}${fallenDue || status !== "owed" ? "" : " (to come)"}`;
  const words = status === "open" && bounds !== "" ? `${working} (${bounds})` : working;
  return [due, path.join(", "), amount, formatAsset(asset), words];
}

const heading = (title: string, lines: readonly string[]): readonly string[] =>
  lines.length === 0 ? [] : [title, ...lines.map((line) => `  - ${line}`)];

function readingLines({ path, text, alternatives }: OpenReading): readonly string[] {
  const where = path.length === 0 ? "" : `${path.join(", ")} `;
  const others = alternatives.map(
    ({ reading, units, asset }) => `${reading}: ${formatAmount(units, 4)} ${formatAsset(asset)}`,
  );
  return [`${where}${text}${others.length === 0 ? "" : `; ${others.join("; ")}`}`];
}

// Internal: no name of the public API lives here.

import { formatAmount } from "../../numeric/format.js";
import { printout, titleOf } from "../../print/printout.js";
import { columnsOf, textTable } from "../../print/textTable.js";
import { formatBelief } from "../figures/beliefFigure.js";
import type { Sensitivity, SensitivityRow } from "./sensitivity.js";

/** A sensitivity as an aligned table, values to the cent; beliefs without any effect are listed below it. */
export function sensitivityTable(shown: Omit<Sensitivity, "toJSON" | "toString">): string {
  const { subject, beliefs, figure, currency, valuationDate, value, rows, notMoved, convention } = shown;
  const moving = rows.filter(({ swing }) => !swing.isZero());
  const idle = rows.filter(({ swing }) => swing.isZero()).map(({ name }) => name);
  const table = textTable(
    columnsOf(["belief"], ["base", "low", "high", "value at low", "value at high", "swing", "per unit"]),
    moving.map(cells),
  );
  const about = `${figure} on ${valuationDate}, in ${currency}: ${formatAmount(value, 2)}`;
  return printout(titleOf(subject, beliefs), [about], table, [
    ...(idle.length === 0 ? [] : [`Without effect: ${idle.join(", ")}`]),
    ...rows.flatMap(({ name, remarks }) => remarks.map((remark) => `${name}: ${remark}`)),
    ...notMoved.map(({ name, reason }) => `${name} was not moved: it ${reason}`),
    convention,
  ]);
}

const cells = ({
  name,
  kind,
  base,
  low,
  high,
  valueAtLow,
  valueAtHigh,
  swing,
  derivative,
}: SensitivityRow) => [
  name,
  formatBelief(base, kind),
  formatBelief(low, kind),
  formatBelief(high, kind),
  formatAmount(valueAtLow, 2),
  formatAmount(valueAtHigh, 2),
  formatAmount(swing, 2),
  derivative === null ? "" : formatAmount(derivative, 4),
];

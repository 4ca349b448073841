// Internal: no name of the public API lives here.

import { formatAmount } from "../../numeric/format.js";
import { titleOf } from "../../print/printout.js";
import { visible } from "../../print/text.js";
import { formatBelief } from "../figures/beliefFigure.js";
import type { BreakEven, BreakEvenSolution } from "./breakEven.js";

type Shown = Omit<BreakEven, "toJSON" | "toString">;

/** What has to be believed, in sentences. */
export function breakEvenText(shown: Shown): string {
  const { subject, view, figure, currency, valuationDate, target, solutions, scanned } = shown;
  const { low, high, values, figureAtLow, figureAtHigh } = scanned;
  const wanted = `${figure} on ${valuationDate} of ${currency} ${formatAmount(target, 2)}`;
  const range = `from ${format(low, shown)} to ${format(high, shown)} (${values} values; ${figure} ${formatAmount(figureAtLow, 2)} and ${formatAmount(figureAtHigh, 2)} at the ends)`;
  const found =
    solutions.length === 0
      ? [`No value of ${subjectOf(shown)} was found that gives it.`]
      : solutions.map((one) => `${subjectOf(shown)} = ${solutionText(one, shown)}`);
  return [
    titleOf(subject, view),
    `What gives a ${wanted}?`,
    ...found,
    `Scanned ${range}; between two neighbouring values an even number of solutions would go unseen.`,
  ]
    .map(visible)
    .join("\n");
}

const subjectOf = ({ names, kind }: Shown): string =>
  kind.startsWith("factor by") ? `Factor on ${names.join(", ")}` : names.join(" = ");

const format = (value: BreakEvenSolution["value"], { kind }: Shown): string =>
  kind === "factor by which all are scaled" ? formatAmount(value) : formatBelief(value, kind);

function solutionText({ kind, value, low, high, figure }: BreakEvenSolution, shown: Shown): string {
  if (kind === "stretch") return `anything from ${format(low, shown)} to ${format(high, shown)}`;
  const at = format(value, shown);
  return kind === "jump" ? `${at}, where it leaps over the target to ${formatAmount(figure, 2)}` : at;
}

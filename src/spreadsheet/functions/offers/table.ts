// Internal: no name of the public API lives here.

import { valueOffer } from "../../../offer/valueOffer.js";
import type { Breakdown } from "../../../pricing/breakdown.js";
import { believedOffer } from "../../believedOffer.js";
import { beliefsRange, termsRange } from "../../offerCells.js";
import { type ResultRows, spreadsheetFunction } from "../../spreadsheetFunction.js";

const HEADER = ["component", "nominal", "expected", "present value", "share of total"];

export const table = spreadsheetFunction({
  name: "TABLE",
  summary: "An offer's value, component by component.",
  parameters: { terms: termsRange(), beliefs: beliefsRange() },
  result: "table",
  run: ({ terms, beliefs }, reader) => {
    const { breakdown, withOdds } = believedOffer({ terms, beliefs }, reader).evaluate(valueOffer);
    const odds: ResultRows = withOdds
      ? [["With the odds of closing", undefined, undefined, withOdds.presentValue, undefined]]
      : [];
    const parts = breakdown.parts.flatMap((part) => rowsOf(part, []));
    return [HEADER, ...parts, figures("Total if it closes", breakdown), ...odds];
  },
});

const rowsOf = (row: Breakdown, within: readonly string[]): ResultRows => {
  const path = [...within, row.name];
  return [figures(path.join(", "), row), ...row.parts.flatMap((part) => rowsOf(part, path))];
};

const figures = (label: string, { nominal, expected, presentValue, shareOfTotal }: Breakdown) => [
  label,
  nominal,
  expected,
  presentValue,
  shareOfTotal ?? undefined,
];

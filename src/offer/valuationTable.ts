import { formatAmount, formatPercent } from "../numeric/format.js";
import type { Breakdown } from "../pricing/breakdown.js";
import { type Column, textTable } from "../print/textTable.js";
import type { Valuation } from "./valuation.js";

const COLUMNS: readonly Column[] = [
  { title: "component", align: "left" },
  { title: "nominal", align: "right" },
  { title: "expected", align: "right" },
  { title: "present value", align: "right" },
  { title: "share", align: "right" },
];

/** A breakdown as an aligned table, to the cent. */
export function valuationTable(valuation: Valuation): string {
  const { breakdown } = valuation;
  const rows = breakdown.parts.flatMap((part) => breakdownRows(part, 0));
  const table = textTable(COLUMNS, [...rows, null, figures("Total if it closes", breakdown)]);
  return [valuationTitle(valuation), "", table, ...oddsLines(valuation)].join("\n");
}

function valuationTitle({ offer, beliefs, currency, valuationDate, closing }: Valuation): string {
  const view = beliefs === undefined ? "" : `, ${beliefs}`;
  const closes = closing === undefined ? "" : `, closing ${closing}`;
  return `${offer}${view}\nValue on ${valuationDate}${closes}, in ${currency}`;
}

const breakdownRows = (row: Breakdown, depth: number): string[][] => [
  figures(`${"  ".repeat(depth)}${row.name}`, row),
  ...row.parts.flatMap((part) => breakdownRows(part, depth + 1)),
];

const figures = (label: string, { nominal, expected, presentValue, shareOfTotal }: Breakdown): string[] => [
  label,
  formatAmount(nominal, 2),
  formatAmount(expected, 2),
  formatAmount(presentValue, 2),
  shareOfTotal === null ? "" : formatPercent(shareOfTotal, 1),
];

function oddsLines({ withOdds }: Valuation): string[] {
  if (withOdds === undefined) return [];
  const { probability, presentValue, events } = withOdds;
  const odds = `${formatPercent(probability, 1)} (${events.join(", ")})`;
  return ["", `With the odds of closing, ${odds}: ${formatAmount(presentValue, 2)}`];
}

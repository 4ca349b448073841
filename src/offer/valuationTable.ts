import { formatAmount, formatPercent } from "../numeric/format.js";
import type { Breakdown } from "../pricing/breakdown.js";
import { printout, titleOf } from "../print/printout.js";
import { addsUp, ROUNDED_ONE_BY_ONE, roundedParts } from "../print/rounding.js";
import { figureColumn, textColumn, textTable } from "../print/textTable.js";
import type { Valuation } from "./valuation.js";

const FIGURES = ["nominal", "expected", "presentValue"] as const;

const COLUMNS = [
  textColumn("component"),
  ...["nominal", "expected", "present value", "share"].map(figureColumn),
];

/** Decimal places of a share of 1 that is printed as 33.3%. */
const SHARE_PLACES = 3;

/** A breakdown as an aligned table: amounts rounded to the cent one by one, shares so that they add up to 100.0%. */
export function valuationTable(valuation: Valuation): string {
  const { breakdown, offer, beliefs, valuationDate, closing, currency } = valuation;
  const closes = closing === undefined ? "" : `, closing ${closing}`;
  const total = shownRow({ ...breakdown, name: "Total if it closes" }, 0, breakdown.shareOfTotal);
  return printout(
    titleOf(offer, beliefs),
    [`Value on ${valuationDate}${closes}, in ${currency}`],
    textTable(COLUMNS, [...rowsUnder(breakdown, 0, breakdown.shareOfTotal), null, total]),
    [
      ...oddsLines(valuation),
      ...errorLines(valuation),
      ...(FIGURES.every((figure) => partsAddUp(breakdown, figure)) ? [] : [ROUNDED_ONE_BY_ONE]),
    ],
  );
}

/** Whether the rows of one column, as they are printed, add up to the rows above them and to the total. */
export const partsAddUp = (row: Breakdown, figure: (typeof FIGURES)[number]): boolean =>
  row.parts.length === 0 ||
  (addsUp(
    row.parts.map((part) => part[figure]),
    row[figure],
  ) &&
    row.parts.every((part) => partsAddUp(part, figure)));

/** The rows under one whose share is shown as `share`: theirs add up to it. */
function rowsUnder({ parts }: Breakdown, depth: number, share: Breakdown["shareOfTotal"]): string[][] {
  const stated = parts.flatMap(({ shareOfTotal }) => shareOfTotal ?? []);
  const shares = share === null ? [] : roundedParts(stated, share, SHARE_PLACES);
  return parts.flatMap((part, index) => {
    const shown = shares[index] ?? null;
    return [shownRow(part, depth, shown), ...rowsUnder(part, depth + 1, shown)];
  });
}

const shownRow = (row: Breakdown, depth: number, share: Breakdown["shareOfTotal"]): string[] => [
  `${"  ".repeat(depth)}${row.name}`,
  ...FIGURES.map((figure) => formatAmount(row[figure], 2)),
  share === null ? "" : formatPercent(share, SHARE_PLACES - 2),
];

/** How sure the present values are of which a part was simulated. */
function errorLines({ breakdown, standardError }: Valuation): string[] {
  if (standardError === undefined) return [];
  const rows = breakdown.parts.flatMap(({ name, standardErrors }) =>
    standardErrors === undefined ? [] : `${name} ± ${formatAmount(standardErrors.presentValue, 2)}`,
  );
  return [
    `Simulated in part, so known within standard errors: ${rows.join(", ")}; in all ± ${formatAmount(standardError, 2)}`,
  ];
}

function oddsLines({ withOdds }: Valuation): string[] {
  if (withOdds === undefined) return [];
  const { probability, presentValue, events } = withOdds;
  const odds = `${formatPercent(probability, 1)} (${events.join(", ")})`;
  return [`With the odds of closing, ${odds}: ${formatAmount(presentValue, 2)}`];
}

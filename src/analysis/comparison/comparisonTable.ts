// Internal: no name of the public API lives here.

import { type Decimal, ONE } from "../../numeric/decimal.js";
import { formatAmount, formatPercent } from "../../numeric/format.js";
import { printout, titleOf } from "../../print/printout.js";
import { addsUp, ROUNDED_ONE_BY_ONE, roundedParts } from "../../print/rounding.js";
import { figureColumn, textColumn, textTable } from "../../print/textTable.js";
import { MIX_KINDS, type MixRow } from "./certaintyMix.js";
import type { ComparedOffer, ComparedView, Comparison, RankBy } from "./comparison.js";

/** Decimal places of a share of 1 that is printed as 33.3%. */
const SHARE_PLACES = 3;

/** A table for each viewpoint: a column for each offer, the same rows for all; the shares of an offer add up to 100.0%. */
export const comparisonTable = ({ views, rankedBy }: Comparison): string =>
  views.map((view) => viewTable(view, rankedBy)).join("\n\n");

function viewTable({ viewpoint, currency, valuationDate, offers }: ComparedView, rankedBy: RankBy): string {
  const columns = [textColumn("present value"), ...offers.map(({ offer }) => figureColumn(offer))];
  const row = (label: string, cell: (offer: ComparedOffer) => string) => [label, ...offers.map(cell)];
  const mixes = offers.map(mixCells);
  const mixed = MIX_KINDS.map((kind, index) => [
    capitalised(kind),
    ...mixes.map((cells) => cells[index] as string),
  ]);
  const table = textTable(columns, [
    ...mixed.filter(([, ...cells]) => cells.some((cell) => cell !== "")),
    null,
    row("Total if it closes", ({ presentValue }) => formatAmount(presentValue, 2)),
    ...(rankedBy === "with odds"
      ? [
          row("Odds of closing", ({ oddsOfClosing }) =>
            oddsOfClosing === undefined ? "not stated" : formatPercent(oddsOfClosing, 1),
          ),
          row("Value with the odds", ({ value, oddsOfClosing }) =>
            oddsOfClosing === undefined ? "as if it closes" : formatAmount(value, 2),
          ),
        ]
      : []),
    row("Rank", ({ rank }) => String(rank)),
  ]);
  const exact = offers.every(({ mix, presentValue }) =>
    addsUp(
      mix.map(({ amount }) => amount),
      presentValue,
    ),
  );
  return printout(
    titleOf(viewpoint, undefined),
    [`Value on ${valuationDate}, in ${currency}`],
    table,
    exact ? [] : [ROUNDED_ONE_BY_ONE],
  );
}

/** What an offer pays in each kind, and which share of its value that is. */
function mixCells({ mix }: ComparedOffer): string[] {
  const stated = mix.flatMap(({ share }) => share ?? []);
  const shares = roundedParts(stated, ONE, SHARE_PLACES);
  return mix.map((row, index) => mixCell(row, shares[index]));
}

function mixCell({ amount }: MixRow, share: Decimal | undefined): string {
  if (amount.isZero()) return "";
  return share === undefined
    ? formatAmount(amount, 2)
    : `${formatAmount(amount, 2)} (${formatPercent(share, SHARE_PLACES - 2)})`;
}

const capitalised = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

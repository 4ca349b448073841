// Internal: no name of the public API lives here.

import { type Decimal, ONE } from "../../numeric/decimal.js";
import { type Formatting, formatting, type PrintOptions } from "../../print/formatting.js";
import { printout, titleOf } from "../../print/printout.js";
import { addsUp, roundedOneByOne, roundedParts } from "../../print/rounding.js";
import { columnsOf, textTable } from "../../print/textTable.js";
import { MIX_KINDS, type MixRow } from "./certaintyMix.js";
import type { ComparedOffer, ComparedView, Comparison, RankBy } from "./comparison.js";

/** Decimal places of a share of 1 that is printed as 33.3%. */
const SHARE_PLACES = 3;

/** A table for each viewpoint: a column for each offer, the same rows for all; the shares of an offer add up to 100.0%. */
export function comparisonTable({ views, rankedBy }: Comparison, options?: PrintOptions): string {
  const money = formatting(options);
  return views.map((view) => viewTable(view, rankedBy, money)).join("\n\n");
}

function viewTable(
  { viewpoint, currency, valuationDate, offers }: ComparedView,
  rankedBy: RankBy,
  money: Formatting,
): string {
  const columns = columnsOf(
    ["present value"],
    offers.map(({ offer }) => offer),
  );
  const row = (label: string, cell: (offer: ComparedOffer) => string) => [label, ...offers.map(cell)];
  const mixes = offers.map((offer) => mixCells(offer, money));
  const first = offers.filter(({ rank }) => rank === 1);
  const mixed = MIX_KINDS.map((kind, index) => [
    capitalised(kind),
    ...mixes.map((cells) => cells[index] as string),
  ]);
  const table = textTable(columns, [
    ...mixed.filter(([, ...cells]) => cells.some((cell) => cell !== "")),
    null,
    row("Total if it closes", ({ presentValue }) => money.shown(presentValue)),
    ...(rankedBy === "with odds"
      ? [
          row("Odds of closing", ({ oddsOfClosing }) =>
            oddsOfClosing === undefined ? "not stated" : money.percent(oddsOfClosing, 1),
          ),
          row("Value with the odds", ({ value, oddsOfClosing }) =>
            oddsOfClosing === undefined ? "as if it closes" : money.shown(value),
          ),
        ]
      : []),
    row("Rank", ({ rank }) => String(rank)),
  ]);
  const exact = offers.every(({ mix, presentValue }) =>
    addsUp(
      mix.map(({ amount }) => amount),
      presentValue,
      money,
    ),
  );
  return printout(
    titleOf(viewpoint, undefined),
    [
      `Value on ${valuationDate}, in ${money.unitOf(currency)}`,
      "",
      `Best: ${first.map(({ offer, value }) => `${offer}, ${money.shown(value)}`).join("; ")}`,
    ],
    table,
    exact ? [] : [roundedOneByOne(money)],
  );
}

/** What an offer pays in each kind, and which share of its value that is. */
function mixCells({ mix }: ComparedOffer, money: Formatting): string[] {
  const stated = mix.flatMap(({ share }) => share ?? []);
  const shares = roundedParts(stated, ONE, SHARE_PLACES);
  return mix.map((row, index) => mixCell(row, shares[index], money));
}

function mixCell({ amount }: MixRow, share: Decimal | undefined, money: Formatting): string {
  if (amount.isZero()) return "";
  return share === undefined
    ? money.shown(amount)
    : `${money.shown(amount)} (${money.percent(share, SHARE_PLACES - 2)})`;
}

const capitalised = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

import { formatAmount, formatPercent } from "../../numeric/format.js";
import { textTable } from "../../print/textTable.js";
import { MIX_KINDS } from "./certaintyMix.js";
import type { ComparedOffer, ComparedView, Comparison, RankBy } from "./comparison.js";

/** A table for each viewpoint: a column for each offer, the same rows for all. */
export const comparisonTable = ({ views, rankedBy }: Comparison): string =>
  views.map((view) => viewTable(view, rankedBy)).join("\n\n");

function viewTable({ viewpoint, currency, valuationDate, offers }: ComparedView, rankedBy: RankBy): string {
  const columns = [
    { title: "present value", align: "left" as const },
    ...offers.map(({ offer }) => ({ title: offer, align: "right" as const })),
  ];
  const row = (label: string, cell: (offer: ComparedOffer) => string) => [label, ...offers.map(cell)];
  const mixed = MIX_KINDS.flatMap((kind, index) => [
    row(capitalised(kind), ({ mix }) => {
      const { amount, share } = mix[index] ?? {};
      return amount === undefined || amount.isZero()
        ? ""
        : `${formatAmount(amount, 2)}${share == null ? "" : ` (${formatPercent(share, 1)})`}`;
    }),
  ]).filter(([, ...cells]) => cells.some((cell) => cell !== ""));
  const table = textTable(columns, [
    ...mixed,
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
  return `${viewpoint}\nValue on ${valuationDate}, in ${currency}\n\n${table}`;
}

const capitalised = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

// Internal: no name of the public API lives here.

import { MIX_KINDS } from "../analysis/comparison/certaintyMix.js";
import { compareOffers } from "../analysis/comparison/compareOffers.js";
import type { ComparedView } from "../analysis/comparison/comparison.js";
import { promised } from "../errors.js";
import {
  amount,
  answer,
  columnsOf,
  percent,
  plainNumber,
  type TableBlock,
  type TableCell,
  type TableRow,
  table,
  title,
} from "../print/blocks.js";
import type { DocumentFormatting } from "../print/documentFormatting.js";
import type { CommandDefinition } from "./definition.js";
import { beliefsIn, located, type ReadBeliefs, type ReadSubject, subjectIn } from "./documents.js";
import { InputError, UsageError } from "./outcome.js";
import { statesBeliefs } from "./problems.js";
import { attempt, readAll, watching } from "./subjects.js";

export const compareCommand: CommandDefinition = {
  usage: "OFFER… BELIEFS…",
  details: `Any number of offers and of beliefs, in any order: beliefs are told by their valuationDate. Offers are ranked
by their value with the odds of closing, or by their value if they close (--rank-by closing).

Examples:
  offer-valuation compare microsoft.json oracle.json seller.json buyer.json
  offer-valuation compare microsoft.json oracle.json seller.json --rank-by closing --format html -o compared.html`,
  options: {
    "rank-by": {
      type: "string",
      value: "FIGURE",
      help: "odds (with the odds of closing, unless stated) or closing (if it closes)",
    },
  },
  formats: ["table", "json", "csv", "html", "md"],
  async run(call) {
    const documents = await readAll(call, call.positionals);
    const rank = call.text("rank-by") ?? "odds";
    if (rank !== "odds" && rank !== "closing") throw new UsageError("--rank-by must be odds or closing");
    const offers = documents.filter((one) => !statesBeliefs(one)).map((one) => attempt(() => subjectIn(one)));
    const beliefs = documents.filter(statesBeliefs).map((one) => attempt(() => beliefsIn(one)));
    const lines = [...offers, ...beliefs].flatMap((one) => (one instanceof InputError ? one.lines : []));
    if (lines.length > 0) throw new InputError(lines);
    if (offers.length === 0) throw new UsageError("which offers? Name their files");
    if (beliefs.length === 0)
      throw new UsageError("under whose beliefs? Name one or several files of beliefs");
    const comparison = located([], () =>
      compareOffers(
        (offers as ReadSubject[]).map(({ offer }) => offer),
        (beliefs as ReadBeliefs[]).map((view) => view.beliefs),
        { rankBy: rank === "odds" ? "with odds" : "if it closes", ...watching(call) },
      ),
    );
    const { views, rankedBy } = comparison;
    return {
      title: "Offers compared",
      data: comparison,
      blocks: [
        title("Offers compared"),
        answer(views.map(({ viewpoint, ranking }) => `${viewpoint}: ${ranking[0]} is worth most`).join("\n")),
        ...views.map((view) => viewTable(view, rankedBy === "with odds", call.formatting)),
      ],
      csv: [csvOf(views)],
    };
  },
};

/** The offers as one party sees them, a column each. */
function viewTable(
  { viewpoint, currency, valuationDate, offers }: ComparedView,
  weighted: boolean,
  formatting: DocumentFormatting,
): TableBlock {
  const row = (
    label: string,
    cell: (offer: ComparedView["offers"][number]) => TableCell,
    total = false,
  ): TableRow => ({
    cells: [label, ...offers.map(cell)],
    total,
  });
  const mixes = MIX_KINDS.map((kind, index) =>
    row(`${kind.slice(0, 1).toUpperCase()}${kind.slice(1)}`, ({ mix }) => {
      const part = promised(mix[index], "a mix has a row for each kind, in their order");
      return part.amount.isZero() ? "" : amount(part.amount);
    }),
  ).filter(({ cells }) => cells.slice(1).some((cell) => cell !== ""));
  return table(
    `${viewpoint}: value on ${valuationDate}, in ${formatting.unitOf(currency)}`,
    columnsOf(
      ["present value"],
      offers.map(({ offer }) => offer),
    ),
    [
      ...mixes,
      row("Total if it closes", ({ presentValue }) => amount(presentValue), true),
      ...(weighted
        ? [
            row("Odds of closing", ({ oddsOfClosing }) =>
              oddsOfClosing === undefined ? "not stated" : percent(oddsOfClosing),
            ),
            row("Value with the odds", ({ value, oddsOfClosing }) =>
              oddsOfClosing === undefined ? "as if it closes" : amount(value),
            ),
          ]
        : []),
      row("Rank", ({ rank }) => String(rank)),
    ],
  );
}

function csvOf(views: readonly ComparedView[]): TableBlock {
  return table(
    "Offers compared",
    columnsOf(
      ["view", "offer", "currency"],
      ["rank", "value", "present value", "odds of closing", ...MIX_KINDS],
    ),
    views.flatMap(({ viewpoint, currency, offers }) =>
      offers.map(({ offer, rank, value, presentValue, oddsOfClosing, mix }) => ({
        cells: [
          viewpoint,
          offer,
          currency,
          String(rank),
          plainNumber(value),
          plainNumber(presentValue),
          oddsOfClosing === undefined ? "" : plainNumber(oddsOfClosing),
          ...mix.map((part) => plainNumber(part.amount)),
        ],
      })),
    ),
  );
}

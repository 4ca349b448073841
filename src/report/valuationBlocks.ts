// Internal: no name of the public API lives here.

import { formatAsset } from "../algebra/asset.js";
import type { DealValuation } from "../deal/dealValuation.js";
import type { Valuation } from "../offer/valuation.js";
import { digitsLines, partsAddUp, rowsUnder } from "../offer/valuationTable.js";
import type { Breakdown } from "../pricing/breakdown.js";
import {
  amount,
  type Block,
  columnsOf,
  paragraph,
  percent,
  plainNumber,
  type TableBlock,
  type TableCell,
  type TableRow,
  table,
} from "../print/blocks.js";
import type { DocumentFormatting } from "../print/documentFormatting.js";
import type { Naming } from "../print/naming.js";
import { roundedOneByOne } from "../print/rounding.js";

/** What a view is called where its beliefs have no name. */
export const viewName = (beliefs: string | undefined, index = 0): string => beliefs ?? `View ${index + 1}`;

/** The answer in one sentence. */
export function answerOf(valuation: Valuation, formatting: DocumentFormatting): string {
  const { beliefs, currency, valuationDate, presentValue, withOdds } = valuation;
  const seen = beliefs === undefined ? "" : `${formatting.name(beliefs)}: `;
  const worth = `worth ${formatting.inWords(presentValue, currency)} on ${valuationDate}`;
  if (withOdds === undefined) return `${seen}${worth}`;
  const odds = formatting.quantity(percent(withOdds.probability));
  return `${seen}${worth} if it closes; ${formatting.inWords(withOdds.presentValue, currency)} with the odds of closing (${odds})`;
}

/** The answer for a deal, which counts what happens if it fails. */
export function dealAnswerOf(valuation: DealValuation, formatting: DocumentFormatting): string {
  const { beliefs, currency, valuationDate, expectedValue, ifClosed, ifNot } = valuation;
  const seen = beliefs === undefined ? "" : `${formatting.name(beliefs)}: `;
  const outcomes = [
    ["if it closes", ifClosed],
    ["if not", ifNot],
  ] as const;
  const ways = outcomes.flatMap(([so, { probability, value }]) => {
    const odds = formatting.quantity(percent(probability));
    return value === null ? [] : [`${formatting.inWords(value, currency)} ${so} (${odds})`];
  });
  return `${seen}worth ${formatting.inWords(expectedValue, currency)} on ${valuationDate}: ${ways.join(", ")}`;
}

/** What is worth what, component by component; shares add up to 100.0%. */
export function breakdownTable(
  { breakdown, currency }: Valuation,
  formatting: DocumentFormatting,
): TableBlock {
  const { shareOfTotal } = breakdown;
  const cellsOf = (name: string, row: Breakdown, share: Breakdown["shareOfTotal"]): TableCell[] => [
    name,
    amount(row.nominal),
    amount(row.expected),
    amount(row.presentValue),
    share === null ? "" : percent(share),
  ];
  return table(
    `What it is made of, in ${formatting.unitOf(currency)}`,
    columnsOf(["component"], ["nominal", "expected", "present value", "share"]),
    [
      ...rowsUnder(breakdown, 0, shareOfTotal).map(({ row, depth, share }) => ({
        cells: cellsOf(formatting.name(row.name), row, share),
        depth,
      })),
      { cells: cellsOf("Total if it closes", breakdown, shareOfTotal), total: true },
    ],
  );
}

/** What quadratures leave, which is more than anybody reads of an amount. */
const MANY_DIGITS = 15;

/** What is said where rows of money, as they are shown, may not add up, or are known to fewer digits than they show. */
export function roundingRemark(
  valuations: readonly Valuation[],
  formatting: DocumentFormatting,
): readonly Block[] {
  const exact = valuations.every(({ breakdown }) =>
    FIGURES.every((figure) => partsAddUp(breakdown, figure, formatting)),
  );
  const known = new Set(valuations.flatMap(({ breakdown }) => digitsLines(breakdown, MANY_DIGITS)));
  return [...known, ...(exact ? [] : [roundedOneByOne(formatting)])].map((text) => paragraph(text));
}

const FIGURES = ["nominal", "expected", "presentValue"] as const;

/** Several views of one offer, or several offers, a column each. */
export function viewsTable(valuations: readonly Valuation[], formatting: DocumentFormatting): TableBlock {
  const units = [...new Set(valuations.map(({ currency }) => formatting.unitOf(currency)))];
  const heads = valuations.map(({ beliefs, currency }, index) =>
    units.length > 1
      ? `${formatting.name(viewName(beliefs, index))}, ${formatting.unitOf(currency)}`
      : formatting.name(viewName(beliefs, index)),
  );
  const odds = valuations.some(({ withOdds }) => withOdds !== undefined);
  const [first = ""] = units;
  return table(`Present value${units.length > 1 ? "" : `, in ${first}`}`, columnsOf(["component"], heads), [
    ...matchedRows(
      valuations.map(({ breakdown }) => breakdown.parts),
      0,
      formatting,
    ),
    {
      cells: ["Total if it closes", ...valuations.map(({ presentValue }) => amount(presentValue))],
      total: true,
    },
    ...(odds
      ? [
          {
            cells: [
              "Odds of closing",
              ...valuations.map(({ withOdds }) =>
                withOdds === undefined ? "" : percent(withOdds.probability),
              ),
            ],
          },
          {
            cells: [
              "Value with the odds",
              ...valuations.map(({ withOdds }) =>
                withOdds === undefined ? "" : amount(withOdds.presentValue),
              ),
            ],
          },
        ]
      : []),
  ]);
}

/** One row for each name that occurs in any of the views, in order of appearance. */
function matchedRows(trees: readonly (readonly Breakdown[])[], depth: number, naming: Naming): TableRow[] {
  const names = [...new Set(trees.flatMap((rows) => rows.map(({ name }) => name)))];
  return names.flatMap((name) => {
    const matches = trees.map((rows) => rows.find((row) => row.name === name));
    const cells = matches.map((row) => (row === undefined ? "" : amount(row.presentValue)));
    return [
      { cells: [naming.name(name), ...cells], depth },
      ...matchedRows(
        matches.map((row) => row?.parts ?? []),
        depth + 1,
        naming,
      ),
    ];
  });
}

/** Every payment, with what it is worth. */
export function paymentsTable(
  { cashFlows, currency }: Valuation,
  formatting: DocumentFormatting,
): TableBlock {
  return table(
    `Payments; present values in ${formatting.unitOf(currency)}`,
    columnsOf(
      ["date", "component", "delivered in"],
      ["expected units", "odds", "price of one", "present value"],
    ),
    cashFlows.map(({ date, path, expectedUnits, asset, probability, price, presentValue }) => ({
      cells: [
        date,
        path.map(formatting.name).join(", "),
        formatAsset(asset),
        { ...plainNumber(expectedUnits), places: 2 },
        percent(probability),
        { ...plainNumber(price), places: 8 },
        amount(presentValue),
      ],
    })),
  );
}

/** The ways in which a deal may end. */
export function branchesTable(valuation: DealValuation, formatting: DocumentFormatting): TableBlock {
  const { branches, expectedValue, currency } = valuation;
  return table(
    `How it may end, in ${formatting.unitOf(currency)}`,
    columnsOf(["outcome", "on"], ["probability", "value if so", "contribution"]),
    [
      ...branches.map(({ cause, date, probability, value, contribution }) => ({
        cells: [
          cause === undefined ? "Closes" : `Fails: ${formatting.name(cause)}`,
          date ?? "",
          percent(probability, 2),
          value === null ? "" : amount(value),
          amount(contribution),
        ],
      })),
      { cells: ["Expected value", "", "", "", amount(expectedValue)], total: true },
    ],
  );
}

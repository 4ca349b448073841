import { OfferError } from "../errors.js";
import { checkedList } from "../ownData.js";
import type { Breakdown } from "../pricing/breakdown.js";
import { type Formatting, formatting, type PrintOptions } from "../print/formatting.js";
import { roundedOneByOne } from "../print/rounding.js";
import { columnsOf, textTable } from "../print/textTable.js";
import { checkedResult } from "../schema/printable.js";
import type { Valuation } from "./valuation.js";
import { counted, partsAddUp, valuationTable } from "./valuationTable.js";

/**
 * Several valuations in one table, a column each: present value by component, then the totals. Rows are matched by name;
 * columns are headed by the beliefs where those tell them apart, and by the offers where not.
 *
 * @throws OfferError `missing-term` for an empty list; `invalid-term` for units or a locale that there are none of.
 * @example
 * ```ts
 * const deal = offer({ name: "Deal", currency: "USD", components: [cash({ amount: "1100", paid: "2022-01-01" })] });
 * const views = ["0", "0.1"].map((discountRate) =>
 *   valueOffer(deal, { name: `At ${discountRate}`, valuationDate: "2021-01-01", discountRate }),
 * );
 * sideBySide(views).includes("1,000.00"); // => true
 * ```
 */
export function sideBySide(valuations: readonly Valuation[], options?: PrintOptions): string {
  return tableOf(
    checkedList(valuations, "valuations", MAX_VALUATIONS, (valuation, place) =>
      checkedResult<Valuation>(valuation, valuationTable, place, "valueOffer"),
    ),
    formatting(options),
  );
}

const MAX_VALUATIONS = 1000;

function tableOf(valuations: readonly Valuation[], money: Formatting): string {
  if (valuations.length === 0) {
    throw new OfferError({
      code: "missing-term",
      path: ["valuations"],
      message: "must have at least one entry",
    });
  }
  const columns = columnsOf([counted("present value", money)], titles(valuations));
  const trees = valuations.map(({ breakdown }) => breakdown.parts);
  const total = ["Total if it closes", ...valuations.map(({ presentValue }) => money.shown(presentValue))];
  const table = textTable(columns, [
    ...matchedRows(trees, 0, money),
    null,
    total,
    ...oddsRows(valuations, money),
  ]);
  const exact = valuations.every(({ breakdown }) => partsAddUp(breakdown, "presentValue", money));
  return exact ? table : `${table}\n\n${roundedOneByOne(money)}`;
}

function titles(valuations: readonly Valuation[]): string[] {
  const views = valuations.map(({ beliefs }, index) => beliefs ?? `View ${index + 1}`);
  const distinct = new Set(views).size === views.length;
  const mixed = new Set(valuations.map(({ currency }) => currency)).size > 1;
  return valuations.map(
    ({ offer, currency }, index) => `${distinct ? views[index] : offer}${mixed ? `, ${currency}` : ""}`,
  );
}

/** One row for each name that occurs in any of the trees, in order of appearance. */
function matchedRows(trees: readonly (readonly Breakdown[])[], depth: number, money: Formatting): string[][] {
  const names = new Set(trees.flatMap((rows) => rows.map(({ name }) => name)));
  return [...names].flatMap((name) => {
    const matches = trees.map((rows) => rows.find((row) => row.name === name));
    const cells = matches.map((row) => (row === undefined ? "" : money.shown(row.presentValue)));
    const parts = matches.map((row) => row?.parts ?? []);
    return [[`${"  ".repeat(depth)}${name}`, ...cells], ...matchedRows(parts, depth + 1, money)];
  });
}

function oddsRows(valuations: readonly Valuation[], money: Formatting): string[][] {
  if (valuations.every(({ withOdds }) => withOdds === undefined)) return [];
  return [
    [
      "Odds of closing",
      ...valuations.map(({ withOdds }) =>
        withOdds === undefined ? "" : money.percent(withOdds.probability, 1),
      ),
    ],
    [
      "Value with the odds",
      ...valuations.map(({ withOdds }) => (withOdds === undefined ? "" : money.shown(withOdds.presentValue))),
    ],
  ];
}

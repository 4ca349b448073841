import type { Amount } from "../algebra/amount.js";
import { formatObservable, type Observable, observableKey } from "../algebra/observable.js";
import { describeAmount } from "../interpret/describeAmount.js";
import { amountFormula } from "./amountFormula.js";
import { cellAddress } from "./cells.js";
import type { Context } from "./context.js";
import { type FormulaOr, fitting } from "./formulaOr.js";
import { obligationWords } from "./obligationWords.js";
import type { Observed } from "./observed.js";
import { TABLES_SHEET } from "./sheetNames.js";

/** As many rows as somebody would still look at. */
const MAX_CASES = 1000;

/** E[amount] over everything that discrete quantities may come to together, independent of each other: a row for each case. */
export function casesFormula(
  context: Context,
  component: string,
  amount: Amount,
  uncertain: readonly Observable[],
  observedOf: (observable: Observable) => Observed,
): FormulaOr {
  const columns = uncertain.flatMap((observable) => observedOf(observable).discrete ?? []);
  const count = columns.reduce((product, column) => product * column.count, 1);
  if (count > MAX_CASES) return { why: "its cases are too many for a table" };
  const title = `Cases of ${describeAmount(amount)}`;
  const probability = columns.length + 1;
  const columnOf = new Map(uncertain.map((observable, index) => [observableKey(observable), index + 1]));
  const keys = uncertain.map((observable) => observedOf(observable).key);
  const top = context.ledger.table(
    [component, title, ...keys].join("\n"),
    {
      title,
      headers: [...uncertain.map(formatObservable), "Probability", "Amount"],
      formats: [...uncertain.map(() => "money" as const), "percent", "money"],
    },
    (start) =>
      casesOf(columns.map((column) => column.count)).map((picks, index) => {
        const words = obligationWords(context, component, (observable) => {
          const column = columnOf.get(observableKey(observable));
          return column === undefined ? observedOf(observable).mean : cellAddress(start + index, column);
        });
        return [
          ...columns.map((column, place) => column.valueAt(picks[place] ?? 1)),
          columns.map((column, place) => column.probabilityAt(picks[place] ?? 1)).join("*"),
          amountFormula(amount, words),
        ];
      }),
  );
  const range = (column: number): string =>
    `${TABLES_SHEET}!${cellAddress(top, column)}:${cellAddress(top + count - 1, column)}`;
  return fitting(`SUMPRODUCT(${range(probability)},${range(probability + 1)})`);
}

/** Every way to pick one of each, counted from 1. */
const casesOf = (counts: readonly number[]): readonly (readonly number[])[] =>
  counts.reduce<readonly (readonly number[])[]>(
    (cases, count) =>
      cases.flatMap((picked) => Array.from({ length: count }, (_, index) => [...picked, index + 1])),
    [[]],
  );

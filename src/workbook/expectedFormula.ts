// Internal: no name of the public API lives here.

import type { Amount } from "../algebra/amount.js";
import { formatObservable, type Observable, observableKey } from "../algebra/observable.js";
import { distinctObservables } from "../algebra/observablesIn.js";
import { timelessPayoff } from "../algebra/payoffOf.js";
import { describeAmount } from "../interpret/describeAmount.js";
import { certified } from "../numeric/certified.js";
import { anyMoveTogether } from "../pricing/scores.js";
import { worldOf } from "../pricing/world.js";
import { amountFormula, factorWord, obligationWords } from "./amountFormula.js";
import { cellAddress } from "./cells.js";
import type { Context } from "./context.js";
import { TABLES_SHEET } from "./draftSheet.js";
import { combined, type FormulaOr, fitting } from "./formulaOr.js";
import type { Observed } from "./observed.js";
import { payoffFormula } from "./payoffFormula.js";

/**
 * E[amount] as a formula, taken apart as the library takes it apart: sums and multiples first; what is left in closed form in
 * one continuous quantity, or as a table of cases of discrete ones.
 */
export function expectedFormula(
  context: Context,
  component: string,
  amount: Amount,
  observedOf: (observable: Observable) => Observed,
): FormulaOr {
  const expected = (part: Amount): FormulaOr => {
    if (part.tag === "add") {
      return combined([expected(part.left), expected(part.right)], ([a, b]) => `(${a}+${b})`);
    }
    if (part.tag === "times") {
      const factor = words.term(part.factor, factorWord(part.factor), "number");
      return combined([expected(part.amount)], ([inside]) => `${factor}*${inside}`);
    }
    return whole(part);
  };
  const words = obligationWords(context, component, (observable) => observedOf(observable).mean);
  const whole = (part: Amount): FormulaOr => {
    const observables = distinctObservables(part);
    const uncertain = observables.filter((observable) => !isCertain(observedOf(observable)));
    const [only] = uncertain;
    if (only === undefined || part.tag === "observe") return fitting(amountFormula(part, words));
    const unlisted = uncertain.flatMap((observable) => observedOf(observable).why ?? [])[0];
    if (unlisted !== undefined) return { why: unlisted };
    const observed = observedOf(only);
    const payoff = observables.length === 1 ? timelessPayoff(part) : undefined;
    if (payoff !== undefined) return payoffFormula(context, component, payoff, observed);
    if (hangTogether(context, uncertain)) {
      return { why: "it hangs on quantities that move together", instead: INTEGRATES };
    }
    if (uncertain.every((observable) => observedOf(observable).discrete !== undefined)) {
      return casesFormula(context, component, part, uncertain, observedOf);
    }
    return uncertain.length > 1
      ? { why: "it hangs on several quantities at once, one of them continuous", instead: INTEGRATES }
      : { why: "where its amount bends hangs on another quantity or on a date" };
  };
  return expected(amount);
}

const INTEGRATES = "the library integrates";

const isCertain = ({ discrete, tails, why }: Observed): boolean =>
  discrete === undefined && tails === undefined && why === undefined;

/** Whether any two of several quantities move together, which no formula here knows of. */
function hangTogether({ beliefs, currency }: Context, observables: readonly Observable[]): boolean {
  if (observables.length < 2) return false;
  return certified((numbers) => {
    const outlook = worldOf(beliefs, currency).outlook(numbers);
    return anyMoveTogether(observables, outlook);
  });
}

/** Looks each observable up once. */
export function observedOnce(
  find: (observable: Observable) => Observed,
): (observable: Observable) => Observed {
  const found = new Map<string, Observed>();
  return (observable) => {
    const key = observableKey(observable);
    const observed = found.get(key) ?? find(observable);
    found.set(key, observed);
    return observed;
  };
}

/** As many rows as somebody would still look at. */
const MAX_CASES = 1000;

/** E[amount] over everything that discrete quantities may come to together, independent of each other: a row for each case. */
function casesFormula(
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
    count,
    {
      title,
      headers: [...uncertain.map(formatObservable), "Probability", "Amount"],
      formats: [...uncertain.map((observable) => observedOf(observable).format), "percent", "money"],
    },
    (start) =>
      casesOf(columns.map((column) => column.count)).map((picks, index) => {
        const words = obligationWords(context, component, (observable) => {
          const column = columnOf.get(observableKey(observable));
          return column === undefined ? observedOf(observable).mean : cellAddress(start + index, column);
        });
        return [
          ...columns.map((column, place) => column.valueAt(picks[place] as number)),
          columns.map((column, place) => column.probabilityAt(picks[place] as number)).join("*"),
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

// Internal: no name of the public API lives here.

import type { Amount } from "../algebra/amount.js";
import type { Observable } from "../algebra/observable.js";
import type { Decimal } from "../numeric/decimal.js";
import { type DateRule, formatDateRule } from "../time/dateRule.js";
import type { DayCount } from "../time/dayCount.js";
import type { Context } from "./context.js";
import { ruleDay } from "./dates.js";
import type { CellFormat } from "./sheet.js";
import { yearsBetween } from "./years.js";

/** How the parts of an amount are written in a formula. */
export interface AmountWords {
  term(value: Decimal, label: string, format: CellFormat): string;
  observe(observable: Observable): string;
  years(from: DateRule, to: DateRule, dayCount: DayCount): string;
}

/** What an analyst calls a number that something is multiplied by. */
export const factorWord = (factor: Decimal): string =>
  factor.abs().lessThanOrEqualTo(1) ? "share" : "multiple";

/** An amount in one state of the world, as a formula. */
export function amountFormula(amount: Amount, words: AmountWords, label = "amount"): string {
  switch (amount.tag) {
    case "constant":
      return words.term(amount.value, label, "money");
    case "observe":
      return words.observe(amount.observable);
    case "add":
      return `(${amountFormula(amount.left, words)}+${amountFormula(amount.right, words)})`;
    case "times":
      return `${words.term(amount.factor, factorWord(amount.factor), "number")}*${amountFormula(amount.amount, words)}`;
    case "min":
      return `MIN(${amountFormula(amount.left, words, "cap")},${amountFormula(amount.right, words, "cap")})`;
    case "max":
      return `MAX(${amountFormula(amount.left, words, "floor")},${amountFormula(amount.right, words, "floor")})`;
    case "ifAtLeast": {
      const tested = amountFormula(amount.amount, words);
      const threshold = words.term(amount.threshold, "threshold", "money");
      const [then, otherwise] = [amountFormula(amount.then, words), amountFormula(amount.otherwise, words)];
      return `IF(${tested}>=${threshold},${then},${otherwise})`;
    }
    case "elapsed":
      return words.years(amount.from, amount.to, amount.dayCount);
  }
}

/** How the amounts of a component are written: its numbers stand on the sheet of terms, dates follow closing. */
export function obligationWords(
  context: Context,
  component: string,
  observe: AmountWords["observe"],
): AmountWords {
  const { ledger } = context;
  return {
    observe,
    term: (value, label, format) => ledger.term({ component, label, value, format }),
    years: (from, to, dayCount) => {
      const [start, end] = [ruleDay(context, from), ruleDay(context, to)];
      const words = ["years", formatDateRule(from), "to", formatDateRule(to)];
      return ledger.quantity(`${words.join(" ")} ${dayCount}`, words, () => ({
        section: "Dates",
        label: `Years from ${formatDateRule(from)} to ${formatDateRule(to)}`,
        unit: dayCount,
        format: "years",
        content: {
          formula: `IF(${end.cell}<=${start.cell},0,${yearsBetween(context, start, end, dayCount)})`,
        },
      }));
    },
  };
}

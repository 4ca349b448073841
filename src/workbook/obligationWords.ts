import { formatDateRule } from "../time/dateRule.js";
import type { AmountWords } from "./amountFormula.js";
import type { Context } from "./context.js";
import { ruleDay } from "./ruleDay.js";
import { yearsBetween } from "./yearsBetween.js";

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

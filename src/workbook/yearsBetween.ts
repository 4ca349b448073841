import type { Rate } from "../market/rate.js";
import { certified } from "../numeric/certified.js";
import { formatDate } from "../time/date.js";
import { countYears } from "../time/dayCount.js";
import type { Context } from "./context.js";
import type { DayCell } from "./dayCell.js";
import { yearsFormula } from "./yearsFormula.js";

/** Years from one day in a cell to a later one, by a formula where there is one. */
export function yearsBetween(context: Context, from: DayCell, to: DayCell, rate: Rate["dayCount"]): string {
  const formula = yearsFormula(from.cell, to.cell, rate);
  if (formula !== undefined) return formula;
  const [start, end] = [formatDate(from.day), formatDate(to.day)];
  const words = ["years", start, "to", end];
  const { ledger } = context;
  ledger.fix(`Years from ${start} to ${end} (${rate}): no formula counts whole years backwards`);
  return ledger.quantity(`${words} ${rate}`, words, () => ({
    section: "Dates",
    label: `Years from ${start} to ${end} (${rate})`,
    unit: "years",
    format: "years",
    content: {
      computed: certified((numbers) => {
        const years = countYears(from.day, Math.max(from.day, to.day), rate);
        return numbers.of(years.numerator).div(years.denominator).toResult();
      }),
    },
  }));
}

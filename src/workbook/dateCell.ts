import type { Obligation } from "../algebra/obligations.js";
import { dateSerial } from "../time/date.js";
import { formatDateRule, resolveDate } from "../time/dateRule.js";
import { formulaCell, numberCell } from "./cells.js";
import type { Context } from "./context.js";
import { checkedDay, dateFormula } from "./dateFormula.js";
import { closingInput, valuationDateInput } from "./dateInputs.js";
import type { Cell } from "./sheet.js";

/** The day of a flow: a term where the contract fixes it, a formula where it hangs on closing. */
export function dateCell(context: Context, { date }: Obligation): Cell {
  if (date === null) return formulaCell(valuationDateInput(context), "figure", "date");
  if (date.from !== "closing") {
    const day = checkedDay(resolveDate(date, undefined));
    return numberCell(dateSerial(day), "term", "date", formatDateRule(date));
  }
  const rule = formatDateRule(date);
  return formulaCell(
    dateFormula(date, () => closingInput(context)),
    "figure",
    "date",
    rule,
  );
}

import { type DateRule, resolveDate } from "../time/dateRule.js";
import type { Context } from "./context.js";
import { dateFormula } from "./dateFormula.js";
import { closingInput } from "./dateInputs.js";
import type { DayCell } from "./dayCell.js";

/** A day that a rule means, in a formula and as a day. */
export const ruleDay = (context: Context, rule: DateRule): DayCell => ({
  cell: dateFormula(rule, () => closingInput(context)),
  day: resolveDate(rule, context.beliefs.closing),
});

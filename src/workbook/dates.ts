// Internal: no name of the public API lives here.

import type { Obligation } from "../algebra/obligations.js";
import { type FieldPath, missingBelief, OfferError } from "../errors.js";
import { dateSerial, type EpochDay, formatDate, toCivilDate, toEpochDay } from "../time/date.js";
import { type DateRule, formatDateRule, resolveDate } from "../time/dateRule.js";
import { businessDayFormula } from "./businessDays.js";
import { formulaCell, numberCell } from "./cells.js";
import type { Context } from "./context.js";
import type { Cell } from "./sheet.js";

/** From here on, every spreadsheet counts days alike: Excel believes in a 29 February 1900. */
const FIRST: EpochDay = /* @__PURE__ */ toEpochDay({ year: 1900, month: 3, day: 1 });

/** Whether cells have a number for a day. */
export const isCounted = (day: EpochDay): boolean => day >= FIRST;

/** Refuses a day for which cells have no number, at the field that states it. */
export function checkedDay(day: EpochDay, path: FieldPath): EpochDay {
  if (isCounted(day)) return day;
  throw new OfferError({
    code: "out-of-range",
    path,
    message: `must not come before ${formatDate(FIRST)} in a workbook, whose cells count days from there`,
    received: formatDate(day),
  });
}

/** A fixed day, readable; of the terms unless another field states it. */
export function dayFormula(day: EpochDay, path: FieldPath = ["claim"]): string {
  const { year, month, day: ofMonth } = toCivilDate(checkedDay(day, path));
  return `DATE(${year},${month},${ofMonth})`;
}

/** The day that a rule means. */
export const dateFormula = (context: Context, { from, moves }: DateRule): string =>
  moves.reduce(
    (at, { direction, by: { count, unit } }) => {
      const steps = direction * count;
      if (unit === "business day") return businessDayFormula(at, steps, context);
      if (unit === "month") return `EDATE(${at},${steps})`;
      if (unit === "year") return `EDATE(${at},${12 * steps})`;
      const days = unit === "week" ? 7 * steps : steps;
      return `(${at}${days < 0 ? "-" : "+"}${Math.abs(days)})`;
    },
    from === "closing" ? closingInput(context) : dayFormula(from),
  );

const DATES = "Dates";

export const valuationDateInput = ({ ledger, beliefs }: Context): string =>
  ledger.input("valuationDate", ["valuation_date"], () => ({
    path: "valuationDate",
    section: DATES,
    label: "Valuation date",
    unit: "date",
    format: "date",
    kind: "date",
    value: dateSerial(checkedDay(beliefs.valuationDate, ["valuationDate"])),
    source: "",
    stated: true,
  }));

export const closingInput = ({ ledger, beliefs: { closing } }: Context): string =>
  ledger.input("closing", ["closing"], () => ({
    path: "closing",
    section: DATES,
    label: "Closing",
    unit: "date",
    format: "date",
    kind: "date",
    value: dateSerial(
      checkedDay(closing ?? missingBelief(["closing"], "a day of closing is needed"), ["closing"]),
    ),
    source: "",
    stated: true,
  }));

/** A day in a cell, and which one that is under the beliefs as they are. */
export interface DayCell {
  readonly cell: string;
  readonly day: EpochDay;
}

/** Today, as a cell. */
export const todayCell = (context: Context): DayCell => ({
  cell: valuationDateInput(context),
  day: context.beliefs.valuationDate,
});

/** A day that a rule means, in a formula and as a day. */
export const ruleDay = (context: Context, rule: DateRule): DayCell => ({
  cell: dateFormula(context, rule),
  day: resolveDate(rule, context.beliefs.closing),
});

/** The day of a flow: a term where the contract fixes it, a formula where it hangs on closing. */
export function dateCell(context: Context, { date }: Obligation): Cell {
  if (date === null) return formulaCell(valuationDateInput(context), "figure", "date");
  if (date.from !== "closing") {
    const day = checkedDay(resolveDate(date, undefined), ["claim"]);
    return numberCell(dateSerial(day), "term", "date", formatDateRule(date));
  }
  const rule = formatDateRule(date);
  return formulaCell(dateFormula(context, date), "figure", "date", rule);
}

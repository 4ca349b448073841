import { OfferError } from "../errors.js";
import { type EpochDay, formatDate, toCivilDate, toEpochDay } from "../time/date.js";
import type { DateRule } from "../time/dateRule.js";

/** From here on, every spreadsheet counts days alike: Excel believes in a 29 February 1900. */
const FIRST: EpochDay = /* @__PURE__ */ toEpochDay({ year: 1900, month: 3, day: 1 });

/** Refuses a day for which cells have no number. */
export function checkedDay(day: EpochDay): EpochDay {
  if (day >= FIRST) return day;
  throw new OfferError({
    code: "out-of-range",
    path: [],
    message: `must not come before ${formatDate(FIRST)} in a workbook, whose cells count days from there`,
    received: formatDate(day),
  });
}

/** A fixed day, readable. */
function dayFormula(day: EpochDay): string {
  const { year, month, day: ofMonth } = toCivilDate(checkedDay(day));
  return `DATE(${year},${month},${ofMonth})`;
}

/** The day that a rule means, with `closing` for the name of the cell that holds the day of closing. */
export const dateFormula = ({ from, moves }: DateRule, closing: () => string): string =>
  moves.reduce(
    (at, { direction, by: { count, unit } }) => {
      const steps = direction * count;
      if (unit === "month") return `EDATE(${at},${steps})`;
      if (unit === "year") return `EDATE(${at},${12 * steps})`;
      const days = unit === "week" ? 7 * steps : steps;
      return `(${at}${days < 0 ? "-" : "+"}${Math.abs(days)})`;
    },
    from === "closing" ? closing() : dayFormula(from),
  );

import type { Decimal } from "../numeric/decimal.js";
import { type DayCount, fixedYearsADay } from "../time/dayCount.js";
import { inOrderOfDays } from "./inOrderOfDays.js";
import { quickRate } from "./quickRate.js";
import type { LegColumns } from "./readLeg.js";
import { soleRate } from "./soleRate.js";
import { timelineOf } from "./timeline.js";

/** The one internal rate of return of dated flows; throws where it is not proved that there is exactly one. */
export function internalRateOf(columns: LegColumns, dayCount: DayCount): Decimal {
  const { days, wholes } = columns;
  const yearsADay = fixedYearsADay(dayCount);
  const terms =
    wholes === undefined || yearsADay === undefined
      ? undefined
      : inOrderOfDays(
          days,
          wholes,
          days.reduce((earliest, day) => Math.min(earliest, day)),
        );
  const quick = terms && yearsADay && quickRate(terms, yearsADay);
  return quick ?? soleRate(timelineOf(columns, dayCount), "flows");
}

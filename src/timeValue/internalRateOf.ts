import type { Decimal } from "../numeric/decimal.js";
import { type DayCount, fixedYearsADay } from "../time/dayCount.js";
import type { LegColumns } from "./flowColumns.js";
import { quickRate } from "./quickRate.js";
import { soleRate } from "./soleRate.js";
import { timelineOf } from "./timeline.js";

/** The one internal rate of return of dated flows; throws where it is not proved that there is exactly one. */
export const internalRateOf = (columns: LegColumns, dayCount: DayCount): Decimal =>
  quickRate(columns, fixedYearsADay(dayCount)) ?? soleRate(timelineOf(columns, dayCount), "flows");

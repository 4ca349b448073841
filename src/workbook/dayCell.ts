import type { EpochDay } from "../time/date.js";
import type { Context } from "./context.js";
import { valuationDateInput } from "./dateInputs.js";

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

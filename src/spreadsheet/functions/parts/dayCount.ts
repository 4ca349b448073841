import { DAY_COUNTS, type DayCount } from "../../../time/dayCount.js";
import { choice, type Parameter } from "../../parameter.js";

/** How days become years, where two dates are enough. The names are listed where a day count is all that is asked for. */
export const dayCount = (description: string): Parameter<DayCount | undefined> => ({
  ...choice(description, DAY_COUNTS),
  description: `${description}; by the names that YEARFRAC lists`,
});

import { DAY_COUNTS, type DayCount } from "../../../time/dayCount.js";
import { choice, type Parameter } from "../../parameter.js";

/** How days become years, where two dates are enough. */
export const dayCount = (description: string): Parameter<DayCount | undefined> =>
  choice(description, DAY_COUNTS);

// Internal: no name of the public API lives here.

import type { BusinessDays } from "../../time/businessCalendar.js";
import { isDateRule, lagOnCalendar, ruleOnCalendar } from "../../time/dateRule.js";
import type { Lag } from "../../time/duration.js";
import { isPeriod, periodOnCalendar } from "../../time/period.js";
import { changedTerms } from "./changedTerms.js";

/** Terms that have been read, with a calendar in place of every mention of business days: in date rules, periods and lags. */
export const onCalendar = <Terms>(terms: Terms, days: BusinessDays): Terms =>
  changedTerms(terms, (value) => {
    if (isDateRule(value)) return ruleOnCalendar(value, days);
    if (isPeriod(value)) return periodOnCalendar(value, days);
    return "unit" in value && value.unit === "business day" ? lagOnCalendar(value as Lag, days) : undefined;
  });

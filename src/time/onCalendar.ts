// Internal: no name of the public API lives here.

import type { BusinessDays } from "./businessCalendar.js";
import { isDateRule, lagOnCalendar, ruleOnCalendar } from "./dateRule.js";
import type { Lag } from "./duration.js";
import { isPeriod, periodOnCalendar } from "./period.js";

/**
 * Terms that have been read, with a calendar in place of every mention of business days: in date rules, periods and lags,
 * however deep they stand. What has no such date in it stays the object that it is.
 */
export function onCalendar<Terms>(terms: Terms, days: BusinessDays): Terms {
  return bound(terms, days) as Terms;
}

function bound(value: unknown, days: BusinessDays): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (isDateRule(value)) return ruleOnCalendar(value, days);
  if (isPeriod(value)) return periodOnCalendar(value, days);
  if (Array.isArray(value)) return Object.freeze(value.map((entry) => bound(entry, days)));
  if (Object.getPrototypeOf(value) !== Object.prototype) return value;
  if ("unit" in value && value.unit === "business day") return lagOnCalendar(value as Lag, days);
  return Object.freeze(
    Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, bound(entry, days)])),
  );
}

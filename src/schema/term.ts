import {
  currencyCode,
  dateRule,
  decimal,
  duration,
  fraction,
  identifier,
  list,
  nonNegative,
  period,
  positive,
  text,
} from "./fields.js";

/** The kinds of terms that components are made of, for components of one's own. */
export const term = {
  currencyCode,
  dateRule,
  decimal,
  duration,
  fraction,
  identifier,
  list,
  nonNegative,
  period,
  positive,
  text,
} as const;

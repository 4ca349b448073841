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
  volatility,
} from "./fields.js";

/** The kinds of fields that components and families of distributions are made of, for those of one's own. */
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
  volatility,
} as const;

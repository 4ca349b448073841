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
  /** An ISO 4217 code of three capital letters: `"USD"`. */
  currencyCode,
  /** A date, fixed or relative to closing: `"2021-06-30"`, `"closing + 3 months"`. */
  dateRule,
  /** An exact number, of any sign: a decimal string or a Decimal. */
  decimal,
  /** A calendar duration: `"90 days"`, `"3 months"`. */
  duration,
  /** A share or a probability, from 0 to 1: `"0.5"` or `"50%"`. */
  fraction,
  /** A name of 1 to 80 characters by which something else refers to it: of a party, a metric, an event. */
  identifier,
  /** A list of 1 to 1,000 entries of another kind, or up to the maximum given. */
  list,
  /** An exact number of at least 0. */
  nonNegative,
  /** The time over which a metric is measured: `2021`, `"2021-H1"`, or a label with start and end. */
  period,
  /** An exact number above 0. */
  positive,
  /** A text for people, of at most 2,000 characters, on one line or several. */
  text,
  /** A volatility a year as a fraction, from 0 to 10: `"0.4"` or `"40%"`. */
  volatility,
} as const;

// Internal: no name of the public API lives here.

import { describeReceived, type FieldPath, missingBelief, OfferError } from "../errors.js";
import type { BusinessDays } from "./businessCalendar.js";
import { type EpochDay, FIRST_DAY, formatDate, LAST_DAY, MAX_YEAR, MIN_YEAR, readDate } from "./date.js";
import { addDuration, CALENDAR_NEEDED, formatDuration, type Lag, readLag } from "./duration.js";

/** A date as a contract states it: fixed, or so long after (or before) closing. Known once closing is known. */
export interface DateRule {
  /** Where the date starts: the day of closing, or a day as days since 1970-01-01. */
  readonly from: EpochDay | "closing";
  /** Calendar durations to move by, one after the other: a period's end and then the payment lag. */
  readonly moves: readonly DateMove[];
}

export interface DateMove {
  /** 1 for later, −1 for earlier. */
  readonly direction: 1 | -1;
  /** How far, in calendar units or business days. */
  readonly by: Lag;
}

/**
 * A date rule as people write it: `"2021-06-30"`, `"closing"`, `"closing + 3 months"`, `"closing - 10 days"`; in an offer that
 * states `calendars`, `"closing + 5 business days"` too.
 */
export type DateRuleInput = string;

export const DATE_RULE_RULE =
  'must be a date YYYY-MM-DD or "closing", if need be moved: "closing + 3 months", "2021-12-31 + 90 days"';

/** Moves that a rule may have. */
export const MAX_MOVES = 8;

const rules = /* @__PURE__ */ new WeakSet<object>();

/** A rule from its parts. */
export function dateRule(from: DateRule["from"], moves: readonly DateMove[] = []): DateRule {
  const steps = moves.map(({ direction, by }) => Object.freeze({ direction, by: Object.freeze({ ...by }) }));
  const rule = Object.freeze({ from, moves: Object.freeze(steps) });
  rules.add(rule);
  return rule;
}

/** Reads a date rule; undefined for anything that is none. */
export function readDateRule(text: unknown): DateRule | undefined {
  if (typeof text !== "string" || text.length > 200) return undefined;
  const [base, ...rest] = text.split(/ ([+-]) /);
  const from = base === "closing" ? base : readDate(base);
  if (from === undefined || rest.length > 2 * MAX_MOVES) return undefined;
  const moves: DateMove[] = [];
  for (let index = 0; index < rest.length; index += 2) {
    const by = readLag(rest[index + 1]);
    if (by === undefined) return undefined;
    moves.push({ direction: rest[index] === "+" ? 1 : -1, by });
  }
  return dateRule(from, moves);
}

export function formatDateRule({ from, moves }: DateRule): string {
  const base = from === "closing" ? from : formatDate(from);
  const steps = moves.map(({ direction, by }) => ` ${direction === 1 ? "+" : "-"} ${formatDuration(by)}`);
  return `${base}${steps.join("")}`;
}

/** `rule`, moved on by `by`; a move by nothing leaves it as it is. */
export function laterBy(rule: DateRule, by: Lag): DateRule {
  return by.count === 0 ? rule : dateRule(rule.from, [...rule.moves, { direction: 1, by }]);
}

/** A rule from its written form or as it was read before; throws for anything else. */
export function toDateRule(input: DateRule | DateRuleInput, path: FieldPath = ["date"]): DateRule {
  if (typeof input === "object" && rules.has(input)) return input;
  const rule = readDateRule(input);
  if (rule !== undefined && !lacksCalendar(rule)) return rule;
  throw new OfferError({
    code: "invalid-date",
    path,
    message: rule === undefined ? DATE_RULE_RULE : CALENDAR_NEEDED,
    received: describeReceived(input),
  });
}

/** Whether a rule counts business days and no offer has said yet which these are. */
export const lacksCalendar = ({ moves }: DateRule): boolean => moves.some(({ by }) => countsBlindly(by));

const countsBlindly = (by: Lag): boolean => by.unit === "business day" && by.calendar === undefined;

/** Whether a value is a rule that was read. */
export const isDateRule = (value: object): value is DateRule => rules.has(value);

/** A rule whose business days are those of a calendar. */
export const ruleOnCalendar = (rule: DateRule, days: BusinessDays): DateRule =>
  dateRule(
    rule.from,
    rule.moves.map(({ direction, by }) => ({ direction, by: lagOnCalendar(by, days) })),
  );

/** A time whose business days are those of a calendar. */
export const lagOnCalendar = (lag: Lag, days: BusinessDays): Lag =>
  lag.unit === "business day" && lag.calendar === undefined ? { ...lag, calendar: days } : lag;

/** How many days `a` comes after `b`; undefined where that is not known before closing is. */
export function daysBetween(a: DateRule, b: DateRule): number | undefined {
  if (a.from === "closing" || b.from === "closing" || lacksCalendar(a) || lacksCalendar(b)) return undefined;
  return resolveDate(a, undefined) - resolveDate(b, undefined);
}

/** The date that the rule means when the deal closes on `closing`. Throws where that is unknown or beyond the calendar. */
export function resolveDate(rule: DateRule, closing: EpochDay | undefined): EpochDay {
  const from = rule.from === "closing" ? closing : rule.from;
  if (from === undefined) return missingBelief(["closing"], `needed for the date "${formatDateRule(rule)}"`);
  const day = rule.moves.reduce((at, { direction, by }) => addDuration(at, by, direction), from);
  if (day >= FIRST_DAY && day <= LAST_DAY) return day;
  throw new OfferError({
    code: "invalid-date",
    path: [],
    message: `the date "${formatDateRule(rule)}" lies outside the years ${MIN_YEAR} to ${MAX_YEAR}`,
  });
}

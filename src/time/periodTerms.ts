import { describeReceived, type FieldPath, OfferError } from "../errors.js";
import { type EpochDay, formatDate, type IsoDate, parseDate } from "./date.js";
import { type DateGrid, dateGrid, gridDate, gridIndex } from "./dateGrid.js";
import { DURATION_RULE, type Duration, readDuration } from "./duration.js";
import { betweenPayments, type Frequency } from "./frequency.js";
import { givenName } from "./givenFields.js";

export const STUBS = ["short first", "long first", "short last", "long last"] as const;

/** Which period is not like the others where the dates do not fit: the odd one out is the first or the last. */
export type Stub = (typeof STUBS)[number];

/** When regular periods begin and end. */
export interface PeriodTerms {
  /** First day of the first period. */
  readonly start: IsoDate;
  /** Last day of the last period, the maturity. */
  readonly end: IsoDate;
  /** How often: this, or the time between as `every`. */
  readonly frequency?: Frequency | undefined;
  /** A duration such as `"3 months"` or `"13 weeks"`. */
  readonly every?: string | undefined;
  /** Needed where the time from start to end is no whole number of periods. */
  readonly stub?: Stub | undefined;
  /** Whether months that are reckoned from the last day of a month all end on their last day. Needed where that matters. */
  readonly endOfMonth?: boolean | undefined;
}

/** Period terms that were read: the dates that part the periods, and the grid they lie on. */
export interface PeriodDates {
  readonly dates: readonly EpochDay[];
  readonly grid: DateGrid;
}

export const PERIOD_TERMS = ["start", "end", "frequency", "every", "stub", "endOfMonth"] as const;

const MAX_PERIODS = 10_000;

/**
 * What the terms may mean: two things where they do not say whether the ends of months are meant, and none where the dates
 * do not fit and no stub is stated. Throws for terms that are wrong.
 */
export function readPeriodTerms(
  terms: { readonly [name in (typeof PERIOD_TERMS)[number]]?: unknown },
  path: FieldPath,
): readonly PeriodDates[] {
  const start = requiredDate(terms.start, [...path, "start"]);
  const end = requiredDate(terms.end, [...path, "end"]);
  if (end <= start) {
    const message = `must come after ${formatDate(start)}`;
    throw new OfferError({
      code: "invalid-date",
      path: [...path, "end"],
      message,
      received: describeReceived(terms.end),
    });
  }
  const step = readStep(terms.frequency, terms.every, path);
  const stub = terms.stub === undefined ? undefined : givenName(terms.stub, STUBS, [...path, "stub"]);
  const monthEnds = readEndOfMonth(terms.endOfMonth, path);
  return monthEnds.flatMap((endOfMonth) => {
    const grid = gridBetween(start, end, (anchor) => dateGrid(anchor, step, endOfMonth), stub);
    return grid === undefined ? [] : [{ grid, dates: datesBetween(start, end, grid, stub, path) }];
  });
}

/** Refuses to choose which period is to be the odd one. */
export function unsaidStub(path: FieldPath): never {
  const message = `is required, because the dates do not fit: one of ${STUBS.map((name) => JSON.stringify(name)).join(", ")}`;
  throw new OfferError({ code: "missing-term", path: [...path, "stub"], message });
}

/** Refuses to choose between the end of the month and the same day of the month. */
export function unsaidEndOfMonth(path: FieldPath): never {
  const message =
    "is required, because it matters here: whether all dates are last days of a month (true) or the same day of each month (false)";
  throw new OfferError({ code: "missing-term", path: [...path, "endOfMonth"], message });
}

function requiredDate(input: unknown, path: FieldPath): EpochDay {
  if (input !== undefined) return parseDate(input, path);
  throw new OfferError({ code: "missing-term", path, message: "is required: a date written YYYY-MM-DD" });
}

function readStep(frequency: unknown, every: unknown, path: FieldPath): Duration {
  if ((frequency === undefined) === (every === undefined)) {
    const message = "must be stated, or else the time between as every, and not both";
    const code = every === undefined ? "missing-term" : "invalid-term";
    throw new OfferError({ code, path: [...path, "frequency"], message });
  }
  if (every === undefined) return betweenPayments(frequency, [...path, "frequency"]);
  const duration = readDuration(every);
  if (duration !== undefined && duration.count > 0) return duration;
  const message = `${DURATION_RULE}, and more than none`;
  throw new OfferError({
    code: "invalid-term",
    path: [...path, "every"],
    message,
    received: describeReceived(every),
  });
}

function readEndOfMonth(input: unknown, path: FieldPath): readonly boolean[] {
  if (input === undefined) return [false, true];
  if (typeof input === "boolean") return [input];
  throw new OfferError({
    code: "invalid-type",
    path: [...path, "endOfMonth"],
    message: "must be true or false",
    received: describeReceived(input),
  });
}

/** A stub at one end leaves the other as the anchor. Without one, both ends must lie on the grid of one of them. */
function gridBetween(
  start: EpochDay,
  end: EpochDay,
  gridFrom: (anchor: EpochDay) => DateGrid,
  stub: Stub | undefined,
): DateGrid | undefined {
  const [fromStart, fromEnd] = [gridFrom(start), gridFrom(end)];
  if (stub !== undefined) return stub.endsWith("first") ? fromEnd : fromStart;
  // From 30 January one comes to 28 February, but not back again: the later day of the month rules.
  if (isOn(fromStart, end)) return fromStart;
  return isOn(fromEnd, start) ? fromEnd : undefined;
}

const isOn = (grid: DateGrid, day: EpochDay): boolean => gridDate(grid, gridIndex(grid, day)) === day;

function datesBetween(
  start: EpochDay,
  end: EpochDay,
  grid: DateGrid,
  stub: Stub | undefined,
  path: FieldPath,
): readonly EpochDay[] {
  const first = gridIndex(grid, start) + 1;
  const last = gridIndex(grid, end - 1);
  if (last - first >= MAX_PERIODS) {
    const message = `must be so seldom that there are at most ${MAX_PERIODS} periods`;
    throw new OfferError({ code: "too-large", path, message });
  }
  const inner = Array.from({ length: last - first + 1 }, (_, index) => gridDate(grid, first + index));
  if (stub === "long first" && !isOn(grid, start)) inner.shift();
  if (stub === "long last" && !isOn(grid, end)) inner.pop();
  return [start, ...inner, end];
}

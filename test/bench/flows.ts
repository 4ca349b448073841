import type { DatedFlow } from "offer-valuation";
import { Random } from "./random.js";

const DAY = 86_400_000;
const HORIZON = 10 * 365;
const OUTLAY = 0.6;
const FIRST = Date.UTC(2021, 0, 1);

/** The same flows as each of the contenders likes them best, so that none is timed converting them. */
export interface Flows {
  readonly written: readonly DatedFlow[];
  readonly objects: { readonly amount: number; readonly date: Date }[];
  readonly amounts: Float64Array;
  /** Days from the first flow. */
  readonly days: Int32Array;
}

/**
 * Receipts alone, such as those of an earn-out or a note; or after an outlay on which they earn about 12% a year, so that at
 * 8% most of their value cancels against it, which is what widens error bounds. Only the latter has an internal rate of return.
 */
export type Kind = "receipts" | "investment";

export interface Size {
  readonly kind: Kind;
  readonly count: number;
}

/** Flows in whole cents over ten years, in order of their dates. 100,000 flows share their days with others. */
export function flowsOf({ kind, count }: Size): Flows {
  const random = new Random(count);
  const days = Int32Array.from({ length: count }, (_, index) => Math.floor((HORIZON * index) / (count - 1)));
  const cents = Array.from({ length: count }, () => random.whole(100_000, 10_000_000));
  const sum = cents.reduce((total, cent) => total + cent, 0);
  if (kind === "investment") cents[0] = -Math.round(sum * OUTLAY);
  const amounts = Float64Array.from(cents, (cent) => cent / 100);
  const dates = Array.from(days, (day) => new Date(FIRST + day * DAY));
  return {
    written: dates.map((date, index) => ({ date: isoDate(date), amount: String(amounts[index]) })),
    objects: dates.map((date, index) => ({ date, amount: amounts[index] ?? 0 })),
    amounts,
    days,
  };
}

/** On how many days there are flows. */
export const daysOf = (size: Size): number => new Set(flowsOf(size).days).size;

/** The same leg with one amount for each day, as typed arrays. */
export function onePerDay({ amounts, days }: Flows): Pick<Flows, "amounts" | "days"> {
  const sums = new Map<number, number>();
  amounts.forEach((amount, index) => {
    const day = days[index] ?? 0;
    sums.set(day, (sums.get(day) ?? 0) + amount);
  });
  return { days: Int32Array.from(sums.keys()), amounts: Float64Array.from(sums.values()) };
}

export const isoDate = (date: Date): string => date.toISOString().slice(0, 10);

/** Another rate each turn, as the text that it is written in. */
export const rateOf = (turn: number): string => `0.08${String(turn % 1_000_000).padStart(6, "0")}`;

/** 2021-01-01 as spreadsheets count days. */
export const SERIAL_OF_FIRST_DAY = 44_197;

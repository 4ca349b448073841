import type { Decimal } from "../numeric/decimal.js";
import {
  type ExponentialSum,
  exponentialSum,
  greatestCommonDivisor,
} from "../numeric/exponentialSum/exponentialSum.js";
import { countYears, type DayCount } from "../time/dayCount.js";
import type { LegColumns } from "./flowColumns.js";

/** Flows as a function of the rate, and what has to be known of them when that has no root. */
export interface Timeline {
  readonly sum: ExponentialSum;
  /** All flows stand at one time, whatever they come to. */
  readonly atOneTime: boolean;
}

/** Dated flows, in years from the earliest of them. */
export function timelineOf({ days, amountAt }: LegColumns, dayCount: DayCount): Timeline {
  const start = days.reduce((earliest, day) => Math.min(earliest, day));
  const years = Array.from(days, (day) => countYears(start, day, dayCount));
  const unitsAYear = years.reduce((common, { denominator }) => leastCommonMultiple(common, denominator), 1);
  const terms = years.map(({ numerator, denominator }, index) => ({
    amount: amountAt(index),
    time: numerator * (unitsAYear / denominator),
  }));
  return { sum: exponentialSum(terms, unitsAYear), atOneTime: terms.every(({ time }) => time === 0) };
}

/** Amounts at equal intervals, in periods from the first. */
export function periodsOf(amounts: readonly Decimal[]): Timeline {
  const terms = amounts.map((amount, time) => ({ amount, time }));
  return { sum: exponentialSum(terms, 1), atOneTime: terms.length === 1 };
}

const leastCommonMultiple = (a: number, b: number): number => (a / greatestCommonDivisor(a, b)) * b;

// Internal: no name of the public API lives here.

import {
  type ExponentialSum,
  exponentialSum,
  greatestCommonDivisor,
} from "../numeric/exponentialSum/exponentialSum.js";
import { countYears, type DayCount, type Fraction, fixedYearsADay } from "../time/dayCount.js";
import { type AmountColumn, type LegColumns, legColumns } from "./flowColumns.js";

/** Flows that have been read, of which the rates of return are sought. */
export interface Timeline {
  /** Amounts and days; of equal periods, their numbers in place of days. */
  readonly columns: LegColumns;
  /** How many years a day is, or 1 for a period; undefined where days differ. */
  readonly yearsAStep: Fraction | undefined;
  /** The value of the flows as a function of the rate. */
  sum(): ExponentialSum;
  /** Whether all flows stand at one time, whatever they come to. */
  isOneTime(): boolean;
}

/** Dated flows, in years from the earliest of them. */
export function datedTimeline(columns: LegColumns, dayCount: DayCount): Timeline {
  const { days } = columns;
  const years = (): readonly Fraction[] => {
    const start = days.reduce((earliest, day) => Math.min(earliest, day));
    return Array.from(days, (day) => countYears(start, day, dayCount));
  };
  return {
    columns,
    yearsAStep: fixedYearsADay(dayCount),
    sum: () => sumOf(columns, years()),
    isOneTime: () => years().every(({ numerator }) => numerator === 0),
  };
}

const ONE_A_PERIOD: Fraction = { numerator: 1, denominator: 1 };

/** Amounts at equal intervals, in periods from the first. */
export const periodicTimeline = (amounts: AmountColumn, count: number): Timeline => {
  const columns = legColumns(
    Int32Array.from({ length: count }, (_, period) => period),
    count,
    amounts,
  );
  const periods = (): readonly Fraction[] =>
    Array.from(columns.days, (period) => ({ numerator: period, denominator: 1 }));
  return {
    columns,
    yearsAStep: ONE_A_PERIOD,
    sum: () => sumOf(columns, periods()),
    isOneTime: () => count === 1,
  };
};

function sumOf(columns: LegColumns, years: readonly Fraction[]): ExponentialSum {
  const unitsAYear = years.reduce((common, { denominator }) => leastCommonMultiple(common, denominator), 1);
  const terms = years.map(({ numerator, denominator }, index) => ({
    amount: columns.amountAt(index),
    time: numerator * (unitsAYear / denominator),
  }));
  return exponentialSum(terms, unitsAYear);
}

const leastCommonMultiple = (a: number, b: number): number => (a / greatestCommonDivisor(a, b)) * b;

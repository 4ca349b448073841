// Internal: no name of the public API lives here.

import { formatObservable, type Observable, observableKey } from "../algebra/observable.js";
import { isAveraged, MAX_WINDOW_DAYS, priceDays } from "../algebra/priceDays.js";
import { ownProperty } from "../schema/records.js";
import type { EpochDay } from "../time/date.js";
import type { DateRule } from "../time/dateRule.js";
import { discountRateOf, fixingsOf, type ShareFigure, shareFigureOf } from "./beliefInputs.js";
import { tradingDayBefore } from "./businessDays.js";
import { cellAddress } from "./cells.js";
import type { Context } from "./context.js";
import { type DayCell, ruleDay, todayCell } from "./dates.js";
import { dividendFactor, factorBetween } from "./discounting.js";
import { TABLES_SHEET } from "./draftSheet.js";
import { expm1Formula, log1pFormula } from "./functionFormulas.js";
import type { ObservedCells } from "./observed.js";
import { lognormalTails, shiftedLognormalTails } from "./tailFormulas.js";

type Price = Extract<Observable, { kind: "price" }>;

/** A share price, or the mean of several, with cells for its mean and the standard deviation of its logarithm. */
export function observedPrice(context: Context, observable: Price, ownShare: boolean): ObservedCells {
  const { issuer } = observable;
  const label = `${formatObservable(observable)}${ownShare ? ", counted in shares" : ""}`;
  // Two calendars may go by one name, or by none.
  const key = `${observableKey(observable)}${ownShare ? ", counted in shares" : ""}`;
  const words = [issuer, ownShare ? "price_in_shares" : "price"];
  const window = priceWindow(context, observable, ownShare, { key, title: label });
  const { ledger } = context;
  const cell = (word: string, what: string, format: "price" | "factor", formula: string): string =>
    ledger.quantity(`${word} ${key}`, [...words, word], () => ({
      section: "Share prices",
      label: `${label}: ${what}`,
      unit: format === "price" ? observable.currency : "",
      format,
      content: { formula },
    }));
  const volatility = shareFigureOf(context, issuer, "volatility");
  const ahead = `SUM(${window.forwards})`;
  const spread = (): string => {
    if (!isAveraged(observable)) return `${volatility}*SQRT(SUM(${window.years}))`;
    const excess = `SUM(${window.excesses})/${ahead}^2`;
    const moment = cell(
      "excess",
      "E[X²]/E[X]² − 1 of what is to come",
      "factor",
      `IF(${ahead}=0,0,${excess})`,
    );
    return `SQRT(MAX(0,${log1pFormula(moment)}))`;
  };
  const known = cell("settled", "part that is known", "price", `SUM(${window.known})/SUM(${window.days})`);
  const mean = cell("mean", "expected value", "price", `${known}+${ahead}/SUM(${window.days})`);
  const deviation = cell(
    "log_deviation",
    "standard deviation of the logarithm of what is to come",
    "factor",
    `IF(OR(${volatility}=0,${ahead}=0),0,${spread()})`,
  );
  const tails = window.settled
    ? shiftedLognormalTails(mean, deviation, `(-${known})`)
    : lognormalTails(mean, deviation);
  return { key, words, label, format: "money", mean, tails };
}

/** A table with a row for each day over which a price is averaged: its columns, as ranges. */
function priceWindow(
  context: Context,
  observable: Price,
  ownShare: boolean,
  { key, title }: { readonly key: string; readonly title: string },
) {
  const { beliefs, ledger } = context;
  const { issuer, on, averagedFrom = on, tradingDays } = observable;
  const [first, last] = [ruleDay(context, averagedFrom), ruleDay(context, on)];
  const rowsOf =
    tradingDays === undefined
      ? calendarRows(averagedFrom, on, first, last)
      : tradingRows(context, tradingDays, on, last);
  const today = todayCell(context);
  const figure = (name: ShareFigure): string => shareFigureOf(context, issuer, name);
  const [spot, volatility] = [figure("price"), figure("volatility")];
  const rate = discountRateOf(context, ownProperty(beliefs.shares, issuer)?.currency ?? context.currency);
  const fixings = fixingsOf(context, issuer);
  const { length } = rowsOf;
  const top = ledger.table(key, length, { title, headers: HEADERS, formats: FORMATS }, (start) =>
    Array.from({ length }, (_, index) => {
      const { day, counts, years, forward, later, variance, growth } = rowCells(start + index);
      const next = rowCells(start + index + 1);
      const past = `${day}<${today.cell}`;
      const known =
        fixings === undefined ? "NA()" : `INDEX(${fixings.prices},MATCH(${day},${fixings.days},0))`;
      const stood = rowsOf.days(index);
      const factor = factorBetween(context, rate, today, { cell: day, day: stood });
      const carried = dividendFactor(context, issuer, years, stood);
      const tilt = ownShare ? `*EXP(${volatility}^2*${years})` : "";
      return [
        ...rowsOf.cells(index, day, next.day),
        `IF(AND(${counts}=1,${past}),${known},0)`,
        `MAX(0,${day}-${today.cell})/365`,
        `IF(OR(${counts}=0,${past}),0,${spot}*${carried}/(${factor})${tilt})`,
        index === length - 1 ? "0" : `${next.later}+${next.forward}`,
        `${volatility}^2*${years}`,
        expm1Formula(variance),
        `${forward}*${growth}*(${forward}+2*${later})`,
      ];
    }),
  );
  const column = (number: number): string =>
    `${TABLES_SHEET}!${cellAddress(top, number)}:${cellAddress(top + length - 1, number)}`;
  return {
    days: column(2),
    known: column(3),
    years: column(4),
    forwards: column(5),
    excesses: column(9),
    settled: fixings !== undefined,
  };
}

const HEADERS = [
  "Day",
  "Counts",
  "Known price",
  "Years",
  "Forward",
  "Later forwards",
  "Variance",
  "Its growth, less 1",
  "Excess square",
];
const FORMATS = ["date", "number", "price", "years", "price", "price", "factor", "factor", "factor"] as const;

const rowCells = (row: number) => ({
  day: cellAddress(row, 1),
  counts: cellAddress(row, 2),
  years: cellAddress(row, 4),
  forward: cellAddress(row, 5),
  later: cellAddress(row, 6),
  variance: cellAddress(row, 7),
  growth: cellAddress(row, 8),
});

/** The rows of a window: how many, the day of each as it stands, and formulas for its day and for whether it counts. */
interface WindowRows {
  readonly length: number;
  days(index: number): EpochDay;
  cells(index: number, day: string, next: string): readonly [day: string, counts: string];
}

/** A row for each calendar day, and some to spare where the window may be longer for another day of closing. */
function calendarRows(from: DateRule, to: DateRule, first: DayCell, last: DayCell): WindowRows {
  const spare = from === to ? 0 : Math.max(spareDays(from), spareDays(to));
  const length = Math.min(MAX_WINDOW_DAYS, last.day - first.day + 1 + spare);
  return {
    length,
    days: (index) => first.day + index,
    cells: (index, day) => {
      const counts = `IF(${day}<=${last.cell},1,0)`;
      // Where holidays make it longer than there are rows for, it has no mean.
      const isShort = index === length - 1 && spare > SPARE_DAYS;
      return [`${first.cell}+${index}`, isShort ? `IF(${day}<${last.cell},NA(),${counts})` : counts];
    },
  };
}

/** A row for each trading day, from the last one back. */
function tradingRows(
  context: Context,
  tradingDays: NonNullable<Price["tradingDays"]>,
  on: DateRule,
  last: DayCell,
): WindowRows {
  const days = priceDays({ on, tradingDays }, () => last.day);
  const length = days.length;
  return {
    length,
    days: (index) => days[index] as EpochDay,
    cells: (index, _, next) => [
      tradingDayBefore(index === length - 1 ? `${last.cell}+1` : next, tradingDays, context),
      "1",
    ],
  };
}

/** How many days longer a window may be that one of its ends is moved by such a rule. */
function spareDays({ moves }: DateRule): number {
  const business = moves.reduce((sum, { by }) => (by.unit === "business day" ? sum + by.count : sum), 0);
  if (business > 0) return SPARE_DAYS + 7 + business;
  return moves.every(({ by: { unit } }) => unit === "day" || unit === "week") ? 0 : SPARE_DAYS;
}

/** A window from one day of the month to another may be so much longer in another month. */
const SPARE_DAYS = 4;

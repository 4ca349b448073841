import type { Parameter, SpreadsheetFunction } from "offer-valuation/spreadsheet";

/** A date in a cell, which each host hands over in its own way. */
export class Day {
  readonly date: string;

  constructor(date: string) {
    this.date = date;
  }
}

const day = (date: string): Day => new Day(date);
const down = (...cells: unknown[]): unknown[][] => cells.map((cell) => [cell]);

// Microsoft, XNPV and XIRR functions, example.
const AMOUNTS = down(-10000, 2750, 4250, 3250, 2750);
const DATES = down(...["2008-01-01", "2008-03-01", "2008-10-30", "2009-02-15", "2009-04-01"].map(day));

/** Arguments for which a function has a value. */
const KNOWN: Readonly<Record<string, readonly unknown[]>> = {
  NPV: [0.1, down(-10000, 3000, 4200, 6800)],
  XNPV: [0.09, AMOUNTS, DATES],
  PRESENT_VALUE: [0.09, AMOUNTS, DATES, day("2008-02-01"), "ACT/360"],
  IRR: [down(-70000, 12000, 15000, 18000, 21000)],
  IRR_ALL: [down(-1600, 10000, -10000)],
  XIRR: [AMOUNTS, DATES, "", "ACT/365F"],
  XIRR_ALL: [down(-1600, 10000, -10000), down(day("2021-01-01"), day("2022-01-01"), day("2023-01-01"))],
  MIRR: [down(-120000, 39000, 30000, 21000, 37000, 46000), 0.1, 0.12],
  ANNUITY: [0.09, 10],
  DISCOUNT_FACTOR: ["8%", day("2020-09-14"), day("2020-11-12")],
  YEARFRAC: [day("2003-11-01"), day("2004-05-01"), "ACT/ACT ISDA"],
  YEARFRAC_ICMA: [day("2003-11-01"), day("2004-05-01"), day("2003-11-01"), day("2004-05-01"), "semi-annual"],
};

export const isKnown = ({ name }: SpreadsheetFunction): boolean => Object.hasOwn(KNOWN, name);

/** Arguments to call a function with: known ones, or some of the right kinds, for which it may have no value. */
export const sampleFor = (definition: SpreadsheetFunction): readonly unknown[] =>
  KNOWN[definition.name] ??
  Object.values(definition.parameters)
    .filter(({ optional }) => !optional)
    .map(someFor);

function someFor({ holds, shape }: Parameter<unknown>): unknown {
  const cells = {
    number: [0.08, 0.12],
    date: [day("2024-03-31"), day("2025-03-31")],
    text: ["annual", "ACT/360"],
    flag: [true, false],
    any: ["rate", 0.08],
  }[holds];
  return shape === "range" ? down(...cells) : cells[0];
}

/** The same arguments with every date handed over as `dated` has it. */
export const withDates = (args: readonly unknown[], dated: (date: string) => unknown): unknown[] =>
  args.map((arg) =>
    Array.isArray(arg) ? withDates(arg, dated) : arg instanceof Day ? dated(arg.date) : arg,
  );

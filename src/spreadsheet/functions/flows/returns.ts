// Internal: no name of the public API lives here.

import { OfferError } from "../../../errors.js";
import { modifiedInternalRate } from "../../../timeValue/mirr.js";
import { periodicInternalRates } from "../../../timeValue/periodicInternalRates.js";
import { rateOfReturn } from "../../../timeValue/rateOfReturn.js";
import { type InternalRates, ratesOfReturn } from "../../../timeValue/ratesOfReturn.js";
import { readPeriods } from "../../../timeValue/readPeriods.js";
import { datedTimeline } from "../../../timeValue/timeline.js";
import { flowColumns } from "../../flowColumns.js";
import { number, numbers, optional, required } from "../../parameter.js";
import { type ResultRows, spreadsheetFunction } from "../../spreadsheetFunction.js";
import { dayCount } from "../parts/dayCounts.js";
import { amountRange, dateRange } from "../parts/flowCells.js";
import { guess, periodicRate } from "../parts/numberCells.js";

/** All rates of return in a column; throws where there is none, or where it is not proved that these are all. */
function everyRate({ roots, complete, reason }: InternalRates): ResultRows {
  if (complete && roots.length > 0) return roots.map(({ rate }) => [rate]);
  const known = roots.map(({ rate }) => rate.toString()).join(", ");
  const message = complete
    ? "no rate above -1 makes these flows worth nothing"
    : `${reason}${known === "" ? "" : `; known so far: ${known}`}`;
  throw new OfferError({ code: complete ? "no-root" : "unresolved-roots", path: [], message });
}

export const irr = spreadsheetFunction({
  name: "IRR",
  summary:
    "The rate of return a period of amounts at equal intervals; #NUM! for none, or several without a guess.",
  parameters: {
    values: required(numbers("Amounts in order, negative where paid")),
    guess: guess(),
  },
  result: "number",
  run: ({ values, guess }) => rateOfReturn(readPeriods(values), "amounts", guess),
});

export const irrAll = spreadsheetFunction({
  name: "IRR_ALL",
  summary: "Every rate of return a period of amounts at equal intervals, in a column, the lowest first.",
  parameters: {
    values: required(numbers("Amounts in order, negative where paid")),
    guess: optional(number("Not used; it keeps its place so that arguments are in the order of IRR")),
  },
  result: "table",
  sizeFor: (longest) => ({ rows: longest, columns: 1 }),
  run: ({ values }) => everyRate(periodicInternalRates(values)),
});

export const xirr = spreadsheetFunction({
  name: "XIRR",
  summary:
    "The yearly rate of return of dated flows; #NUM! for none, or several (see XIRR_ALL) without a guess.",
  parameters: {
    values: amountRange(),
    dates: dateRange(),
    guess: guess(),
    day_count: optional(dayCount("How days become years, ACT/365F unless stated")),
  },
  result: "number",
  run: ({ values, dates, guess, day_count = "ACT/365F" }, reader) =>
    rateOfReturn(datedTimeline(flowColumns(values, dates, reader), day_count), "flows", guess),
});

export const xirrAll = spreadsheetFunction({
  name: "XIRR_ALL",
  summary: "Every yearly rate of return of dated flows, in a column, the lowest first.",
  parameters: {
    values: amountRange(),
    dates: dateRange(),
    guess: optional(number("Not used; it keeps its place so that arguments are in the order of XIRR")),
    day_count: optional(dayCount("How days become years, ACT/365F unless stated")),
  },
  result: "table",
  sizeFor: (longest) => ({ rows: longest, columns: 1 }),
  run: ({ values, dates, day_count = "ACT/365F" }, reader) =>
    everyRate(ratesOfReturn(datedTimeline(flowColumns(values, dates, reader), day_count))),
});

export const mirr = spreadsheetFunction({
  name: "MIRR",
  summary: "Modified rate of return a period of amounts at equal intervals.",
  parameters: {
    values: required(numbers("Amounts in order, negative where paid")),
    finance_rate: required(periodicRate("Rate a period at which payments are financed")),
    reinvest_rate: required(periodicRate("Rate a period at which receipts are reinvested")),
  },
  result: "number",
  run: ({ values, finance_rate, reinvest_rate }) =>
    modifiedInternalRate(values, finance_rate, reinvest_rate, "values"),
});

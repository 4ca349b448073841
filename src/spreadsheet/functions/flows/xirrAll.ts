import { ratesOfReturn } from "../../../timeValue/ratesOfReturn.js";
import { datedTimeline } from "../../../timeValue/timeline.js";
import { flowColumns } from "../../flowColumns.js";
import { number, optional, range } from "../../parameter.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";
import { dayCount } from "../parts/dayCount.js";
import { everyRate } from "../parts/everyRate.js";

export const xirrAll = spreadsheetFunction({
  name: "XIRR_ALL",
  summary: "Every yearly rate of return of dated flows, in a column, from the lowest to the highest.",
  parameters: {
    values: range("Amounts, negative where they are paid", "number"),
    dates: range("The date of each amount, in any order", "date"),
    guess: optional(number("Not used: it is here where XIRR has it")),
    day_count: optional(dayCount("How days become years, ACT/365F unless stated")),
  },
  result: "table",
  sizeFor: (longest) => ({ rows: longest, columns: 1 }),
  run: ({ values, dates, day_count = "ACT/365F" }, reader) =>
    everyRate(ratesOfReturn(datedTimeline(flowColumns(values, dates, reader), day_count))),
});

import { rateOfReturn } from "../../../timeValue/rateOfReturn.js";
import { datedTimeline } from "../../../timeValue/timeline.js";
import { flowColumns } from "../../flowColumns.js";
import { number, optional, range } from "../../parameter.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";
import { dayCount } from "../parts/dayCount.js";

export const xirr = spreadsheetFunction({
  name: "XIRR",
  summary:
    "The one yearly rate of return of dated flows; #NUM! where there is none or several (see XIRR_ALL).",
  parameters: {
    values: range("Amounts, negative where they are paid", "number"),
    dates: range("The date of each amount, in any order", "date"),
    guess: optional(
      number("Not used, since there is nothing to guess: it is here where other XIRRs have it"),
    ),
    day_count: optional(dayCount("How days become years, ACT/365F unless stated")),
  },
  result: "number",
  run: ({ values, dates, day_count = "ACT/365F" }, reader) =>
    rateOfReturn(datedTimeline(flowColumns(values, dates, reader), day_count), "flows"),
});

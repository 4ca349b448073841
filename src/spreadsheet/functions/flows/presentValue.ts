import { certified } from "../../../numeric/certified.js";
import { legOf, legValue } from "../../../timeValue/leg.js";
import { flowColumns } from "../../flowColumns.js";
import { date, optional, range, required } from "../../parameter.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";
import { dayCount } from "../parts/dayCount.js";
import { yearlyRate } from "../parts/yearlyRate.js";

export const presentValue = spreadsheetFunction({
  name: "PRESENT_VALUE",
  summary: "What dated flows are worth on a day; those before it are past and do not count.",
  parameters: {
    rate: required(yearlyRate("Discount rate a year, compounded annually")),
    values: range("Amounts, negative where they are paid", "number"),
    dates: range("The date of each amount, in any order", "date"),
    valuation_date: required(date("The day discounted to")),
    day_count: optional(dayCount("How days become years, ACT/365F unless stated")),
  },
  result: "number",
  run: ({ rate, values, dates, valuation_date, day_count = "ACT/365F" }, reader) => {
    const leg = legOf(flowColumns(values, dates, reader, valuation_date), valuation_date);
    const yearly = { rate, compounding: "annual", dayCount: day_count } as const;
    return certified((numbers) => legValue(leg, yearly, numbers).toResult());
  },
});

import { describeReceived, OfferError } from "../../../errors.js";
import { certified } from "../../../numeric/certified.js";
import { formatDate } from "../../../time/date.js";
import { legValue } from "../../../value/leg.js";
import { xnpvLegOf } from "../../../value/xnpvLeg.js";
import { flowColumns } from "../../flowColumns.js";
import { optional, range, required } from "../../parameter.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";
import { dayCount } from "../parts/dayCount.js";
import { yearlyRate } from "../parts/yearlyRate.js";

export const xnpv = spreadsheetFunction({
  name: "XNPV",
  summary: "Net present value of dated flows, on the day of the first one.",
  parameters: {
    rate: required(yearlyRate("Discount rate a year, compounded annually")),
    values: range("Amounts, negative where they are paid", "number"),
    dates: range("The date of each amount, none before the first one", "date"),
    day_count: optional(dayCount("How days become years, ACT/365F unless stated")),
  },
  result: "number",
  run: ({ rate, values, dates, day_count = "ACT/365F" }, reader) => {
    const columns = flowColumns(values, dates, reader);
    refuseEarly(columns.days);
    const leg = xnpvLegOf(columns);
    const yearly = { rate, compounding: "annual", dayCount: day_count } as const;
    return certified((numbers) => legValue(leg, yearly, numbers).toResult());
  },
});

/** Refuses a flow before the first one, in words of the arguments. */
function refuseEarly(days: Int32Array): void {
  const [first = 0] = days;
  const early = days.find((day) => day < first);
  if (early === undefined) return;
  throw new OfferError({
    code: "flow-before-valuation-date",
    path: ["dates"],
    message: `must not come before the first one, ${formatDate(first)}; PRESENT_VALUE discounts to any day`,
    received: describeReceived(formatDate(early)),
  });
}

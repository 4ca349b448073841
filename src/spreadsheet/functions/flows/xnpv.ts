import { describeReceived, OfferError } from "../../../errors.js";
import { certified } from "../../../numeric/certified.js";
import { type EpochDay, formatDate } from "../../../time/date.js";
import { legOf, legValue } from "../../../timeValue/leg.js";
import type { LegColumns } from "../../../timeValue/legColumns.js";
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
    const leg = legOf(columns, firstDay(columns));
    const yearly = { rate, compounding: "annual", dayCount: day_count } as const;
    return certified((numbers) => legValue(leg, yearly, numbers).toResult());
  },
});

/** The day of the first flow, which no other may come before. */
function firstDay({ days }: LegColumns): EpochDay {
  const [first = 0] = days;
  const early = days.find((day) => day < first);
  if (early === undefined) return first;
  const message = `must not come before the first one, ${formatDate(first)}; PRESENT_VALUE discounts to any day`;
  const received = describeReceived(formatDate(early));
  throw new OfferError({ code: "flow-before-valuation-date", path: ["dates"], message, received });
}

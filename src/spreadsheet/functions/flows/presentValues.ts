// Internal: no name of the public API lives here.

import { describeReceived, OfferError } from "../../../errors.js";
import { rateFactor } from "../../../market/growth.js";
import { excessiveRate, type Rate } from "../../../market/rate.js";
import { certified } from "../../../numeric/certified.js";
import { type Decimal, ONE, ZERO } from "../../../numeric/decimal.js";
import { type EpochDay, formatDate } from "../../../time/date.js";
import type { DayCount } from "../../../time/dayCount.js";
import { annuityFactor } from "../../../timeValue/annuity.js";
import type { LegColumns } from "../../../timeValue/flowColumns.js";
import { legOf, legValueAtRate } from "../../../timeValue/leg.js";
import { netFutureValue, netPresentValue } from "../../../timeValue/npv.js";
import { spanOf } from "../../../timeValue/xnpv.js";
import { flowColumns } from "../../flowColumns.js";
import { choice, date, number, numbers, optional, required } from "../../parameter.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";
import { dayCount, inOrder } from "../parts/dayCounts.js";
import { amountRange, compounded, compoundingCell, dateRange } from "../parts/flowCells.js";
import { periodicRate, whole, yearlyRate } from "../parts/numberCells.js";

export const npv = spreadsheetFunction({
  name: "NPV",
  summary: "Net present value of amounts at equal intervals, the first of them after one period.",
  parameters: {
    rate: required(periodicRate("Discount rate a period")),
    values: required(numbers("Amounts in order, negative where paid")),
  },
  result: "number",
  run: ({ rate, values }) =>
    certified((arithmetic) => netPresentValue(rate, values, 1, arithmetic).toResult()),
});

export const xnpv = spreadsheetFunction({
  name: "XNPV",
  summary: "Net present value of dated flows, on the day of the first one.",
  parameters: {
    rate: required(yearlyRate("Discount rate a year, compounded annually")),
    values: amountRange(),
    dates: dateRange("The date of each amount, none before the first one"),
    day_count: optional(dayCount("How days become years, ACT/365F unless stated")),
  },
  result: "number",
  run: ({ rate, values, dates, day_count }, reader) => {
    const columns = flowColumns(values, dates, reader);
    return valueOn(firstDay(columns), columns, annually(rate, day_count));
  },
});

export const presentValue = spreadsheetFunction({
  name: "PRESENT_VALUE",
  summary: "What dated flows are worth on a day; those before it are past and do not count.",
  parameters: {
    rate: required(yearlyRate("Discount rate a year, compounded annually")),
    values: amountRange(),
    dates: dateRange(),
    valuation_date: required(date("The day discounted to")),
    day_count: optional(dayCount("How days become years, ACT/365F unless stated")),
  },
  result: "number",
  run: ({ rate, values, dates, valuation_date, day_count }, reader) => {
    const columns = flowColumns(values, dates, reader, valuation_date);
    return valueOn(valuation_date, columns, annually(rate, day_count));
  },
});

export const nfv = spreadsheetFunction({
  name: "NFV",
  summary: "Net future value of amounts at equal intervals, on the day of the last one.",
  parameters: {
    rate: required(periodicRate("Rate a period")),
    values: required(numbers("Amounts in order, negative where paid")),
  },
  result: "number",
  run: ({ rate, values }) => certified((arithmetic) => netFutureValue(rate, values, arithmetic).toResult()),
});

export const xnfv = spreadsheetFunction({
  name: "XNFV",
  summary: "Net future value of dated flows, on the day of the last one.",
  parameters: {
    rate: required(yearlyRate("Rate a year, compounded annually")),
    values: amountRange(),
    dates: dateRange(),
    day_count: optional(dayCount("How days become years, ACT/365F unless stated")),
  },
  result: "number",
  run: ({ rate, values, dates, day_count }, reader) => {
    const columns = flowColumns(values, dates, reader);
    const { first, last } = spanOf(columns);
    const yearly = annually(rate, day_count);
    const leg = legOf(columns, first);
    return certified((arithmetic) =>
      legValueAtRate(leg, yearly, arithmetic)
        .div(rateFactor(yearly, first, last, arithmetic))
        .toResult(),
    );
  },
});

export const annuity = spreadsheetFunction({
  name: "ANNUITY",
  summary:
    "Present value of equal payments at equal intervals, positive for whoever receives them; PV gives it with the opposite sign.",
  parameters: {
    rate: required(periodicRate("Discount rate a period")),
    nper: required(whole("Number of payments", 0, 1_000_000)),
    pmt: optional(number("Each payment, 1 unless stated")),
    fv: optional(number("What is paid on top at the end of the last period, nothing unless stated")),
    type: optional(
      choice("0 where a payment falls at the end of its period, 1 at its start; 0 unless stated", ["0", "1"]),
    ),
  },
  result: "number",
  run: ({ rate, nper, pmt = ONE, fv = ZERO, type = "0" }) =>
    certified((arithmetic) => {
      const payments = annuityFactor(rate, nper, type === "0" ? 1 : 0, arithmetic).times(arithmetic.of(pmt));
      const atEnd = arithmetic.of(rate).log1p().times(-nper).exp().times(arithmetic.of(fv));
      return payments.plus(atEnd).toResult();
    }),
});

export const discountFactor = spreadsheetFunction({
  name: "DISCOUNT_FACTOR",
  summary: "What 1, paid on the end date, is worth on the start date.",
  parameters: {
    rate: required(number("Rate a year", excessiveRate)),
    start_date: required(date("The day discounted to")),
    end_date: required(date("The day of the payment, not before the start")),
    day_count: optional(dayCount("How days become years, ACT/365F unless stated")),
    compounding: compoundingCell(),
  },
  result: "number",
  run: ({ rate, start_date, end_date, day_count, compounding }) => {
    inOrder({ start_date, end_date });
    const yearly = compounded(rate, day_count, compounding);
    return certified((arithmetic) => rateFactor(yearly, start_date, end_date, arithmetic).toResult());
  },
});

/** What flows are worth on a day. */
function valueOn(day: EpochDay, columns: LegColumns, rate: Rate): Decimal {
  const leg = legOf(columns, day);
  return certified((arithmetic) => legValueAtRate(leg, rate, arithmetic).toResult());
}

const annually = (rate: Decimal, dayCount: DayCount = "ACT/365F"): Rate => ({
  rate,
  compounding: "annual",
  dayCount,
});

/** The day of the first flow, which no other may come before. */
function firstDay({ days }: LegColumns): EpochDay {
  // A range without a flow has been refused.
  const first = days[0] as EpochDay;
  const early = days.find((day) => day < first);
  if (early === undefined) return first;
  const message = `must not come before the first one, ${formatDate(first)}; PRESENT_VALUE discounts to any day`;
  const received = describeReceived(formatDate(early));
  throw new OfferError({ code: "flow-before-valuation-date", path: ["dates"], message, received });
}

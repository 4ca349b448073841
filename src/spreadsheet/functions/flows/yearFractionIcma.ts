import { formatDate } from "../../../time/date.js";
import { FREQUENCIES } from "../../../time/frequency.js";
import { STUBS } from "../../../time/periodTerms.js";
import { yearFraction } from "../../../time/yearFraction.js";
import { choice, date, flag, optional, required } from "../../parameter.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";
import { notBefore } from "../parts/notBefore.js";

export const yearFractionIcma = spreadsheetFunction({
  name: "YEARFRAC_ICMA",
  summary: "Years from one day to another under ACT/ACT ICMA, by the coupon periods of a bond or note.",
  parameters: {
    start_date: required(date("First day")),
    end_date: required(date("Last day, not before the first")),
    issue: required(date("First day of the first coupon period")),
    maturity: required(date("Last day of the last coupon period")),
    frequency: required(choice("How often coupons are paid", FREQUENCIES)),
    stub: optional(choice("The odd period, where the dates do not fit", STUBS)),
    end_of_month: optional(
      flag("Whether coupons are paid on last days of months, where that makes a difference"),
    ),
  },
  result: "number",
  run: ({ start_date, end_date, issue, maturity, frequency, stub, end_of_month }) => {
    notBefore(start_date, end_date);
    return yearFraction(formatDate(start_date), formatDate(end_date), "ACT/ACT ICMA", {
      schedule: {
        start: formatDate(issue),
        end: formatDate(maturity),
        frequency,
        stub,
        endOfMonth: end_of_month,
      },
    });
  },
});

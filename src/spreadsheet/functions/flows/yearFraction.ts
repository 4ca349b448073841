import { formatDate } from "../../../time/date.js";
import { yearFraction as yearsBetween } from "../../../time/yearFraction.js";
import { date, dates, optional, required } from "../../parameter.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";
import { basis } from "../parts/basis.js";
import { notBefore } from "../parts/notBefore.js";
import { weekend } from "../parts/weekend.js";

export const yearFraction = spreadsheetFunction({
  name: "YEARFRAC",
  summary:
    "Years from one day to another under a day count. ACT/ACT ICMA, which needs coupons, is YEARFRAC_ICMA.",
  parameters: {
    start_date: required(date("First day")),
    end_date: required(date("Last day, not before the first")),
    basis: optional(basis("The day count, 30/360 US unless stated, as in other YEARFRACs")),
    maturity: optional(date("30E/360 ISDA alone: the termination date")),
    holidays: optional(dates("BUS/252 alone: the days of the week that are no business days")),
    weekend: optional(
      weekend("BUS/252 alone: the days without business of every week, Saturday and Sunday unless stated"),
    ),
  },
  result: "number",
  run: ({ start_date, end_date, basis: dayCount = "30/360 US", maturity, holidays, weekend: rest }) => {
    notBefore(start_date, end_date);
    const business = dayCount === "BUS/252" || holidays !== undefined || rest !== undefined;
    return yearsBetween(formatDate(start_date), formatDate(end_date), dayCount, {
      maturity: maturity === undefined ? undefined : formatDate(maturity),
      calendar: business
        ? { weekend: rest ?? ["Saturday", "Sunday"], holidays: (holidays ?? []).map(formatDate) }
        : undefined,
    });
  },
});

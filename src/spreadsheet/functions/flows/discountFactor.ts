import { OfferError } from "../../../errors.js";
import { rateFactor } from "../../../market/growth.js";
import { COMPOUNDINGS, excessiveRate, ruinousRate } from "../../../market/rate.js";
import { certified } from "../../../numeric/certified.js";
import { choice, date, number, optional, required } from "../../parameter.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";
import { dayCount } from "../parts/dayCount.js";
import { notBefore } from "../parts/notBefore.js";

export const discountFactor = spreadsheetFunction({
  name: "DISCOUNT_FACTOR",
  summary: "What 1, paid on the end date, is worth on the start date.",
  parameters: {
    rate: required(number("Rate a year", excessiveRate)),
    start_date: required(date("The day discounted to")),
    end_date: required(date("The day of the payment, not before the start")),
    day_count: optional(dayCount("How days become years, ACT/365F unless stated")),
    compounding: optional(choice("How often interest is added, annual unless stated", COMPOUNDINGS)),
  },
  result: "number",
  run: ({ rate, start_date, end_date, day_count = "ACT/365F", compounding = "annual" }) => {
    notBefore(start_date, end_date);
    const message = ruinousRate(rate, compounding);
    if (message !== undefined) throw new OfferError({ code: "out-of-range", path: ["rate"], message });
    const yearly = { rate, compounding, dayCount: day_count };
    return certified((numbers) => rateFactor(yearly, start_date, end_date, numbers).toResult());
  },
});

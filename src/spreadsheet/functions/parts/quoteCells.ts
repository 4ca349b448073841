import { optional, required } from "../../parameter.js";
import { continuousRate } from "./continuousRate.js";
import { positive } from "./positive.js";
import { volatility } from "./volatility.js";
import { yearlyRate } from "./yearlyRate.js";
import { years } from "./years.js";

/** A share as it is quoted today, up to the day on which it is delivered. */
export const quoteCells = () => ({
  price: required(positive("Price of one share today")),
  volatility: required(volatility("Yearly volatility of the share: 0.4 is 40%")),
  time: required(years("Years from today to the day on which the price counts and the shares are delivered")),
  rate: required(yearlyRate("Discount rate a year, compounded annually")),
});

/** What is seldom said of a share, after everything else. */
export const dividendCell = () => ({
  dividend_yield: optional(continuousRate("Continuous dividend yield a year, 0 unless stated")),
});

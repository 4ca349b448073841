import { choice, optional, required } from "../../parameter.js";
import { nonNegative } from "./nonNegative.js";
import { positive } from "./positive.js";
import { volatility } from "./volatility.js";
import { yearlyRate } from "./yearlyRate.js";
import { years } from "./years.js";

/** What an option is on and when it is exercised. */
export const optionCells = () => ({
  type: required(choice("Whether it gains above or below the strike", ["call", "put"])),
  forward: required(
    positive("What the underlying is expected to be by then, as prices have it: its forward"),
  ),
  strike: required(nonNegative("The strike")),
  volatility: required(volatility("Yearly volatility: 0.4 is 40%")),
  time: required(years("Years from today to the exercise and the payment")),
  rate: optional(yearlyRate("Discount rate a year, compounded annually; not discounted unless stated")),
});

// Internal: no name of the public API lives here.

import { certified } from "../../../numeric/certified.js";
import { optional, required } from "../../parameter.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";
import { nonNegative, probability, yearlyRate, years } from "../parts/numberCells.js";
import { discountedFrom, withSpread } from "../parts/payoffs.js";

export const milestone = spreadsheetFunction({
  name: "MILESTONE",
  summary: "What a fixed amount is worth today that is paid if something happens.",
  parameters: {
    amount: required(nonNegative("What is paid if it happens")),
    probability: required(probability("How likely it is")),
    time: required(years("Years from today to the payment")),
    rate: required(yearlyRate("Discount rate a year, compounded annually")),
    credit_spread: optional(nonNegative("Yearly credit spread of the payer over the rate, 0 unless stated")),
  },
  result: "number",
  run: ({ amount, probability: odds, time, rate, credit_spread }) => {
    const yearly = withSpread(rate, credit_spread);
    return certified((numbers) =>
      numbers
        .of(amount)
        .times(numbers.of(odds))
        .times(discountedFrom(numbers.of(time), yearly, numbers))
        .toResult(),
    );
  },
});

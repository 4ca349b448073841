import { npv as netPresentValue } from "../../../timeValue/npv.js";
import { numbers, required } from "../../parameter.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";
import { periodicRate } from "../parts/periodicRate.js";

export const npv = spreadsheetFunction({
  name: "NPV",
  summary: "Net present value of amounts at equal intervals, the first of them after one period.",
  parameters: {
    rate: required(periodicRate("Discount rate a period")),
    values: required(numbers("Amounts in order, negative where they are paid")),
  },
  result: "number",
  run: ({ rate, values }) => netPresentValue(rate, values, { first: 1 }),
});

import { periodicInternalRates } from "../../../timeValue/periodicInternalRates.js";
import { number, numbers, optional, required } from "../../parameter.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";
import { everyRate } from "../parts/everyRate.js";

export const irrAll = spreadsheetFunction({
  name: "IRR_ALL",
  summary:
    "Every rate of return a period of amounts at equal intervals, in a column, from the lowest to the highest.",
  parameters: {
    values: required(numbers("Amounts in order, negative where they are paid")),
    guess: optional(number("Not used: it is here where IRR has it")),
  },
  result: "table",
  sizeFor: (longest) => ({ rows: longest, columns: 1 }),
  run: ({ values }) => everyRate(periodicInternalRates(values)),
});

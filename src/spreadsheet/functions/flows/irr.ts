import { irr as internalRate } from "../../../timeValue/irr.js";
import { number, numbers, optional, required } from "../../parameter.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";

export const irr = spreadsheetFunction({
  name: "IRR",
  summary:
    "The one rate of return a period of amounts at equal intervals; #NUM! where there is none or several.",
  parameters: {
    values: required(numbers("Amounts in order, negative where they are paid")),
    guess: optional(number("Not used, since there is nothing to guess: it is here where other IRRs have it")),
  },
  result: "number",
  run: ({ values }) => internalRate(values),
});

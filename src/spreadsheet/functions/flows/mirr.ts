import { mirr as modifiedRate } from "../../../timeValue/mirr.js";
import { numbers, required } from "../../parameter.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";
import { periodicRate } from "../parts/periodicRate.js";

export const mirr = spreadsheetFunction({
  name: "MIRR",
  summary: "The modified rate of return a period of amounts at equal intervals; there is always exactly one.",
  parameters: {
    values: required(numbers("Amounts in order, negative where they are paid")),
    finance_rate: required(periodicRate("Rate a period at which payments are financed")),
    reinvest_rate: required(periodicRate("Rate a period at which receipts are reinvested")),
  },
  result: "number",
  run: ({ values, finance_rate, reinvest_rate }) =>
    modifiedRate(values, { financeRate: finance_rate, reinvestRate: reinvest_rate }),
});

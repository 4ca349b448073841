import { constant, ifAtLeast } from "../../../algebra/amount.js";
import { ONE } from "../../../numeric/decimal.js";
import { optional } from "../../parameter.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";
import { blackValue } from "../parts/blackValue.js";
import { nonNegative } from "../parts/nonNegative.js";
import { optionCells } from "../parts/optionCells.js";

export const digital = spreadsheetFunction({
  name: "DIGITAL",
  summary: "A fixed payment where a lognormal ends at or above its strike (call), or below it (put).",
  parameters: { ...optionCells(), payment: optional(nonNegative("What is paid, 1 unless stated")) },
  result: "number",
  run: ({ type, strike, payment = ONE, ...terms }) => {
    const [paid, nothing] = [constant(payment), constant("0")];
    const [reached, missed] = type === "call" ? [paid, nothing] : [nothing, paid];
    return blackValue(terms, (price) => ifAtLeast(price, strike, reached, missed));
  },
});

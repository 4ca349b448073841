import { add, constant, times } from "../../../algebra/amount.js";
import { bounded } from "../../../components/parts/amounts.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";
import { blackValue } from "../parts/blackValue.js";
import { optionCells } from "../parts/optionCells.js";

export const option = spreadsheetFunction({
  name: "OPTION",
  summary: "A European call or put on a lognormal, from its forward (Black 1976).",
  parameters: optionCells(),
  result: "number",
  run: ({ type, strike, ...terms }) => {
    const side = type === "call" ? "1" : "-1";
    return blackValue(terms, (price) =>
      bounded(add(times(side, price), constant(strike.times(side).neg())), { floor: "0" }),
    );
  },
});

// Internal: no name of the public API lives here.

import { LOCK_UP_MODELS, lockUpMarkdown } from "../../../market/lockUpDiscount.js";
import { ZERO } from "../../../numeric/decimal.js";
import { choice, optional, required } from "../../parameter.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";
import { continuousRate, volatility, years } from "../parts/numberCells.js";
import { refuse } from "../parts/refusals.js";

export const lockUpDiscount = spreadsheetFunction({
  name: "LOCK_UP_DISCOUNT",
  summary: "The discount on shares that may not be sold for some years, as a fraction of their price.",
  parameters: {
    model: required(choice("How it is priced", LOCK_UP_MODELS)),
    volatility: required(volatility("Yearly volatility of the share: 0.4 is 40%")),
    years: required(years("Years from the delivery to the end of the lock-up")),
    dividend_yield: optional(continuousRate("Continuous dividend yield a year, 0 unless stated")),
    risk_free_rate: optional(continuousRate("Continuous interest rate a year; only chaffe needs it")),
  },
  result: "number",
  run: ({ dividend_yield: dividendYield = ZERO, risk_free_rate: riskFreeRate, ...terms }) => {
    if (terms.model === "chaffe" && riskFreeRate === undefined)
      refuse(["risk_free_rate"], "is needed by chaffe");
    return lockUpMarkdown({ ...terms, dividendYield, riskFreeRate });
  },
});

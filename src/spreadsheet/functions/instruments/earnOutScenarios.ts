// Internal: no name of the public API lives here.

import { scenarios } from "../../../distributions/scenarios.js";
import { ZERO } from "../../../numeric/decimal.js";
import { number, optional, required } from "../../parameter.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";
import { shareAbove, shareCells } from "../parts/earnOutTerms.js";
import { probability, yearlyRate, years } from "../parts/numberCells.js";
import { expectedValue, openPayoff } from "../parts/payoffs.js";
import { eachPeriod, periodsIn } from "../parts/periods.js";
import { refuse } from "../parts/refusals.js";

const terms = shareCells();

/** Cells hold 15 digits, so three thirds add up to a little less than 1. */
const ROUNDING = "1e-9";

export const earnOutScenarios = spreadsheetFunction({
  name: "EARN_OUT_SCENARIOS",
  summary: "What a share of a metric above a threshold is worth today, from cases and their probabilities.",
  parameters: {
    amounts: eachPeriod(number("The metric in each case")),
    probabilities: eachPeriod(probability("Probability of each case; together they make 1")),
    time: required(years("Years from today to the payment")),
    rate: required(yearlyRate("Discount rate a year, compounded annually, the payer's credit included")),
    share: required(terms.share),
    threshold: optional(terms.threshold),
    floor: optional(terms.floor),
    cap: optional(terms.cap),
  },
  result: "number",
  run: ({ amounts, probabilities, time, rate, ...paid }) => {
    const cases = periodsIn({ amounts, probabilities }, "amounts").map(({ needed }) => ({
      value: needed("amounts"),
      probability: needed("probabilities"),
    }));
    const sum = cases.reduce((total, one) => total.plus(one.probability), ZERO);
    if (sum.minus(1).abs().greaterThan(ROUNDING)) refuse(["probabilities"], "must add up to 1", sum);
    const payoff = openPayoff((metric) => shareAbove(metric, paid, ["cap"]));
    return expectedValue(payoff, (numbers) => scenarios(cases, numbers), time, rate);
  },
});

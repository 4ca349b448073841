import { choice, number, optional } from "../../parameter.js";
import { continuousRate } from "./continuousRate.js";
import { type Column, eachPeriod } from "./eachPeriod.js";
import { nonNegative } from "./nonNegative.js";
import { yearlyRate } from "./yearlyRate.js";
import { years } from "./years.js";

/** What is believed of a metric, period by period, and the rate at which payments are discounted. */
export const metricCells = () => ({
  mean: eachPeriod(number("Expected value of the metric; a range has one cell for each period")),
  volatility: eachPeriod(
    nonNegative("Yearly volatility (0.4 is 40%), or standard deviation for a normal; 0 or blank is certain"),
  ),
  time: eachPeriod(years("Years from today to the middle of the period in which the metric is measured")),
  rate: eachPeriod(yearlyRate("Discount rate a year, compounded annually, the payer's credit included")),
});

/** What is seldom said of a metric, after everything else. */
export const moreMetricCells = () => ({
  risk_premium: optional(
    eachPeriod(
      continuousRate("Yearly premium for the metric's own risk, which lowers its mean by e^(-premium*time)"),
    ),
  ),
  distribution: optional(
    choice("How the metric is distributed, lognormal unless stated", ["lognormal", "normal"] as const),
  ),
  payment_time: optional(
    eachPeriod(years("Years from today to the payment, the time of the metric unless stated")),
  ),
});

export type MetricCells = Readonly<
  Record<"mean" | "volatility" | "time" | "rate" | "risk_premium" | "payment_time", Column>
> & { readonly distribution: "lognormal" | "normal" | undefined };

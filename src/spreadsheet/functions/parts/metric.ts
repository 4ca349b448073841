// Internal: no name of the public API lives here.

import type { Amount } from "../../../algebra/amount.js";
import type { Distribution } from "../../../distributions/distribution.js";
import { normal } from "../../../distributions/normal.js";
import { certified } from "../../../numeric/certified.js";
import { type Decimal, ZERO } from "../../../numeric/decimal.js";
import type { Arithmetic, Real } from "../../../numeric/real.js";
import { expectation } from "../../../pricing/expectation.js";
import { choice, number, optional } from "../../parameter.js";
import { continuousRate, MAX_VOLATILITY, nonNegative, yearlyRate, years } from "./numberCells.js";
import { discountedFrom, lognormalAfter, openPayoff } from "./payoffs.js";
import { type Column, eachPeriod, type PeriodCells, periodsIn } from "./periods.js";
import { refuse } from "./refusals.js";

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

/** What payments for the periods of a metric are worth today; `paid` says what each is an amount of. */
export function metricValue<Terms extends string>(
  { distribution = "lognormal", ...beliefs }: MetricCells,
  terms: Readonly<Record<Terms, Column>>,
  paid: (metric: Amount, period: PeriodCells<Terms>) => Amount,
): Decimal {
  type Columns = Readonly<Record<Terms | Belief, Column>>;
  const periods = periodsIn<Terms | Belief>({ ...beliefs, ...terms } as Columns, "mean").map((period) => {
    const payoff = openPayoff((metric) => paid(metric, period));
    const { belief, years, rate } = { belief: beliefOf(period, distribution), ...paymentOf(period) };
    return { payoff, belief, years, rate };
  });
  return certified((numbers) =>
    periods
      .reduce(
        (sum, { payoff, belief, years, rate }) =>
          sum.plus(
            expectation(payoff, belief(numbers), numbers).times(
              discountedFrom(numbers.of(years), rate, numbers),
            ),
          ),
        numbers.of(0),
      )
      .toResult(),
  );
}

type Belief = Exclude<keyof MetricCells, "distribution">;
type Cells = PeriodCells<Belief>;

function paymentOf(period: Cells): { readonly years: Decimal; readonly rate: Decimal } {
  const [known, years] = [period.needed("time"), period.cell("payment_time") ?? period.needed("time")];
  if (years.lessThan(known))
    refuse(period.placeOf("payment_time"), `must not be before time, ${known}`, years);
  return { years, rate: period.needed("rate") };
}

/** The metric with the drift in which expectations are prices: F = E[M]·e^(−λt). */
function beliefOf(period: Cells, family: "lognormal" | "normal"): (numbers: Arithmetic) => Distribution {
  const [mean, years] = [period.needed("mean"), period.needed("time")];
  const [spread, premium] = [period.cell("volatility") ?? ZERO, period.cell("risk_premium") ?? ZERO];
  if (!premium.isZero() && mean.lessThan(0)) {
    const message = "must not be negative where there is a risk premium: a loss has no return to demand";
    refuse(period.placeOf("mean"), message, mean);
  }
  if (family === "lognormal" && !spread.isZero()) {
    if (spread.greaterThan(MAX_VOLATILITY)) {
      refuse(period.placeOf("volatility"), `must be between 0 and ${MAX_VOLATILITY} (0.4 is 40%)`, spread);
    }
    if (!mean.greaterThan(0)) {
      refuse(period.placeOf("mean"), 'must be greater than 0; only a "normal" metric may fall below', mean);
    }
  }
  return (numbers) => {
    const drift = numbers.of(premium).times(numbers.of(years)).neg().exp();
    const expected: Real = numbers.of(mean).times(drift);
    return family === "normal"
      ? normal(expected, numbers.of(spread))
      : lognormalAfter(years, expected, spread);
  };
}

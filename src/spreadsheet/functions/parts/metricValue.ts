import type { Amount } from "../../../algebra/amount.js";
import type { Distribution } from "../../../distributions/distribution.js";
import { normal } from "../../../distributions/normal.js";
import { certified } from "../../../numeric/certified.js";
import { type Decimal, ZERO } from "../../../numeric/decimal.js";
import type { Arithmetic, Real } from "../../../numeric/real.js";
import { expectation } from "../../../pricing/expectation.js";
import { discountedFrom } from "./discountedFrom.js";
import type { Column } from "./eachPeriod.js";
import { lognormalAfter } from "./lognormalAfter.js";
import type { MetricCells } from "./metricCells.js";
import { openPayoff } from "./openPayoff.js";
import { type PeriodCells, periodsIn } from "./periodsIn.js";
import { refuse } from "./refuse.js";
import { MAX_VOLATILITY } from "./volatility.js";

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

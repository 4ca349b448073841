import type { Observable } from "../algebra/observable.js";
import type { Assumptions } from "../beliefs/assumptions.js";
import { OfferError } from "../errors.js";
import { forwardPrice, type Market } from "../market/prepaidPrice.js";
import { type Decimal, ZERO } from "../numeric/decimal.js";
import { own } from "../schema/own.js";
import { formatDateRule, resolveDate } from "../time/dateRule.js";
import type { Outcome } from "./amountAt.js";

const MAX_WINDOW_DAYS = 3_660;

/** The outcome in which everything turns out as forecast: metrics at their forecast, prices at their forward. */
export function forecastOutcome(beliefs: Assumptions, market: Market): Outcome {
  const dayOf: Outcome["dayOf"] = (rule) => resolveDate(rule, beliefs.closing);
  return {
    dayOf,
    valueOf(observable) {
      return observable.kind === "metric"
        ? forecastOf(observable.metric, observable.period.label, beliefs)
        : meanForward(observable, dayOf, market);
    },
  };
}

function forecastOf(metric: string, period: string, beliefs: Assumptions): Decimal {
  const forecast = own(own(beliefs.metrics, metric)?.forecast ?? {}, period);
  if (forecast !== undefined) return forecast;
  const path = ["metrics", metric, "forecast", period];
  throw new OfferError({ code: "missing-belief", path, message: "a forecast is needed" });
}

/** The forward price, or its mean over each calendar day of the averaging window. */
function meanForward(
  { issuer, on, averagedFrom }: Extract<Observable, { kind: "price" }>,
  dayOf: Outcome["dayOf"],
  market: Market,
): Decimal {
  const last = dayOf(on);
  const first = averagedFrom === undefined ? last : dayOf(averagedFrom);
  if (first > last || last - first > MAX_WINDOW_DAYS) {
    const window = `from ${formatDateRule(averagedFrom ?? on)} to ${formatDateRule(on)}`;
    const message = `the averaging window ${window} must run forward over at most ${MAX_WINDOW_DAYS} days`;
    throw new OfferError({ code: "out-of-range", path: [], message });
  }
  let sum = ZERO;
  for (let day = first; day <= last; day += 1) sum = sum.plus(forwardPrice(issuer, day, market));
  return sum.div(last - first + 1);
}

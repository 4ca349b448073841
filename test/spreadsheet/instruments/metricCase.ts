import { type AssumptionsInput, Decimal } from "offer-valuation";
import { parseDate } from "../../../src/time/date.js";
import { laterBy, resolveDate } from "../../../src/time/dateRule.js";
import { readDuration } from "../../../src/time/duration.js";
import { type PeriodInput, toPeriod } from "../../../src/time/period.js";
import { column } from "../kit.js";
import { ratio } from "./cells.js";

/** The terms that every earn-out has, as documents have them. */
interface Terms {
  readonly metric: string;
  readonly periods: readonly PeriodInput[];
  readonly paymentLag?: string;
}

interface Forecast {
  readonly distribution: string;
  readonly mean: string;
  readonly volatility?: string;
  readonly standardDeviation?: string;
}

/** The beliefs of a document about a metric, as cells. Dates become years as the library counts them. */
export function metricCase({ metric, periods, paymentLag = "0 days" }: Terms, beliefs: AssumptionsInput) {
  const today = parseDate(beliefs.valuationDate, []);
  const { forecast, riskPremium = "0" } = beliefs.metrics?.[metric] ?? { forecast: {} };
  const spread = Object.values(beliefs.creditSpreads ?? {})[0] ?? "0";
  const lag = readDuration(paymentLag);
  const rows = periods.map((input) => {
    const { label, start, end } = toPeriod(input);
    const [first, last] = [resolveDate(start, undefined), resolveDate(end, undefined)];
    const paid = lag === undefined ? last : resolveDate(laterBy(end, lag), undefined);
    return {
      forecast: forecast[label] as Forecast,
      // In the middle of what remains of a period.
      time: ratio(Math.max(0, Math.max(first, today) + last + 1 - 2 * today), 730),
      paid: ratio(paid - today, 365),
    };
  });
  return {
    mean: column(rows.map((row) => row.forecast.mean)),
    volatility: column(rows.map(({ forecast: one }) => one.volatility ?? one.standardDeviation)),
    time: column(rows.map(({ time }) => time)),
    rate: new Decimal(String(beliefs.discountRate)).plus(spread).toString(),
    riskPremium,
    distribution: rows[0]?.forecast.distribution,
    paid: column(rows.map(({ paid }) => paid)),
  };
}

/** Whether every forecast is of a family that cells have. */
export const hasFamily = ({ metric }: Terms, beliefs: AssumptionsInput): boolean =>
  Object.values(beliefs.metrics?.[metric]?.forecast ?? {}).every((one) =>
    ["lognormal", "normal"].includes((one as Forecast).distribution),
  );

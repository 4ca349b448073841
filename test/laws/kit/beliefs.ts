import fc from "fast-check";
import type { AssumptionsInput, Requirements } from "offer-valuation";
import { isoDates } from "./dates.js";
import { decimals, fractions, nonNegativeDecimals, positiveDecimals } from "./decimals.js";
import { nonNegativeRates, rates, trueCompoundings, yearlyRates } from "./rates.js";

const record = <Value>(keys: readonly string[], values: fc.Arbitrary<Value>) =>
  fc
    .array(values, { minLength: keys.length, maxLength: keys.length })
    .map((list) => Object.fromEntries(keys.map((key, index) => [key, list[index] as Value])));

const yields = fc.integer({ min: -10_000, max: 60_000 }).map((millionths) => `${millionths}e-6`);

/** Assumptions that state everything in `needed` and nothing that is not, but for some of what is optional. */
export function beliefsFor(
  needed: Requirements,
  { currency = "USD", events = [] }: { currency?: string; events?: readonly string[] } = {},
): fc.Arbitrary<AssumptionsInput> {
  const observedIn = new Map(needed.prices.map((price) => [price.issuer, price.currency]));
  const shareOf = (issuer: string) =>
    fc.record(
      {
        price: positiveDecimals(),
        currency: fc.constant(observedIn.get(issuer) ?? currency),
        dividendYield: yields,
      },
      { requiredKeys: observedIn.has(issuer) ? ["price", "currency"] : ["price"] },
    );
  const periodsOf = (metric: string) =>
    needed.metrics.filter((need) => need.metric === metric).map(({ period }) => period);
  const metrics = [...new Set(needed.metrics.map(({ metric }) => metric))];
  const asks = (metric: string, by: string): boolean =>
    needed.terminalValues.some((one) => one.metric === metric && one.by === by);
  const forEver = needed.terminalValues.some(({ by }) => by === "growth");
  // What shrinks by 2% a year for ever has a value at every rate here that earns interest on interest.
  const discountRates = forEver ? () => rates(yearlyRates(), trueCompoundings()) : () => rates();
  const believedOf = (metric: string) => ({
    forecast: record(periodsOf(metric), decimals()),
    ...(asks(metric, "growth") ? { terminalGrowth: fc.constantFrom("-0.02", "-0.5") } : {}),
    ...(asks(metric, "multiple") ? { exitMultiple: nonNegativeDecimals() } : {}),
  });
  const foreign = needed.currencies.filter((code) => code !== currency);
  return fc.record({
    valuationDate: isoDates(2018, 2024),
    currency: fc.constant(currency),
    discountRate: discountRates(),
    ...(needed.closing ? { closing: isoDates(2019, 2025) } : {}),
    metrics: fc.record(Object.fromEntries(metrics.map((metric) => [metric, fc.record(believedOf(metric))]))),
    shares: fc.record(Object.fromEntries(needed.shares.map((issuer) => [issuer, shareOf(issuer)]))),
    currencies: record(foreign, fc.record({ spot: positiveDecimals(), discountRate: discountRates() })),
    events: record([...new Set([...needed.events, ...events])], fractions()),
    creditSpreads: fc.subarray([...needed.parties]).chain((some) => record(some, nonNegativeRates())),
  });
}

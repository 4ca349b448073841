import type { Assumptions } from "../beliefs/assumptions.js";
import { type FieldPath, OfferError, type OfferIssue } from "../errors.js";
import { own } from "../schema/own.js";
import { suggest } from "../schema/suggest.js";
import type { Requirements } from "./requirements.js";

/** Throws one error that names every belief which is required and absent, or given in the wrong currency. */
export function checkBeliefs(needed: Requirements, beliefs: Assumptions, currency: string): void {
  const [first, ...others] = [
    ...missingDates(needed, beliefs),
    ...needed.metrics.flatMap((metric) => metricIssues(metric, beliefs)),
    ...needed.shares.flatMap((issuer) => shareIssues(issuer, beliefs, currency)),
    ...needed.prices.flatMap((price) => priceIssues(price, beliefs, currency)),
    ...currenciesIn(needed, beliefs, currency).flatMap((code) => currencyIssues(code, beliefs, currency)),
    ...needed.events.flatMap((event) => eventIssues(event, beliefs)),
  ];
  if (first !== undefined) throw new OfferError([first, ...others]);
}

const missing = (path: FieldPath, message: string): OfferIssue => ({ code: "missing-belief", path, message });

const missingDates = (needed: Requirements, beliefs: Assumptions): OfferIssue[] =>
  needed.closing && beliefs.closing === undefined
    ? [
        missing(
          ["closing"],
          "is needed: a payment is dated from closing, so say on which day the deal closes",
        ),
      ]
    : [];

function metricIssues(
  { metric, period, currency }: Requirements["metrics"][number],
  beliefs: Assumptions,
): OfferIssue[] {
  const belief = own(beliefs.metrics, metric);
  if (belief === undefined) {
    const hint = suggest(metric, Object.keys(beliefs.metrics));
    return [missing(["metrics", metric, "forecast", period], `is needed: a forecast in ${currency}${hint}`)];
  }
  if (belief.currency !== undefined && belief.currency !== currency) {
    const message = `is ${belief.currency}, but the terms measure ${metric} in ${currency}`;
    return [{ code: "currency-mismatch", path: ["metrics", metric, "currency"], message }];
  }
  if (own(belief.forecast, period) !== undefined) return [];
  const hint = suggest(period, Object.keys(belief.forecast));
  return [missing(["metrics", metric, "forecast", period], `is needed: a forecast in ${currency}${hint}`)];
}

function shareIssues(issuer: string, beliefs: Assumptions, currency: string): OfferIssue[] {
  const quote = own(beliefs.shares, issuer);
  if (quote !== undefined) return [];
  const hint = suggest(issuer, Object.keys(beliefs.shares));
  return [
    missing(
      ["shares", issuer, "price"],
      `is needed: the price of one share, in ${currency} or a currency it names${hint}`,
    ),
  ];
}

function priceIssues(
  { issuer, currency: observed }: Requirements["prices"][number],
  beliefs: Assumptions,
  currency: string,
): OfferIssue[] {
  const quote = own(beliefs.shares, issuer);
  const quoted = quote?.currency ?? currency;
  if (quote === undefined || quoted === observed) return [];
  const message = `is ${quoted}, but the terms measure the price in ${observed}`;
  return [{ code: "currency-mismatch", path: ["shares", issuer, "currency"], message }];
}

/** Those that need a rate, and foreign ones in which shares are quoted, which need an exchange rate. */
const currenciesIn = (needed: Requirements, beliefs: Assumptions, currency: string): readonly string[] => [
  ...new Set([
    ...needed.currencies,
    ...needed.shares.flatMap((issuer) => {
      const quoted = own(beliefs.shares, issuer)?.currency;
      return quoted === undefined || quoted === currency ? [] : [quoted];
    }),
  ]),
];

function currencyIssues(code: string, beliefs: Assumptions, currency: string): OfferIssue[] {
  if (code === currency) {
    return beliefs.discountRate === undefined
      ? [missing(["discountRate"], `is needed: a yearly rate for ${code}`)]
      : [];
  }
  if (own(beliefs.currencies, code) !== undefined) return [];
  return [missing(["currencies", code], `is needed: spot (${currency} for one ${code}) and discountRate`)];
}

function eventIssues(event: string, beliefs: Assumptions): OfferIssue[] {
  if (own(beliefs.events, event) !== undefined) return [];
  const hint = suggest(event, Object.keys(beliefs.events));
  return [missing(["events", event], `is needed: its probability from 0 to 1${hint}`)];
}

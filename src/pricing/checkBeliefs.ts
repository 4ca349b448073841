// Internal: no name of the public API lives here.

import { type Claim, eventIn } from "../algebra/claim.js";
import { obligations } from "../algebra/obligations.js";
import { observablesIn } from "../algebra/observablesIn.js";
import { priceDays } from "../algebra/priceDays.js";
import type { Assumptions } from "../beliefs/assumptions.js";
import { type FieldPath, missingBelief, OfferError, type OfferIssue, throwProblems } from "../errors.js";
import { type ObservedPrice, type Requirements, requirements } from "../interpret/requirements.js";
import type { LockUpModel } from "../market/lockUpDiscount.js";
import { TERMINAL_FIGURES } from "../market/terminalValue.js";
import { memoize } from "../schema/memoize.js";
import { ownProperty } from "../schema/records.js";
import { suggest } from "../schema/suggest.js";
import { type EpochDay, formatDate } from "../time/date.js";
import { type DateRule, lacksCalendar, readDateRule, resolveDate } from "../time/dateRule.js";

/** What most questions find; asked before each valuation, they make no list for it. */
const NONE: readonly OfferIssue[] = [];

/** Throws one error that names every belief which is required and absent, or given in the wrong currency. */
export function checkBeliefs(needed: Requirements, beliefs: Assumptions, currency: string): void {
  const issues: OfferIssue[] = [];
  const report = (found: readonly OfferIssue[]): void => {
    for (const issue of found) issues.push(issue);
  };
  report(missingDates(needed, beliefs));
  for (const metric of needed.metrics) report(metricIssues(metric, needed, beliefs));
  for (const issuer of needed.shares) report(shareIssues(issuer, needed, beliefs, currency));
  for (const price of needed.prices) report(priceIssues(price, beliefs, currency));
  for (const price of needed.prices) report(fixingIssues(price, beliefs));
  report(metricsInTwoCurrencies(needed.metrics, beliefs));
  report(lockUpIssues(needed, beliefs));
  for (const code of currenciesIn(needed, beliefs, currency)) report(currencyIssues(code, beliefs, currency));
  for (const terminal of needed.terminalValues) report(terminalIssues(terminal, beliefs));
  for (const event of needed.events) report(eventIssues(event, needed, beliefs));
  throwProblems(issues);
}

/** Names that are there and not needed: what a missing one may have been misspelt as. */
const spare = (given: Readonly<Record<string, unknown>>, needed: readonly string[]): string[] =>
  Object.keys(given).filter((name) => !needed.includes(name));

const missing = (path: FieldPath, message: string): OfferIssue => ({ code: "missing-belief", path, message });

function missingDates(needed: Requirements, { closing, closingTimes }: Assumptions): readonly OfferIssue[] {
  if (!needed.closing || closing !== undefined) return NONE;
  const message =
    closingTimes === undefined
      ? "is needed: a payment is dated from closing, so say on which day the deal closes"
      : "must be one day, because a payment is dated from closing: valueDeal weighs several days with their odds";
  return [missing(["closing"], message)];
}

function metricIssues(
  { metric, period, currency }: Requirements["metrics"][number],
  needed: Requirements,
  beliefs: Assumptions,
): readonly OfferIssue[] {
  const belief = ownProperty(beliefs.metrics, metric);
  if (belief === undefined) {
    const hint = suggest(
      metric,
      spare(
        beliefs.metrics,
        needed.metrics.map((other) => other.metric),
      ),
    );
    return [missing(["metrics", metric, "forecast", period], `is needed: a forecast in ${currency}${hint}`)];
  }
  if (belief.currency !== undefined && belief.currency !== currency) {
    const message = `is ${belief.currency}, but the terms measure ${metric} in ${currency}`;
    return [{ code: "currency-mismatch", path: ["metrics", metric, "currency"], message }];
  }
  if (ownProperty(belief.forecast, period) !== undefined) return NONE;
  const hint = suggest(period, Object.keys(belief.forecast));
  return [missing(["metrics", metric, "forecast", period], `is needed: a forecast in ${currency}${hint}`)];
}

function shareIssues(
  issuer: string,
  needed: Requirements,
  beliefs: Assumptions,
  currency: string,
): readonly OfferIssue[] {
  const quote = ownProperty(beliefs.shares, issuer);
  if (quote !== undefined) return NONE;
  const hint = suggest(issuer, spare(beliefs.shares, needed.shares));
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
): readonly OfferIssue[] {
  const quote = ownProperty(beliefs.shares, issuer);
  const quoted = quote?.currency ?? currency;
  if (quote === undefined || quoted === observed) return NONE;
  const message = `is ${quoted}, but the terms measure the price in ${observed}`;
  return [{ code: "currency-mismatch", path: ["shares", issuer, "currency"], message }];
}

/** Each day on which the terms look at a price and that has passed. */
function fixingIssues(
  { issuer, on, averagedFrom, tradingDays }: ObservedPrice,
  beliefs: Assumptions,
): readonly OfferIssue[] {
  const [last, first] = [on, averagedFrom].map((rule) => rule && readDateRule(rule));
  if (last === undefined || last === "") return NONE;
  const window = { on: last, ...(first && { averagedFrom: first }), ...(tradingDays && { tradingDays }) };
  const days = priceDays(window, (rule) => knownDay(rule, beliefs)) ?? [];
  const fixings = ownProperty(beliefs.shares, issuer)?.fixings ?? {};
  return days
    .filter((day) => day < beliefs.valuationDate)
    .map(formatDate)
    .filter((date) => ownProperty(fixings, date) === undefined)
    .map((date) =>
      missing(["shares", issuer, "fixings", date], "is needed: the price on a day that has passed"),
    );
}

function knownDay(rule: DateRule, { closing }: Assumptions): EpochDay | undefined {
  // Which days are business days is known where the claim is priced.
  if (lacksCalendar(rule)) return undefined;
  return rule.from === "closing" && closing === undefined ? undefined : resolveDate(rule, closing);
}

/** One forecast without a currency cannot stand for amounts in two. */
const metricsInTwoCurrencies = (
  metrics: Requirements["metrics"],
  beliefs: Assumptions,
): readonly OfferIssue[] => {
  const twice = measuredTwice(metrics);
  if (twice.length === 0) return NONE;
  return twice
    .filter(([metric]) => ownProperty(beliefs.metrics, metric)?.currency === undefined)
    .map(([metric, measured]) => ({
      code: "currency-mismatch",
      path: ["metrics", metric],
      message: `is measured in ${measured.join(" and in ")} by the terms; one forecast cannot stand for both`,
    }));
};

/** Metrics that the terms measure in several currencies. */
const measuredTwice = /* @__PURE__ */ memoize((metrics: Requirements["metrics"]) => {
  const currencies = new Map<string, Set<string>>();
  for (const { metric, currency } of metrics) {
    currencies.set(metric, (currencies.get(metric) ?? new Set()).add(currency));
  }
  return [...currencies]
    .filter(([, measured]) => measured.size > 1)
    .map(([metric, measured]) => [metric, [...measured].sort()] as const);
});

/** Those that need a rate, and foreign ones in which shares are quoted, which need an exchange rate. */
function currenciesIn(needed: Requirements, beliefs: Assumptions, currency: string): readonly string[] {
  const { shares, lockUps } = needed;
  if (shares.length === 0 && lockUps.length === 0) return needed.currencies;
  const quotedIn = (issuer: string): string => ownProperty(beliefs.shares, issuer)?.currency ?? currency;
  const foreign = shares.map(quotedIn).filter((code) => code !== currency);
  const marked = pricedLockUps(needed, beliefs, "chaffe").map(quotedIn);
  const paying = shares.filter((issuer) => ownProperty(beliefs.shares, issuer)?.dividends !== undefined);
  return [...new Set([...needed.currencies, ...foreign, ...marked, ...paying.map(quotedIn)])];
}

function lockUpIssues(needed: Requirements, beliefs: Assumptions): readonly OfferIssue[] {
  if (needed.lockUps.length === 0) return NONE;
  if (beliefs.lockUps === undefined) {
    const message = `is needed: shares of ${needed.lockUps.join(" and ")} are locked up, so say which model prices that and on which basis: { model, basis }`;
    return [missing(["lockUps"], message)];
  }
  return pricedLockUps(needed, beliefs)
    .filter((issuer) => ownProperty(beliefs.shares, issuer)?.volatility === undefined)
    .map((issuer) =>
      missing(["shares", issuer, "volatility"], "is needed: the yearly volatility, which prices the lock-up"),
    );
}

function currencyIssues(code: string, beliefs: Assumptions, currency: string): readonly OfferIssue[] {
  if (code === currency) {
    return beliefs.discountRate === undefined
      ? [missing(["discountRate"], `is needed: a yearly rate for ${code}`)]
      : NONE;
  }
  if (ownProperty(beliefs.currencies, code) !== undefined) return NONE;
  return [missing(["currencies", code], `is needed: spot (${currency} for one ${code}) and discountRate`)];
}

function terminalIssues(
  { metric, by }: Requirements["terminalValues"][number],
  beliefs: Assumptions,
): readonly OfferIssue[] {
  const { field, meaning } = TERMINAL_FIGURES[by];
  const belief = ownProperty(beliefs.metrics, metric);
  return belief?.[field] === undefined
    ? [missing(["metrics", metric, field], `is needed: ${meaning}`)]
    : NONE;
}

function eventIssues(event: string, needed: Requirements, beliefs: Assumptions): readonly OfferIssue[] {
  if (beliefs.odds.knows(event)) return NONE;
  const whole = Object.keys(beliefs.events).find((stated) => event.startsWith(eventIn(stated, "")));
  if (whole !== undefined) {
    const message = `is needed: odds by period, { byPeriod } of events.${whole}, with its probability from 0 to 1`;
    return [missing(["events", event], message)];
  }
  const hint = suggest(event, spare(beliefs.events, needed.events));
  return [missing(["events", event], `is needed: its probability from 0 to 1${hint}`)];
}

/** Issuers of the locked-up shares that the beliefs mark down by a model: by any, or by this one. */
export function pricedLockUps(
  needed: Requirements,
  { lockUps }: Assumptions,
  model: LockUpModel | undefined = lockUps?.model,
): readonly string[] {
  const marked = lockUps?.basis === "economic" && lockUps.model !== "none" && lockUps.model === model;
  return marked ? needed.lockUps : [];
}

/**
 * Checks the beliefs that flows need, which is less than values need (no odds, no rates but those that carry prices), and
 * says which currency the discount rate is for.
 */
export function currencyOfFlows(claim: Claim, beliefs: Assumptions): string {
  const { quoted, asked } = neededByFlows(requirements(claim));
  // Without a price to carry forward, the discount rate and so its currency do not matter: "XXX" is ISO 4217 for none.
  const currency = beliefs.currency ?? quoted[0] ?? "XXX";
  if (beliefs.currency === undefined && quoted.length > 1) {
    const message = `is needed: prices are in ${quoted.join(" and ")}, and the discount rate is for one of them`;
    return missingBelief(["currency"], message);
  }
  checkBeliefs(asked, beliefs, currency);
  return currency;
}

/** What flows ask of beliefs, and in which currencies the prices are that they look at. */
const neededByFlows = /* @__PURE__ */ memoize((needed: Requirements) => {
  const quoted = [...new Set(needed.prices.map((price) => price.currency))];
  const shares = needed.prices.map(({ issuer }) => issuer);
  return {
    quoted,
    asked: { ...needed, events: [], lockUps: [], terminalValues: [], currencies: quoted, shares },
  };
});

/**
 * Throws where a required return would count risk twice: a share already is its own present value, and a price that is
 * observed has its risk in its drift.
 */
export function checkRequiredReturns(claim: Claim, { requiredReturns }: Assumptions): void {
  if (Object.keys(requiredReturns).length === 0) return;
  for (const component of hangingOnPrices(claim)) {
    if (ownProperty(requiredReturns, component) === undefined) continue;
    const message = `cannot apply: what ${component} owes hangs on a share price, whose risk is in today's price already and must not be discounted again`;
    throw new OfferError({ code: "invalid-term", path: ["requiredReturns", component], message });
  }
}

/** Components that deliver shares or look at the price of one, in the order in which they are written. */
const hangingOnPrices = /* @__PURE__ */ memoize((claim: Claim): ReadonlySet<string> => {
  const priced = obligations(claim).filter(
    ({ asset, factors }) =>
      asset.kind === "share" || factors.flatMap(observablesIn).some(({ kind }) => kind === "price"),
  );
  return new Set(priced.flatMap(({ path }) => path.slice(0, 1)));
});

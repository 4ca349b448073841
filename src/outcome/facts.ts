// Internal: no name of the public API lives here.

import type { Amount } from "../algebra/amount.js";
import type { Claim } from "../algebra/claim.js";
import { obligations, observedBy } from "../algebra/obligations.js";
import { formatObservable, type Observable } from "../algebra/observable.js";
import { priceDays } from "../algebra/priceDays.js";
import { type FieldPath, OfferError, type OfferErrorCode, type OfferIssue } from "../errors.js";
import { requirements } from "../interpret/requirements.js";
import { Decimal, decimalOf, exactSum } from "../numeric/decimal.js";
import { formatAmount } from "../numeric/format.js";
import type { Offer } from "../offer/offer.js";
import { ownProperty } from "../schema/records.js";
import { MAX_SUGGESTIONS, suggest } from "../schema/suggest.js";
import { type EpochDay, formatDate, readDate } from "../time/date.js";
import { type DateRule, resolveDate } from "../time/dateRule.js";
import type { Period } from "../time/period.js";
import type { Happening, Outcomes } from "./outcomesDocument.js";
import type { KnownRange } from "./settledAmount.js";
import { type TimedEvent, timedEvents } from "./timedEvents.js";

/** What is known of everything that an offer looks at. */
export interface Facts {
  readonly settledOn: EpochDay;
  /** The day that "closing" means, where it is known. */
  readonly closing: EpochDay | undefined;
  /** Whether it is known that the offer does not close. */
  readonly failed: boolean;
  dayOf(rule: DateRule): EpochDay | undefined;
  valueOf(observable: Observable): Decimal | undefined;
  happened(event: string): Happening | undefined;
  /** What amounts come to, each worked out once: the same parts stand in many payments. */
  readonly ranges: Map<Amount, KnownRange>;
  /** The price of an issuer's share on a day. */
  priceOn(issuer: string, day: EpochDay): Decimal | undefined;
}

/** Digits of a mean of prices or of a fraction of a year: far more than results have. */
export const Wide = /* @__PURE__ */ decimalOf(80);

type Price = Extract<Observable, { kind: "price" }>;

/** The facts that outcomes state about an offer, which they have been held against. */
export function factsOf(offer: Offer, outcomes: Outcomes): Facts {
  const { settledOn, closing } = outcomes;
  const conditions = new Set(offer.conditions.map(({ event }) => event));
  const dayOf = (rule: DateRule): EpochDay | undefined =>
    rule.from === "closing" && closing === undefined ? undefined : resolveDate(rule, closing?.day);
  const timed = timedEvents(offer);
  const facts: Facts = {
    settledOn,
    closing: closing?.day,
    failed: closing?.failed === true,
    ranges: new Map(),
    dayOf,
    valueOf: (observable) =>
      observable.kind === "metric"
        ? ownProperty(
            ownProperty(outcomes.metrics ?? {}, observable.metric)?.measured ?? {},
            observable.period.label,
          )
        : averageOf(observable, outcomes, dayOf),
    happened(event) {
      const stated = ownProperty(outcomes.events ?? {}, event);
      if (stated !== undefined) return stated;
      const inPeriod = timed.find(({ name }) => name === event);
      const whole = inPeriod && ownProperty(outcomes.events ?? {}, inPeriod.event);
      if (inPeriod !== undefined && whole !== undefined) return happenedIn(inPeriod.period, whole, dayOf);
      // What has closed has met its conditions.
      return closing?.failed === false && conditions.has(event)
        ? { happens: true, on: undefined }
        : undefined;
    },
    priceOn: (issuer, day) =>
      ownProperty(ownProperty(outcomes.shares ?? {}, issuer)?.prices ?? {}, formatDate(day)),
  };
  refuseContradictions(offer, outcomes, facts, timed);
  return facts;
}

/** Whether an event that happens at most once happened in a period; undefined where the days of the period are not known yet. */
function happenedIn(period: Period, whole: Happening, dayOf: Facts["dayOf"]): Happening | undefined {
  if (whole.on === undefined) return whole;
  const [start, end] = [dayOf(period.start), dayOf(period.end)];
  if (start === undefined || end === undefined) return undefined;
  return whole.on >= start && whole.on <= end ? whole : { happens: false, on: undefined };
}

/** The price on a day, or its mean over the days of a window: as it was determined, or of every day that counts. */
function averageOf(price: Price, { shares = {} }: Outcomes, dayOf: Facts["dayOf"]): Decimal | undefined {
  const days = priceDays(price, dayOf) ?? [];
  const quote = ownProperty(shares, price.issuer);
  if (days.length === 0 || quote === undefined) return undefined;
  const determined = quote.averages?.find(({ from, to }) => from === days[0] && to === days.at(-1));
  return determined?.price ?? meanOf(quote.prices ?? {}, days);
}

/** Undefined where a day is missing. */
function meanOf(prices: Readonly<Record<string, Decimal>>, on: readonly EpochDay[]): Decimal | undefined {
  const days = on.map((day) => ownProperty(prices, formatDate(day)));
  if (days.includes(undefined)) return undefined;
  return new Decimal(new Wide(exactSum(days as Decimal[])).div(days.length));
}

/** Throws one error that lists everything in which outcomes contradict each other, the terms or the calendar. */
function refuseContradictions(
  offer: Offer,
  outcomes: Outcomes,
  facts: Facts,
  timed: readonly TimedEvent[],
): void {
  const issues = [
    ...laterThanSettled(outcomes),
    ...unknownNames(offer, outcomes, timed),
    ...againstPeriods(timed, outcomes, facts),
    ...inOtherCurrencies(offer.claim, outcomes),
    ...againstClosing(offer, outcomes),
    ...againstPrices(outcomes),
    ...measuredTooEarly(offer.claim, outcomes, facts),
  ].map((issue) => ({ ...issue, path: ["outcomes", ...issue.path] }));
  const [first, ...others] = issues;
  if (first !== undefined) throw new OfferError([first, ...others]);
}

const issue = (code: OfferErrorCode, path: FieldPath, message: string): OfferIssue => ({
  code,
  path,
  message,
});

function laterThanSettled({
  settledOn,
  closing,
  events = {},
  shares = {},
  currencies = {},
}: Outcomes): OfferIssue[] {
  const stated: (readonly [FieldPath, EpochDay | undefined])[] = [
    [closing?.failed ? ["closing", "failed"] : ["closing"], closing?.day],
    ...Object.entries(events).map(([event, { on }]) => [["events", event], on] as const),
    ...Object.entries(shares).flatMap(([issuer, { prices = {}, averages = [] }]) => [
      ...Object.keys(prices).map((day) => [["shares", issuer, "prices", day], readDate(day)] as const),
      ...averages.map(({ to }, index) => [["shares", issuer, "averages", index, "to"], to] as const),
    ]),
    ...Object.entries(currencies).flatMap(([code, { rates }]) =>
      Object.keys(rates).map((day) => [["currencies", code, "rates", day], readDate(day)] as const),
    ),
  ];
  return stated.flatMap(([path, day]) => {
    if (day === undefined || day <= settledOn) return [];
    const message = `must not come after the day of settlement: ${formatDate(day)} is later than ${formatDate(settledOn)}`;
    return [issue("invalid-date", path, message)];
  });
}

function unknownNames(
  offer: Offer,
  { metrics = {}, events = {}, shares = {}, currencies = {} }: Outcomes,
  timed: readonly TimedEvent[],
): OfferIssue[] {
  const needed = requirements(offer.claim);
  let hints = 0;
  const unknown = (given: object, known: readonly string[], path: FieldPath, what: string): OfferIssue[] =>
    Object.keys(given)
      .filter((name) => !known.includes(name))
      .map((name) => {
        hints += 1;
        const hint = hints > MAX_SUGGESTIONS ? "" : suggest(name, known);
        return issue("unknown-key", [...path, name], `is no ${what} of this offer${hint}`);
      });
  const foreign = needed.currencies.filter((code) => code !== offer.currency);
  return [
    ...unknown(
      metrics,
      needed.metrics.map(({ metric }) => metric),
      ["metrics"],
      "metric",
    ),
    ...Object.entries(metrics).flatMap(([metric, { measured }]) => {
      const periods = needed.metrics.filter((one) => one.metric === metric).map(({ period }) => period);
      return periods.length === 0
        ? []
        : unknown(measured, periods, ["metrics", metric, "measured"], `period of ${metric}`);
    }),
    ...unknown(
      events,
      [
        ...needed.events,
        ...offer.conditions.map(({ event }) => event),
        ...new Set(timed.map(({ event }) => event)),
      ],
      ["events"],
      "event",
    ),
    ...unknown(shares, [...needed.shares, ...stockIssuers(offer.claim)], ["shares"], "share"),
    ...unknown(currencies, foreign, ["currencies"], "other currency"),
  ];
}

/** Issuers whose shares are counted at a price, and those that are delivered. */
const stockIssuers = (claim: Claim): readonly string[] =>
  obligations(claim).flatMap(({ asset }) => ("issuer" in asset ? [asset.issuer] : []));

function inOtherCurrencies(claim: Claim, { metrics = {}, shares = {} }: Outcomes): OfferIssue[] {
  const { metrics: measured, prices } = requirements(claim);
  const differing = (
    path: FieldPath,
    stated: string | undefined,
    terms: readonly string[],
    what: string,
  ): OfferIssue[] => {
    const other = terms.find((code) => stated !== undefined && code !== stated);
    if (other !== undefined) {
      return [issue("currency-mismatch", path, `is ${stated}, but the terms measure ${what} in ${other}`)];
    }
    const several = [...new Set(terms)];
    if (several.length < 2) return [];
    return [
      issue("currency-mismatch", path, `is needed: the terms measure ${what} in ${several.join(" and in ")}`),
    ];
  };
  return [
    ...Object.entries(metrics).flatMap(([metric, { currency }]) =>
      differing(
        ["metrics", metric, "currency"],
        currency,
        measured.filter((one) => one.metric === metric).map((one) => one.currency),
        metric,
      ),
    ),
    ...Object.entries(shares).flatMap(([issuer, { currency }]) =>
      differing(
        ["shares", issuer, "currency"],
        currency,
        prices.filter((one) => one.issuer === issuer).map((one) => one.currency),
        `the price of ${issuer}`,
      ),
    ),
  ];
}

/** What has closed has met its conditions by then; what has met none of them may have failed all the same. */
function againstClosing(offer: Offer, { closing, events = {} }: Outcomes): OfferIssue[] {
  if (closing === undefined || closing.failed) return [];
  return offer.conditions.flatMap(({ event }) => {
    const stated = ownProperty(events, event);
    const path = ["events", event];
    if (stated?.happens === false) {
      const message = `contradicts closing: it is a condition of the offer, which closed on ${formatDate(closing.day)}`;
      return [issue("invalid-term", path, message)];
    }
    if (stated?.on === undefined || stated.on <= closing.day) return [];
    const message = `contradicts closing: it is a condition of the offer, which closed on ${formatDate(closing.day)}, before that day`;
    return [issue("invalid-date", path, message)];
  });
}

/** What is said of an event in a period is on a day of the period, and said once. */
function againstPeriods(
  timed: readonly TimedEvent[],
  { events = {} }: Outcomes,
  { dayOf }: Facts,
): OfferIssue[] {
  return timed.flatMap(({ name, event, period }) => {
    const stated = ownProperty(events, name);
    if (stated === undefined) return [];
    const path = ["events", name];
    if (Object.hasOwn(events, event)) {
      const message = `is said by "${event}" already, whose day says in which period it happened: say it once`;
      return [issue("invalid-term", path, message)];
    }
    if (stated.on === undefined || happenedIn(period, stated, dayOf)?.happens !== false) return [];
    const message = `must be a day in ${period.label}, but ${formatDate(stated.on)} is none: say the day by "${event}", and its period follows`;
    return [issue("invalid-date", path, message)];
  });
}

/** An average lies between the prices of its days, where all of them are stated. */
function againstPrices({ shares = {} }: Outcomes): OfferIssue[] {
  return Object.entries(shares).flatMap(([issuer, { prices = {}, averages = [] }]) =>
    averages.flatMap(({ from, to, price }, index) => {
      const path = ["shares", issuer, "averages", index, "price"];
      const twice = averages.findIndex((other) => other.from === from && other.to === to);
      if (twice < index) return [issue("duplicate-name", path, "must be stated once for each window")];
      const days = Object.entries(prices).filter(([day]) => {
        const on = readDate(day) as EpochDay;
        return on >= from && on <= to;
      });
      if (days.length <= to - from) return [];
      const inOrder = days.map(([, stated]) => stated).sort((a, b) => a.comparedTo(b));
      const [least, most] = [inOrder[0] as Decimal, inOrder.at(-1) as Decimal];
      if (price.greaterThanOrEqualTo(least) && price.lessThanOrEqualTo(most)) return [];
      const message = `contradicts the prices of its days, which run from ${formatAmount(least)} to ${formatAmount(most)}`;
      return [issue("invalid-term", path, message)];
    }),
  );
}

/** A figure is measured once its period is over. */
function measuredTooEarly(claim: Claim, { settledOn }: Outcomes, facts: Facts): OfferIssue[] {
  const seen = new Map(
    obligations(claim)
      .flatMap(observedBy)
      .map((observable) => [formatObservable(observable), observable]),
  );
  return [...seen.values()].flatMap((observable) => {
    if (observable.kind !== "metric" || facts.valueOf(observable) === undefined) return [];
    const end = facts.dayOf(observable.period.end);
    if (end !== undefined && end <= settledOn) return [];
    const path = ["metrics", observable.metric, "measured", observable.period.label];
    const why =
      end === undefined
        ? "its period is dated from closing, which is not stated"
        : `its period ends on ${formatDate(end)}, after the day of settlement, ${formatDate(settledOn)}`;
    return [issue("invalid-date", path, `cannot have been measured: ${why}`)];
  });
}

import type { Amount } from "../algebra/amount.js";
import type { TerminalMethod } from "../algebra/asset.js";
import type { Claim } from "../algebra/claim.js";
import { checkedClaim } from "../algebra/expression.js";
import { obligations } from "../algebra/obligations.js";
import type { Observable, TradingDays } from "../algebra/observable.js";
import { observablesIn, partsOf } from "../algebra/observablesIn.js";
import { isAveraged } from "../algebra/priceDays.js";
import { memoize } from "../schema/memoize.js";
import { deepFreeze } from "../schema/records.js";
import { type DateRule, formatDateRule } from "../time/dateRule.js";

/** A price that an amount observes. */
export interface ObservedPrice {
  /** Whose share it is the price of. */
  readonly issuer: string;
  /** What it is measured in: an ISO 4217 code. */
  readonly currency: string;
  /** When, as a date rule; the last day of the window where it is averaged. */
  readonly on: string;
  /** The first day of the window over which it is averaged. */
  readonly averagedFrom?: string;
  /** The trading days over which it is averaged, where it is over these alone. */
  readonly tradingDays?: TradingDays;
}

/** What somebody must believe before a claim can be valued. */
export interface Requirements {
  /** Whether a date hangs on the closing date. */
  readonly closing: boolean;
  /** Each metric and period for which a forecast is needed. */
  readonly metrics: readonly {
    /** Its name. */
    readonly metric: string;
    /** The label of the period, as forecasts are listed by it: `2021`. */
    readonly period: string;
    /** The unit of the metric: an ISO 4217 code, or a word such as `user`. */
    readonly currency: string;
  }[];
  /** Issuers whose share price is needed. */
  readonly shares: readonly string[];
  /** Issuers whose shares are locked up on delivery: what that costs is needed. */
  readonly lockUps: readonly string[];
  /** Share prices that an amount observes, with the currency it measures them in. */
  readonly prices: readonly ObservedPrice[];
  /** Whether a price is averaged over several days. */
  readonly averages: boolean;
  /** Metrics of which it is needed what follows their last forecast. */
  readonly terminalValues: readonly {
    /** Its name. */
    readonly metric: string;
    /** Whether that is a growth for ever or an exit multiple. */
    readonly by: TerminalMethod;
  }[];
  /** Currencies for which a rate is needed: those of payments and of observed prices. */
  readonly currencies: readonly string[];
  /** Events whose probability is needed, unless they are conditions of an offer that is valued as if it closes. */
  readonly events: readonly string[];
  /** Parties whose credit stands behind a payment; their spreads are taken as 0 unless given. */
  readonly parties: readonly string[];
}

const requirementsOf = /* @__PURE__ */ memoize((claim: Claim): Requirements => {
  const owed = obligations(claim);
  const seen = owed.flatMap(({ factors }) => factors.flatMap(observablesIn));
  const dates = [
    ...owed.flatMap(({ date, factors }) => [...(date === null ? [] : [date]), ...factors.flatMap(datesIn)]),
    ...seen.flatMap(observationDates),
  ];
  return deepFreeze({
    closing: dates.some(({ from }) => from === "closing"),
    metrics: distinct(
      seen.flatMap((observable) => {
        if (observable.kind !== "metric") return [];
        const { metric, period, currency } = observable;
        return [{ metric, period: period.label, currency }];
      }),
    ),
    prices: distinct(
      seen.flatMap((observable) => (observable.kind === "price" ? [observedPrice(observable)] : [])),
    ),
    averages: seen.some(isAveraged),
    shares: distinct([
      ...owed.flatMap(({ asset }) => (asset.kind === "share" ? [asset.issuer] : [])),
      ...seen.flatMap((observable) => (observable.kind === "price" ? [observable.issuer] : [])),
    ]),
    lockUps: distinct(
      owed.flatMap(({ asset }) =>
        "lockedFor" in asset && asset.lockedFor !== undefined ? [asset.issuer] : [],
      ),
    ),
    currencies: distinct([
      ...owed.flatMap(({ asset }) => (asset.kind === "share" ? [] : [asset.currency])),
      ...seen.flatMap((observable) => (observable.kind === "price" ? [observable.currency] : [])),
    ]),
    terminalValues: distinct(
      owed.flatMap(({ asset }) =>
        asset.kind === "terminalValue" ? [{ metric: asset.metric, by: asset.by }] : [],
      ),
    ),
    events: distinct(owed.flatMap(({ conditions }) => conditions.map(({ event }) => event))),
    parties: distinct(
      owed.flatMap(({ asset, obligor }) => (obligor === null || asset.kind === "share" ? [] : [obligor])),
    ),
  });
});

/**
 * What a claim requires of the beliefs it is valued under, each thing once and in order of appearance.
 *
 * @example
 * ```ts
 * const fee = given("approval", owedBy("Oracle", on("closing", one(currency("USD")))));
 * JSON.stringify(requirements(fee)); // => {"closing":true,"metrics":[],"prices":[],"averages":false,"shares":[],"lockUps":[],"currencies":["USD"],"terminalValues":[],"events":["approval"],"parties":["Oracle"]}
 * ```
 */
export const requirements = (claim: Claim): Requirements => requirementsOf(checkedClaim(claim));

const observedPrice = ({
  issuer,
  currency,
  on,
  averagedFrom,
  tradingDays,
}: Extract<Observable, { kind: "price" }>): ObservedPrice => ({
  issuer,
  currency,
  on: formatDateRule(on),
  ...(averagedFrom === undefined ? {} : { averagedFrom: formatDateRule(averagedFrom) }),
  ...(tradingDays === undefined ? {} : { tradingDays }),
});

const distinct = <Value>(values: readonly Value[]): readonly Value[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
];

function observationDates(observable: Observable): DateRule[] {
  if (observable.kind === "metric") return [observable.period.start, observable.period.end];
  return [observable.on, ...(observable.averagedFrom === undefined ? [] : [observable.averagedFrom])];
}

function datesIn(amount: Amount): DateRule[] {
  return amount.tag === "elapsed" ? [amount.from, amount.to] : partsOf(amount).flatMap(datesIn);
}

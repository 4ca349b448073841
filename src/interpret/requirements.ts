import type { Amount } from "../algebra/amount.js";
import type { Claim } from "../algebra/claim.js";
import type { Observable } from "../algebra/observable.js";
import { deepFreeze } from "../schema/freeze.js";
import type { DateRule } from "../time/dateRule.js";
import { obligations } from "./obligations.js";

/** What somebody must believe before a claim can be valued. */
export interface Requirements {
  /** Whether a date hangs on the closing date. */
  readonly closing: boolean;
  readonly metrics: readonly {
    readonly metric: string;
    readonly period: string;
    readonly currency: string;
  }[];
  /** Issuers whose share price is needed. */
  readonly shares: readonly string[];
  /** Share prices that an amount observes, with the currency it measures them in. */
  readonly prices: readonly { readonly issuer: string; readonly currency: string }[];
  /** Currencies for which a rate is needed: those of payments and of observed prices. */
  readonly currencies: readonly string[];
  readonly events: readonly string[];
  /** Parties whose credit stands behind a payment; their spreads are taken as 0 unless given. */
  readonly parties: readonly string[];
}

/**
 * What a claim requires of the beliefs it is valued under, each thing once and in order of appearance.
 *
 * @example
 * ```ts
 * const fee = given("approval", owedBy("Oracle", on("closing", one(currency("USD")))));
 * JSON.stringify(requirements(fee)); // => {"closing":true,"metrics":[],"prices":[],"shares":[],"currencies":["USD"],"events":["approval"],"parties":["Oracle"]}
 * ```
 */
export function requirements(claim: Claim): Requirements {
  const owed = obligations(claim);
  const seen = owed.flatMap(({ factors }) => factors.flatMap(observablesIn));
  const dates = [
    ...owed.flatMap(({ date, factors }) => [...(date === null ? [] : [date]), ...factors.flatMap(datesIn)]),
    ...seen.flatMap(observationDates),
  ];
  return deepFreeze({
    closing: dates.some(({ from }) => from === "closing"),
    metrics: distinct(
      seen.flatMap((at) =>
        at.kind === "metric" ? [{ metric: at.metric, period: at.period.label, currency: at.currency }] : [],
      ),
    ),
    prices: distinct(
      seen.flatMap((at) => (at.kind === "price" ? [{ issuer: at.issuer, currency: at.currency }] : [])),
    ),
    shares: distinct([
      ...owed.flatMap(({ asset }) => (asset.kind === "share" ? [asset.issuer] : [])),
      ...seen.flatMap((at) => (at.kind === "price" ? [at.issuer] : [])),
    ]),
    currencies: distinct([
      ...owed.flatMap(({ asset }) => (asset.kind === "share" ? [] : [asset.currency])),
      ...seen.flatMap((at) => (at.kind === "price" ? [at.currency] : [])),
    ]),
    events: distinct(owed.flatMap(({ conditions }) => conditions.map(({ event }) => event))),
    parties: distinct(
      owed.flatMap(({ asset, obligor }) => (obligor === null || asset.kind === "share" ? [] : [obligor])),
    ),
  });
}

const distinct = <Value>(values: readonly Value[]): readonly Value[] => [
  ...new Map(values.map((value) => [JSON.stringify(value), value])).values(),
];

function observationDates(observable: Observable): DateRule[] {
  if (observable.kind === "metric") return [];
  return [observable.on, ...(observable.averagedFrom === undefined ? [] : [observable.averagedFrom])];
}

/** Everything that an amount observes. */
export function observablesIn(amount: Amount): Observable[] {
  return amount.tag === "observe" ? [amount.observable] : partsOf(amount).flatMap(observablesIn);
}

function datesIn(amount: Amount): DateRule[] {
  return amount.tag === "elapsed" ? [amount.from, amount.to] : partsOf(amount).flatMap(datesIn);
}

function partsOf(amount: Amount): readonly Amount[] {
  switch (amount.tag) {
    case "constant":
    case "observe":
    case "elapsed":
      return [];
    case "times":
      return [amount.amount];
    case "add":
    case "min":
    case "max":
      return [amount.left, amount.right];
    case "ifAtLeast":
      return [amount.amount, amount.then, amount.otherwise];
  }
}

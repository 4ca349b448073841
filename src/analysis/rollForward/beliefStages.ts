// Internal: no name of the public API lives here.

import { type Assumptions, ownFamiliesIn, parseAssumptions } from "../../beliefs/assumptions.js";
import { canBeCorrelated } from "../../beliefs/dependence.js";
import { familiesWith } from "../../distributions/forecast.js";
import { promised } from "../../errors.js";
import { forwardPrice } from "../../market/prepaidPrice.js";
import { certified } from "../../numeric/certified.js";
import { worldOf } from "../../pricing/world.js";
import { isJsonObject, type Json, type JsonObject } from "../../schema/document.js";
import { ownProperty } from "../../schema/records.js";
import { type EpochDay, formatDate, parseDate } from "../../time/date.js";
import type { MovementName } from "./movements.js";

/** Beliefs on their way from an opening date to a closing date: with each stage, one more group is that of the close. */
export type BeliefStages = Readonly<Record<Exclude<MovementName, "payments">, Assumptions>>;

const GROUPS = ["forecasts", "volatilities", "rates", "prices", "probabilities"] as const;
type Group = (typeof GROUPS)[number];

/** The stages between two sets of beliefs: first the opening ones at the later date, and at last the closing ones themselves. */
export function beliefStages(opening: Assumptions, closing: Assumptions, currency: string): BeliefStages {
  const [before, after] = [opening.toJSON(), closing.toJSON()];
  const own = [...new Set([opening, closing].flatMap(ownFamiliesIn))];
  const reading = { distributions: own.map((definition) => ({ definition })) };
  const spreads = spreadFields(own);
  const world = worldOf(opening, currency);
  const moved = { ...before, valuationDate: formatDate(closing.valuationDate), shares: carried() };
  const stage = (count: number): Assumptions => {
    const changed = new Set<Group>(GROUPS.slice(0, count));
    const document = withGroups(moved, after, changed, spreads);
    const uncorrelated = parseAssumptions(document, reading);
    const { stated } = (changed.has("volatilities") ? closing : opening).dependence;
    // What has been settled since moves with nothing.
    const correlations = stated.filter(({ between }) =>
      between.every((driver) => canBeCorrelated(driver, uncorrelated)),
    );
    if (correlations.length === 0) return uncorrelated;
    const written = correlations.map(
      ({ between, correlation, fixed }): Json => ({
        between: [...between],
        correlation: correlation.toString(),
        fixed,
      }),
    );
    return parseAssumptions({ ...document, correlations: written }, reading);
  };
  const [time, forecasts, volatilities, rates, prices, probabilities] = [0, 1, 2, 3, 4, 5].map(stage) as [
    Assumptions,
    Assumptions,
    Assumptions,
    Assumptions,
    Assumptions,
    Assumptions,
  ];
  return { time, forecasts, volatilities, rates, prices, probabilities, other: closing };

  /** Prices that only the close knows, as the opening beliefs would have had them: at their forward. */
  function carried(): JsonObject {
    return mapped(section(before, "shares"), (quote, issuer) => {
      const [known, later] = [quote, section(section(after, "shares"), issuer)].map((one) =>
        section(one, "fixings"),
      ) as [JsonObject, JsonObject];
      const missing = Object.keys(later).filter((date) => ownProperty(known, date) === undefined);
      const forwards = missing.map((date) => [date, forwardOf(issuer, parseDate(date, ["fixings"]))]);
      const fixings = { ...known, ...Object.fromEntries(forwards) };
      return Object.keys(fixings).length === 0 ? quote : { ...quote, fixings };
    });
  }

  function forwardOf(issuer: string, day: EpochDay): string {
    return certified((numbers) => forwardPrice(issuer, day, world.market(numbers)).toResult().toString());
  }
}

/** By family, the figures that say how uncertain a forecast is. */
type SpreadFields = ReadonlyMap<string, readonly string[]>;

const spreadFields = (own: Parameters<typeof familiesWith>[0]): SpreadFields =>
  new Map(
    familiesWith(own).map(({ distribution, spreads }) => [distribution, spreads.map(({ field }) => field)]),
  );

/** With some groups of the later beliefs, but for correlations: those hang on what is uncertain by then. */
function withGroups(
  before: JsonObject,
  after: JsonObject,
  changed: ReadonlySet<Group>,
  spreads: SpreadFields,
): JsonObject {
  const from = (group: Group): JsonObject => (changed.has(group) ? after : before);
  const { asOf: _, correlations: __, ...rest } = before;
  return defined({
    ...rest,
    ...picked(from("rates"), ["discountRate", "creditSpreads", "requiredReturns", "recoveryRates"]),
    ...picked(from("volatilities"), ["copula"]),
    ...picked(from("prices"), ["lockUps"]),
    ...picked(from("probabilities"), ["events", "jointEvents"]),
    metrics: both(before, after, "metrics", (old, now) => metricOf(old, now, changed, spreads)),
    shares: both(before, after, "shares", (old, now) =>
      defined({
        ...(changed.has("prices") ? now : old),
        volatility: (changed.has("volatilities") ? now : old)["volatility"],
      }),
    ),
    currencies: both(before, after, "currencies", (old, now) =>
      defined({
        ...old,
        spot: (changed.has("prices") ? now : old)["spot"],
        discountRate: (changed.has("rates") ? now : old)["discountRate"],
        volatility: (changed.has("volatilities") ? now : old)["volatility"],
      }),
    ),
  });
}

const metricOf = (
  old: JsonObject,
  now: JsonObject,
  changed: ReadonlySet<Group>,
  spreads: SpreadFields,
): JsonObject =>
  defined({
    ...old,
    riskPremium: (changed.has("rates") ? now : old)["riskPremium"],
    ...picked(changed.has("forecasts") ? now : old, ["terminalGrowth", "exitMultiple"]),
    path: (changed.has("volatilities") ? now : old)["path"],
    toDate: changed.has("forecasts") ? now["toDate"] : measuredInBoth(old, now),
    forecast: changed.has("forecasts")
      ? mapped(section(now, "forecast") as Readonly<Record<string, Json>>, (forecast, period) =>
          changed.has("volatilities")
            ? forecast
            : asUncertain(forecast, ownProperty(section(old, "forecast"), period), spreads),
        )
      : old["forecast"],
  });

/** What had been measured of the periods that are still under way, as far as the later beliefs tell. */
function measuredInBoth(old: JsonObject, now: JsonObject): JsonObject {
  const statedNow = section(now, "toDate");
  return Object.fromEntries(
    Object.entries(section(old, "toDate")).filter(([period]) => Object.hasOwn(statedNow, period)),
  );
}

/** A later forecast with the uncertainty of an earlier one of the same family. */
function asUncertain(now: Json, old: Json | undefined, spreads: SpreadFields): Json {
  if (!isJsonObject(now) || !isJsonObject(old) || now["distribution"] !== old["distribution"]) return now;
  return defined({
    ...now,
    ...picked(old, promised(spreads.get(String(now["distribution"])), "a forecast is of a known family")),
  });
}

/** A table by name: what only the later beliefs know is theirs from the start. */
const both = (
  before: JsonObject,
  after: JsonObject,
  key: string,
  join: (old: JsonObject, now: JsonObject) => JsonObject,
): JsonObject => {
  const [old, now] = [section(before, key), section(after, key)];
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return Object.fromEntries(
    names.map((name) => {
      const [first, second] = [ownProperty(old, name), ownProperty(now, name)] as [JsonObject?, JsonObject?];
      return [
        name,
        first !== undefined && second !== undefined
          ? join(first, second)
          : promised(first ?? second, "a name stands in the table that it was taken from"),
      ];
    }),
  );
};

const section = (document: JsonObject | undefined, key: string): Readonly<Record<string, JsonObject>> => {
  const found = document === undefined ? undefined : ownProperty(document, key);
  return isJsonObject(found) ? (found as Readonly<Record<string, JsonObject>>) : {};
};

const mapped = <Value extends Json>(
  record: Readonly<Record<string, Value>>,
  change: (value: Value, key: string) => Json,
): JsonObject => Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value, key)]));

const picked = (document: JsonObject, keys: readonly string[]): Readonly<Record<string, Json | undefined>> =>
  Object.fromEntries(keys.map((key) => [key, ownProperty(document, key)]));

const defined = (document: Readonly<Record<string, Json | undefined>>): JsonObject =>
  Object.fromEntries(
    Object.entries(document).filter((entry): entry is [string, Json] => entry[1] !== undefined),
  );

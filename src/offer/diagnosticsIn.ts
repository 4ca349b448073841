// Internal: no name of the public API lives here.

import { obligations } from "../algebra/obligations.js";
import type { Assumptions } from "../beliefs/assumptions.js";
import { jointTableEvents } from "../beliefs/jointTable.js";
import { type FieldPath, formatPath } from "../errors.js";
import type { Requirements } from "../interpret/requirements.js";
import type { Curve } from "../market/curve/curve.js";
import { nodeRates } from "../market/curve/exponent.js";
import type { Rate } from "../market/rate.js";
import { certified } from "../numeric/certified.js";
import type { Decimal } from "../numeric/decimal.js";
import { formatPercent } from "../numeric/format.js";
import type { Flow } from "../pricing/flows.js";
import { memoize } from "../schema/memoize.js";
import { ownProperty } from "../schema/records.js";
import { MAX_SUGGESTIONS, suggest } from "../schema/suggest.js";
import { formatDate } from "../time/date.js";
import type { Offer } from "./offer.js";
import { riskDiagnostics } from "./riskDiagnostics.js";
import { termDiagnostics } from "./termDiagnostics.js";
import type { Diagnostic } from "./valuation.js";

/** What in the inputs deserves a look: odd dates, conditions and rates, bends without uncertainty, risk counted twice, open terms, unused beliefs. */
export function diagnosticsIn(
  offer: Offer,
  beliefs: Assumptions,
  needed: Requirements,
  flows: readonly Flow[],
): Diagnostic[] {
  return [
    ...oddDates(flows, beliefs),
    ...impossibleConditions(offer),
    ...pointForecasts(flows),
    ...largeRates(beliefs),
    ...riskDiagnostics(offer, beliefs),
    ...termDiagnostics(offer, beliefs, flows),
    ...unusedBeliefs(offer, beliefs, needed),
  ];
}

function oddDates(flows: readonly Flow[], { valuationDate, closing }: Assumptions): Diagnostic[] {
  const found: Diagnostic[] = [];
  if (closing !== undefined && closing < valuationDate) {
    const text = `closing: ${formatDate(closing)} lies before the valuation date ${formatDate(valuationDate)}`;
    found.push({ code: "closing-before-valuation", path: ["closing"], text });
  }
  for (const { path, day, probability } of flows) {
    if (probability.isZero()) continue;
    const due = `${path.join(", ")}: due on ${formatDate(day)}`;
    if (day < valuationDate) {
      const text = `${due}, before the valuation date ${formatDate(valuationDate)}, so worth nothing now`;
      found.push({ code: "past-payment", path: [...path], text });
    } else if (closing !== undefined && day < closing) {
      const text = `${due}, before the deal closes on ${formatDate(closing)}`;
      found.push({ code: "payment-before-closing", path: [...path], text });
    }
  }
  return found;
}

/** Owed only if an approval fails, in an offer that is valued as if it closed. */
const impossibleConditions = /* @__PURE__ */ memoize((offer: Offer): Diagnostic[] => {
  const met = new Set(offer.conditions.map(({ event }) => event));
  return obligations(offer.claim).flatMap(({ path, conditions }) =>
    conditions
      .filter(({ event, happens }) => !happens && met.has(event))
      .map(({ event }) => ({
        code: "impossible-condition",
        path: [...path],
        text: `${path.join(", ")}: owed only if "${event}" fails, so worth nothing if the offer closes`,
      })),
  );
});

const pointForecasts = (flows: readonly Flow[]): Diagnostic[] =>
  flows
    .filter((flow) => certified((numbers) => flow.isPointOnly(numbers)))
    .map(({ path }) => ({
      code: "point-forecast",
      path: [...path],
      text: `${path.join(", ")}: its terms bend (a floor, a cap, a threshold), but the forecast is a single number: what the bend is worth under uncertainty is left out`,
    }));

const largeRates = /* @__PURE__ */ memoize((beliefs: Assumptions): Diagnostic[] => {
  const rates: [FieldPath, Rate | Curve | undefined][] = [
    [["discountRate"], beliefs.discountRate],
    ...Object.entries(beliefs.requiredReturns).map(([name, rate]): [FieldPath, Rate] => [
      ["requiredReturns", name],
      rate,
    ]),
    ...Object.entries(beliefs.currencies).map(([code, { discountRate }]): [FieldPath, Rate | Curve] => [
      ["currencies", code, "discountRate"],
      discountRate,
    ]),
  ];
  return rates
    .flatMap(([path, rate]) => largestIn(path, rate))
    .flatMap(([path, rate]) =>
      rate.abs().greaterThan(1)
        ? [
            {
              code: "large-rate",
              path,
              text: `${formatPath(path)}: ${formatPercent(rate)} a year (8% is written "0.08")`,
            },
          ]
        : [],
    );
});

const largestIn = (path: FieldPath, rate: Rate | Curve | undefined): [FieldPath, Decimal][] => {
  if (rate === undefined) return [];
  if (!("kind" in rate)) return [[path, rate.rate]];
  return nodeRates(rate).map((node) => [[...path, formatDate(node.date)], node.rate]);
};

const SECTIONS = ["metrics", "shares", "currencies", "events", "creditSpreads", "requiredReturns"] as const;

function unusedBeliefs(offer: Offer, beliefs: Assumptions, needed: Requirements): Diagnostic[] {
  // What an offer comes to for each share is held against every share price, and its enterprise value against every metric.
  const perShare = offer.targetShares !== undefined;
  const shares = [...needed.shares, ...needed.lockUps, ...(perShare ? Object.keys(beliefs.shares) : [])];
  const quoted = shares.flatMap((issuer) => ownProperty(beliefs.shares, issuer)?.currency ?? []);
  const asked = [...needed.events, ...offer.conditions.map(({ event }) => event)];
  const jointEvents = beliefs.jointEvents ?? [];
  const stated = jointEvents.length > 0 || Object.keys(beliefs.events).length > 0;
  const used = {
    metrics:
      perShare && offer.netDebt !== undefined
        ? Object.keys(beliefs.metrics)
        : needed.metrics.map(({ metric }) => metric),
    shares,
    currencies: [...needed.currencies, ...quoted].filter(
      (code) => code !== (beliefs.currency ?? offer.currency),
    ),
    // Which events bear on others is only worth finding out where some are stated.
    events: stated ? [...new Set([...asked, ...beliefs.odds.bearingOn(asked)])] : asked,
    creditSpreads: needed.parties,
    requiredReturns: offer.components.map(({ name }) => name),
  };
  const sections = SECTIONS.flatMap((section) => {
    const names = new Set(used[section]);
    return Object.keys(beliefs[section])
      .filter((name) => !names.has(name))
      .map((name, index) => unused([section, name], index < MAX_SUGGESTIONS ? suggest(name, names) : ""));
  });
  const wanted = periodsWanted(needed);
  const periods = Object.entries(beliefs.metrics).flatMap(([name, { forecast }]) => {
    const ofMetric = wanted.get(name);
    if (ofMetric === undefined) return [];
    const idle = Object.keys(forecast).filter((period) => !ofMetric.has(period));
    return idle.map((period) => unused(["metrics", name, "forecast", period], ""));
  });
  const events = new Set(used.events);
  const tables = jointEvents.flatMap((table, index) =>
    jointTableEvents(table).some((event) => events.has(event)) ? [] : [unused(["jointEvents", index], "")],
  );
  const lockUps = beliefs.lockUps !== undefined && needed.lockUps.length === 0;
  const prices = beliefs.targetPrices !== undefined && !perShare;
  return [
    ...sections,
    ...periods,
    ...tables,
    ...(lockUps ? [unused(["lockUps"], "")] : []),
    ...(prices ? [unused(["targetPrices"], "")] : []),
  ];
}

/** The periods of each metric that somebody asks for. */
const periodsWanted = /* @__PURE__ */ memoize((needed: Requirements): ReadonlyMap<string, Set<string>> => {
  const wanted = new Map<string, Set<string>>();
  for (const { metric, period } of needed.metrics) {
    wanted.set(metric, (wanted.get(metric) ?? new Set()).add(period));
  }
  return wanted;
});

const unused = (path: FieldPath, hint: string): Diagnostic => ({
  code: "unused-belief",
  path,
  text: `${formatPath(path)}: nothing in the offer uses it${hint}`,
});

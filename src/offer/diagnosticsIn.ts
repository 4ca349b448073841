import type { Assumptions } from "../beliefs/assumptions.js";
import { jointTableEvents } from "../beliefs/jointTable.js";
import { type FieldPath, formatPath } from "../errors.js";
import type { Requirements } from "../interpret/requirements.js";
import type { Curve } from "../market/curve/curve.js";
import type { Rate } from "../market/rate.js";
import type { Decimal } from "../numeric/decimal.js";
import { formatPercent } from "../numeric/format.js";
import { own } from "../schema/own.js";
import { MAX_SUGGESTIONS, suggest } from "../schema/suggest.js";
import { formatDate } from "../time/date.js";
import type { Diagnostic } from "../value/valuation.js";
import type { ValuedFlow } from "../value/valueFlows.js";
import type { Offer } from "./offer.js";
import { riskDiagnostics } from "./riskDiagnostics.js";
import { termDiagnostics } from "./termDiagnostics.js";

/** What in the inputs deserves a look: odd dates, conditions and rates, bends without uncertainty, risk counted twice, open terms, unused beliefs. */
export function diagnosticsIn(
  offer: Offer,
  beliefs: Assumptions,
  needed: Requirements,
  flows: readonly ValuedFlow[],
): Diagnostic[] {
  return [
    ...oddDates(flows, beliefs),
    ...impossibleConditions(offer, flows),
    ...pointForecasts(flows),
    ...largeRates(beliefs),
    ...riskDiagnostics(offer, beliefs),
    ...termDiagnostics(offer, beliefs, flows),
    ...unusedBeliefs(offer, beliefs, needed),
  ];
}

function oddDates(flows: readonly ValuedFlow[], { valuationDate, closing }: Assumptions): Diagnostic[] {
  const today = formatDate(valuationDate);
  const late = closing !== undefined && closing < valuationDate;
  const possible = flows.filter(({ probability }) => !probability.isZero());
  const dated = possible.flatMap(({ path, day }): Diagnostic[] => {
    const due = `${path.join(", ")}: due on ${formatDate(day)}`;
    if (day < valuationDate) {
      const text = `${due}, before the valuation date ${today}, so worth nothing now`;
      return [{ code: "past-payment", path: [...path], text }];
    }
    if (closing === undefined || day >= closing) return [];
    const text = `${due}, before the deal closes on ${formatDate(closing)}`;
    return [{ code: "payment-before-closing", path: [...path], text }];
  });
  const text = `closing: ${closing === undefined ? "" : formatDate(closing)} lies before the valuation date ${today}`;
  return [
    ...(late ? [{ code: "closing-before-valuation" as const, path: ["closing"], text }] : []),
    ...dated,
  ];
}

/** Owed only if an approval fails, in an offer that is valued as if it closed. */
function impossibleConditions(offer: Offer, flows: readonly ValuedFlow[]): Diagnostic[] {
  const met = new Set(offer.conditions.map(({ event }) => event));
  return flows.flatMap(({ path, conditions }) =>
    conditions
      .filter(({ event, happens }) => !happens && met.has(event))
      .map(({ event }) => ({
        code: "impossible-condition",
        path: [...path],
        text: `${path.join(", ")}: owed only if "${event}" fails, so worth nothing if the offer closes`,
      })),
  );
}

const pointForecasts = (flows: readonly ValuedFlow[]): Diagnostic[] =>
  flows
    .filter(({ pointOnly }) => pointOnly)
    .map(({ path }) => ({
      code: "point-forecast",
      path: [...path],
      text: `${path.join(", ")}: its terms bend (a floor, a cap, a threshold), but the forecast is a single number: what the bend is worth under uncertainty is left out`,
    }));

function largeRates(beliefs: Assumptions): Diagnostic[] {
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
}

const largestIn = (path: FieldPath, rate: Rate | Curve | undefined): [FieldPath, Decimal][] => {
  if (rate === undefined) return [];
  if (!("kind" in rate)) return [[path, rate.rate]];
  return rate.points.map((point) => [[...path, formatDate(point.day)], point.rate]);
};

function unusedBeliefs(offer: Offer, beliefs: Assumptions, needed: Requirements): Diagnostic[] {
  const shares = [...needed.shares, ...needed.lockUps];
  const quoted = shares.flatMap((issuer) => own(beliefs.shares, issuer)?.currency ?? []);
  const asked = [...needed.events, ...offer.conditions.map(({ event }) => event)];
  const used = {
    metrics: needed.metrics.map(({ metric }) => metric),
    shares,
    currencies: [...needed.currencies, ...quoted].filter(
      (code) => code !== (beliefs.currency ?? offer.currency),
    ),
    events: [...new Set([...asked, ...beliefs.odds.bearingOn(asked)])],
    creditSpreads: needed.parties,
    requiredReturns: offer.components.map(({ name }) => name),
  };
  const sections = Object.entries(used).flatMap(([section, names]) =>
    Object.keys(beliefs[section as keyof typeof used])
      .filter((name) => !names.includes(name))
      .map((name, index) => unused([section, name], index < MAX_SUGGESTIONS ? suggest(name, names) : "")),
  );
  const periods = Object.entries(beliefs.metrics).flatMap(([name, { forecast }]) => {
    const wanted = needed.metrics.flatMap(({ metric, period }) => (metric === name ? [period] : []));
    const idle = Object.keys(forecast).filter((period) => !wanted.includes(period));
    return wanted.length === 0 ? [] : idle.map((period) => unused(["metrics", name, "forecast", period], ""));
  });
  const tables = (beliefs.jointEvents ?? []).flatMap((stated, index) =>
    jointTableEvents(stated).some((event) => used.events.includes(event))
      ? []
      : [unused(["jointEvents", index], "")],
  );
  const lockUps = beliefs.lockUps !== undefined && needed.lockUps.length === 0;
  return [...sections, ...periods, ...tables, ...(lockUps ? [unused(["lockUps"], "")] : [])];
}

const unused = (path: FieldPath, hint: string): Diagnostic => ({
  code: "unused-belief",
  path,
  text: `${formatPath(path)}: nothing in the offer uses it${hint}`,
});

// Internal: no name of the public API lives here.

import type { Amount } from "../algebra/amount.js";
import { type Obligation, obligations, observedBy } from "../algebra/obligations.js";
import { bends, distinctObservables } from "../algebra/observablesIn.js";
import type { Assumptions } from "../beliefs/assumptions.js";
import { componentOf } from "../components/defineComponent.js";
import { type Forecast, toDistribution } from "../distributions/forecast.js";
import { certified } from "../numeric/certified.js";
import type { Decimal } from "../numeric/decimal.js";
import { formatPercent } from "../numeric/format.js";
import type { Arithmetic, Real } from "../numeric/real.js";
import { type Flow, totalOf } from "../pricing/flows.js";
import { memoize } from "../schema/memoize.js";
import { ownProperty } from "../schema/records.js";
import { formatDate } from "../time/date.js";
import type { Offer } from "./offer.js";
import type { Diagnostic } from "./valuation.js";

/** A headline of which this much is paid only at caps has little room above it. */
const NOTABLE_SHARE = "0.25";

const SAME = 1e-12;

/** Terms that leave open what decides the value, and beliefs of another day. */
export function termDiagnostics(offer: Offer, beliefs: Assumptions, flows: readonly Flow[]): Diagnostic[] {
  return [
    ...ofAnotherDay(beliefs),
    ...stockOfUnknownKind(offer),
    ...lossesWithoutRule(offer, beliefs),
    ...certified((numbers) => headlineAtCaps(flows, numbers)),
  ];
}

function ofAnotherDay({ asOf, valuationDate }: Assumptions): Diagnostic[] {
  if (asOf === undefined || asOf === valuationDate) return [];
  const [late, days] = [asOf > valuationDate, Math.abs(asOf - valuationDate)];
  const how = `${days} ${days === 1 ? "day" : "days"} ${late ? "after" : "before"} the valuation date ${formatDate(valuationDate)}`;
  const why = late ? "nobody could know them then" : "they may be out of date";
  const text = `asOf: the beliefs are of ${formatDate(asOf)}, ${how}: ${why}`;
  return [{ code: late ? "beliefs-with-hindsight" : "beliefs-out-of-date", path: ["asOf"], text }];
}

const stockOfUnknownKind = /* @__PURE__ */ memoize(({ open, components }: Offer): Diagnostic[] => {
  const unknown = open.some(({ fact }) => /fixed (?:value|number|amount)|number of shares/i.test(fact));
  if (!unknown) return [];
  return components.flatMap(({ type, name, toJSON }, index) => {
    if (type !== "stock") return [];
    const [reading, other] = Object.hasOwn(toJSON(), "shares")
      ? ["a fixed number of shares, which moves with their price", "a fixed value"]
      : ["a fixed value, which does not move with the price", "a fixed number of shares"];
    const text = `${name}: it is open which contract it is; read as ${reading}. Value it as ${other} too`;
    return [{ code: "stock-kind-open", path: ["components", index], text }];
  });
});

/** Only where nobody has said what a loss does: neither the terms nor the facts that the offer leaves open. */
const lossesWithoutRule = (offer: Offer, beliefs: Assumptions): Diagnostic[] =>
  withoutRule(offer).flatMap(({ name, index, owed }) => {
    const metrics = metricsOf(owed, beliefs);
    if (metrics.length === 0) return [];
    const text = `${name}: ${metrics.join(" and ")} may be negative, and the terms do not say what a loss does; taken to pay nothing and to be forgotten`;
    return [{ code: "loss-without-rule", path: ["components", index, "clawback"], text }];
  });

/** Components whose terms do not say what a loss does, with what they owe. */
const withoutRule = /* @__PURE__ */ memoize(({ open, components, claim }: Offer) => {
  if (open.some(({ fact, reading }) => /\bloss/i.test(`${fact} ${reading}`))) return [];
  return components.flatMap(({ name, assumed }, index) =>
    assumed.some(({ path: [field] }) => field === "clawback")
      ? [{ name, index, owed: obligations(claim).filter(({ path }) => path[0] === name) }]
      : [],
  );
});

/** Metrics that may well be negative in some period. */
function metricsOf(owed: readonly Obligation[], beliefs: Assumptions): readonly string[] {
  const found = owed.flatMap((one) =>
    observedBy(one).flatMap((observable) => {
      if (observable.kind !== "metric") return [];
      const { metric, period } = observable;
      const belief = ownProperty(beliefs.metrics, metric);
      const forecast = belief && ownProperty(belief.forecast, period.label);
      return forecast !== undefined && mayBeNegative(forecast) ? [metric] : [];
    }),
  );
  return [...new Set(found)];
}

/** Where there is no least value, every forecast may; two standard deviations from 0 leave a normal one chance in 44. */
const mayBeNegative = /* @__PURE__ */ memoize((forecast: Forecast): boolean => {
  const bound = forecast.family.lowerBound(forecast);
  if (bound !== undefined) return bound.lessThan(0);
  return certified((numbers) =>
    toDistribution(forecast, () => numbers.of(1), numbers)
      .below(numbers.of(0), false)
      .greaterThan(numbers.of(-2).normalCdf()),
  );
});

function headlineAtCaps(flows: readonly Flow[], numbers: Arithmetic): Diagnostic[] {
  const capped = new Map<string, Real>();
  for (const flow of flows) {
    const cap = capOfObligation(flow.obligation);
    if (cap === undefined || Math.abs(flow.units(numbers).abs().toNumber() / cap - 1) > SAME) continue;
    const component = componentOf(flow);
    const before = capped.get(component) ?? numbers.of(0);
    capped.set(component, before.plus(flow.nominal(numbers)));
  }
  if (capped.size === 0) return [];
  const headline = totalOf(flows, "nominal")(numbers);
  if (!(headline.toNumber() > 0)) return [];
  return [...capped].flatMap(([component, nominal]): Diagnostic[] => {
    const share = nominal.div(headline).toDecimal();
    if (share.lessThan(NOTABLE_SHARE)) return [];
    const text = `${component}: ${formatPercent(share, 1)} of the headline is payments at their cap, so that a better forecast adds nothing and a worse one takes away`;
    return [{ code: "headline-at-cap", path: [component], text }];
  });
}

/** The cap of an obligation, if it has one above 0, in doubles: whether it is reached needs no proof here. */
const capOfObligation = /* @__PURE__ */ memoize(
  ({ factors: [amount, ...others] }: Obligation): number | undefined => {
    const cap = others.length === 0 && isCappedForecast(amount) ? capOf(amount) : undefined;
    return cap?.greaterThan(0) ? cap.toNumber() : undefined;
  },
);

/** A collar on a share price is no forecast that could be better. */
const isCappedForecast = (amount: Amount): boolean =>
  bends(amount) && distinctObservables(amount).every(({ kind }) => kind === "metric");

/** The most that an amount can be, as far as its outermost terms say. */
function capOf(amount: Amount): Decimal | undefined {
  switch (amount.tag) {
    case "min":
      return lesser(ceiling(amount.left), ceiling(amount.right));
    case "max": {
      const [left, right] = [ceiling(amount.left), ceiling(amount.right)];
      return left === undefined || right === undefined ? undefined : left.greaterThan(right) ? left : right;
    }
    case "times": {
      const inside = amount.factor.greaterThan(0) ? capOf(amount.amount) : undefined;
      return inside?.times(amount.factor);
    }
    default:
      return undefined;
  }
}

const ceiling = (amount: Amount): Decimal | undefined =>
  amount.tag === "constant" ? amount.value : capOf(amount);

const lesser = (a: Decimal | undefined, b: Decimal | undefined): Decimal | undefined =>
  a === undefined || b === undefined ? (a ?? b) : a.lessThan(b) ? a : b;

// Internal: no name of the public API lives here.

import type { Claim } from "../algebra/claim.js";
import { obligations, observedBy } from "../algebra/obligations.js";
import { observableKey } from "../algebra/observable.js";
import type { Assumptions } from "../beliefs/assumptions.js";
import type { Odds } from "../beliefs/odds.js";
import { componentOf } from "../components/defineComponent.js";
import { AVERAGE_ASSUMED } from "../distributions/averageOfLognormals.js";
import { type FieldPath, formatPath } from "../errors.js";
import type { Requirements } from "../interpret/requirements.js";
import type { Curve } from "../market/curve/curve.js";
import type { LockUpModel } from "../market/lockUpDiscount.js";
import type { Rate } from "../market/rate.js";
import { formatPercent } from "../numeric/format.js";
import { pricedLockUps } from "../pricing/checkBeliefs.js";
import type { Flow } from "../pricing/flows.js";
import { driverOf } from "../pricing/scores.js";
import { memoize } from "../schema/memoize.js";
import type { AppliedDefault } from "../schema/reader.js";
import { ownProperty } from "../schema/records.js";
import type { Design } from "../simulation/points.js";
import { formatDate } from "../time/date.js";
import { resolveDate } from "../time/dateRule.js";
import type { Offer } from "./offer.js";
import type { Assumed } from "./valuation.js";

/** Everything a valuation takes for granted: open facts of the offer, defaults of terms and beliefs, methods chosen. */
export function assumedIn(
  offer: Offer,
  beliefs: Assumptions,
  needed: Requirements,
  weighted: boolean,
  currency: string,
): Assumed[] {
  return [
    ...leftOpen(offer),
    ...beliefs.assumed.filter((belief) => isUsed(belief, offer, beliefs, needed)).map(unsaid),
    ...withoutSpread(beliefs, needed),
    ...ofShares(beliefs, needed, currency),
    ...ownRates(offer, beliefs),
    ...curves(offer, beliefs, needed),
    ...methods(offer, beliefs, needed, weighted),
  ];
}

/** What the terms of an offer leave open or unsaid; `path` is where the offer stands in the input. */
export const assumedInTerms = (offer: Offer, path: FieldPath = []): Assumed[] => [
  ...offer.open.map(({ fact, reading }): Assumed => ({ kind: "open", path, text: `${fact}: ${reading}` })),
  ...when(
    offer.components.some(({ type }) => type === "optionSpread"),
    "Options of the target that are in the money by the price of a share receive that price less their strike, in cash at closing",
  ),
  ...unsaidOfOptions(offer, path),
  ...offer.components.flatMap(({ name, assumed }, index) =>
    assumed.map((term) =>
      fromDefault(
        { ...term, path: [...path, "components", index, ...term.path] },
        `${name}, ${formatPath(term.path)}`,
      ),
    ),
  ),
];

const unsaidOfOptions = ({ targetShares }: Offer, path: FieldPath): Assumed[] =>
  (targetShares?.options ?? []).flatMap(({ vested }, index) =>
    vested === undefined
      ? [
          fromDefault({
            path: [...path, "target", "shares", "options", index, "vested"],
            value: true,
            meaning: "Whether they count: false for those that lapse or go on as options of the bidder",
          }),
        ]
      : [],
  );

const leftOpen = /* @__PURE__ */ memoize((offer: Offer) => assumedInTerms(offer));

/** That a value is the value if the offer closes, where that is in doubt. */
export const ifItCloses = (offer: Offer): Assumed[] =>
  when(
    offer.conditions.length > 0,
    "The present value is the value if the offer closes: its conditions count as met",
  );

/** What was worked out on many paths, and which. */
export function simulatedIn(flows: readonly Flow[], { paths, scrambles, seed }: Design): Assumed[] {
  const names = new Set(flows.filter(({ simulated }) => simulated !== undefined).map(componentOf));
  return [...names].flatMap((name) =>
    method(
      `${name} has no closed form and is simulated on ${paths} quasi-random paths (${scrambles} scrambles, seed ${seed}): its figures are known within their standard errors`,
    ),
  );
}

const fromDefault = ({ path, value, meaning }: AppliedDefault, name = formatPath(path)): Assumed => ({
  kind: "default",
  path,
  text: `${name}: not stated, taken as ${JSON.stringify(value)} (${meaning})`,
});

/** A default among beliefs, in words. */
const unsaid = /* @__PURE__ */ memoize((belief: AppliedDefault): Assumed => fromDefault(belief));

function isUsed(
  { path: [section, name] }: AppliedDefault,
  offer: Offer,
  beliefs: Assumptions,
  needed: Requirements,
): boolean {
  if (section === "discountRate") {
    return needed.currencies.length > 0 || pricedLockUps(needed, beliefs, "chaffe").length > 0;
  }
  if (section === "closing") return needed.closing;
  const { metrics, currencies, shares } = namesIn(needed);
  if (section === "metrics") return metrics.has(name);
  if (section === "shares")
    return shares.has(name) || pricedLockUps(needed, beliefs).some((issuer) => issuer === name);
  return section === "currencies" ? currencies.has(name) : componentNames(offer).has(name);
}

type Name = FieldPath[number] | undefined;

const namesIn = /* @__PURE__ */ memoize((needed: Requirements) => ({
  metrics: new Set<Name>(needed.metrics.map(({ metric }) => metric)),
  currencies: new Set<Name>(needed.currencies),
  shares: new Set<Name>(needed.shares),
}));

const componentNames = /* @__PURE__ */ memoize(
  ({ components }: Offer) => new Set<Name>(components.map(({ name }) => name)),
);

const withoutSpread = (beliefs: Assumptions, needed: Requirements): Assumed[] =>
  spreadsOfNothing(needed)
    .filter(({ party }) => ownProperty(beliefs.creditSpreads, party) === undefined)
    .map(({ assumed }) => assumed);

/** What is taken for granted of each party whose credit nobody prices. */
const spreadsOfNothing = /* @__PURE__ */ memoize(({ parties }: Requirements) =>
  parties.map((party): { party: string; assumed: Assumed } => ({
    party,
    assumed: {
      kind: "default",
      path: ["creditSpreads", party],
      text: `${formatPath(["creditSpreads", party])}: not stated, taken as 0 (what ${party} owes is discounted at the discount rate alone)`,
    },
  })),
);

const ownRates = (offer: Offer, beliefs: Assumptions): Assumed[] =>
  offer.components.flatMap(({ name }) => {
    const rate = ownProperty(beliefs.requiredReturns, name);
    if (rate === undefined) return [];
    const terms = `${formatPercent(rate.rate)} (${rate.compounding}, ${rate.dayCount})`;
    const text = `${name} is discounted at its required return of ${terms} in place of the discount rate and the payer's credit spread; its forecasts carry no other adjustment for risk`;
    return [{ kind: "method", path: ["requiredReturns", name], text }];
  });

/** What each curve says where it has no node. */
function curves(offer: Offer, beliefs: Assumptions, needed: Requirements): Assumed[] {
  const rates: readonly (readonly [FieldPath, Rate | Curve | undefined])[] = [
    [["discountRate"], beliefs.discountRate],
    ...Object.entries(beliefs.currencies).map(
      ([code, quote]) => [["currencies", code, "discountRate"], quote.discountRate] as const,
    ),
  ];
  return rates.flatMap(([path, curve]): Assumed[] => {
    if (curve === undefined || !("kind" in curve)) return [];
    if (!isUsed({ path, value: "", meaning: "" }, offer, beliefs, needed)) return [];
    const { nodes } = curve.base.quotes;
    const [first, last] = [nodes[0], nodes.at(-1)].map((node) => formatDate(node?.date ?? curve.date));
    const outside =
      curve.interpolation === "monotone-cubic"
        ? "its cubic starts at the curve's own date"
        : "the zero rate of that node holds";
    const aged =
      curve.date < beliefs.valuationDate
        ? `; it is of ${formatDate(curve.date)}, and its forward rates are taken as those of the valuation date`
        : "";
    const text = `${formatPath(path)}: before ${first}, the curve's first node, ${outside}; after ${last}, its last one, the forward rate there goes on for ever${aged}`;
    return [{ kind: "method", path, text }];
  });
}

function ofShares(beliefs: Assumptions, needed: Requirements, currency: string): Assumed[] {
  const unstated = (issuer: string, field: string, value: string): Assumed => ({
    kind: "default",
    path: ["shares", issuer, field],
    text: `${formatPath(["shares", issuer, field])}: not stated, taken as ${value}`,
  });
  const observed = new Set(needed.prices.map(({ issuer }) => issuer));
  const quoted = new Set([...needed.shares, ...pricedLockUps(needed, beliefs, "chaffe")]);
  return [...quoted].flatMap((issuer) => {
    const quote = ownProperty(beliefs.shares, issuer);
    return [
      ...(quote?.currency === undefined
        ? [unstated(issuer, "currency", `${currency}, that of the valuation`)]
        : []),
      ...(observed.has(issuer) && quote?.volatility === undefined
        ? [unstated(issuer, "volatility", "0 (its future price is taken as its forward, for certain)")]
        : []),
    ];
  });
}

function methods(offer: Offer, beliefs: Assumptions, needed: Requirements, weighted: boolean): Assumed[] {
  const conditions = weighted ? offer.conditions.map(({ event }) => event) : [];
  const groups = beliefs.odds.independentGroups([...new Set([...needed.events, ...conditions])]);
  const risky = needed.parties.some((party) => ownProperty(beliefs.creditSpreads, party)?.greaterThan(0));
  return [
    ...(groups.length > 1 ? method(independence(groups, conditions, beliefs.odds)) : []),
    ...when(
      risky && beliefs.closing !== undefined,
      "What is due by closing is exchanged for the target and carries no credit spread",
    ),
    ...jointly(offer, beliefs),
    ...underWay(offer, beliefs),
    ...when(
      needed.prices.length > 0,
      "Future share prices have their forward as mean: today's price, less dividends, carried at the discount rate",
    ),
    ...when(needed.averages, AVERAGE_ASSUMED),
    ...when(
      needed.prices.some(({ issuer }) => {
        const quote = ownProperty(beliefs.shares, issuer);
        return quote?.dividends !== undefined && quote.volatility !== undefined;
      }),
      "A share with stated dividends is lognormal on each day about its forward without them (the escrowed-dividend model)",
    ),
    ...(needed.lockUps.length > 0 ? method(lockUpMethod(beliefs)) : []),
  ];
}

/** How quantities that one payment observes together are taken to hang together, where that is not stated. */
function jointly(offer: Offer, { dependence, metrics, copula }: Assumptions): Assumed[] {
  const together = observedTogether(offer.claim);
  if (together.length === 0) return [];
  const unstated = together.flatMap(({ several }) =>
    several.filter((metric) => ownProperty(metrics, metric)?.path === undefined),
  );
  const stated = dependence.isCorrelated || together.some(({ several }) => several.length > unstated.length);
  if (!stated && dependence.degreesOfFreedom === undefined) {
    return method(
      "What one payment observes together (several periods, metrics or prices) is taken as independent",
    );
  }
  return [
    ...[...new Set(unstated)].map((metric): Assumed => {
      const path = ["metrics", metric, "path"];
      const text = `${formatPath(path)}: not stated, taken as "independent" (its periods know nothing of each other)`;
      return { kind: "default", path, text };
    }),
    ...when(
      together.some(({ drivers }) => drivers.length > 1),
      "Quantities that one payment observes together are taken as uncorrelated where no correlation is stated",
    ),
    ...(copula === undefined
      ? [
          {
            kind: "default",
            path: ["copula"],
            text: 'copula: not stated, taken as "gaussian" (standard normal scores are jointly normal)',
          } as const,
        ]
      : []),
  ];
}

/** What amounts observe together: by amount, the drivers of it, and the metrics of which it observes several periods. */
const observedTogether = /* @__PURE__ */ memoize((claim: Claim) =>
  obligations(claim)
    .map(observedBy)
    .filter((observables) => observables.length > 1)
    .map((observables) => {
      const metrics = observables.flatMap((one) => (one.kind === "metric" ? [one.metric] : []));
      const several = [...new Set(metrics.filter((name, index) => metrics.indexOf(name) < index))];
      return { several, drivers: [...new Set(observables.map(driverOf))] };
    }),
);

/** Periods under way of which nothing is said to have been measured. */
function underWay(offer: Offer, { metrics, valuationDate, closing }: Assumptions): Assumed[] {
  const seen = new Map(
    obligations(offer.claim)
      .flatMap(observedBy)
      .map((observable) => [observableKey(observable), observable]),
  );
  return [...seen.values()].flatMap((observable): Assumed[] => {
    if (observable.kind !== "metric") return [];
    const { metric, period } = observable;
    const [start, end] = [resolveDate(period.start, closing), resolveDate(period.end, closing)];
    if (!(start < valuationDate && valuationDate <= end)) return [];
    const belief = ownProperty(metrics, metric);
    const forecast = belief && ownProperty(belief.forecast, period.label);
    const known = ownProperty(belief?.toDate ?? {}, period.label);
    if (forecast === undefined || forecast.family.values === "one" || known !== undefined) return [];
    const path = ["metrics", metric, "toDate", period.label];
    const text = `${formatPath(path)}: not stated, taken as 0 (nothing of it is known yet: all of it is uncertain, up to the middle of what remains of the period)`;
    return [{ kind: "default", path, text }];
  });
}

/** Which events were taken as independent, and how much of the odds of closing rests on that. */
function independence(
  groups: readonly (readonly string[])[],
  conditions: readonly string[],
  odds: Odds,
): string {
  const taken = groups.map((events) => events.join(" with ")).join(", ");
  const bounds = odds.boundsOf(conditions);
  const range =
    bounds === undefined
      ? ""
      : `; were only their own odds known, those of closing would lie between ${formatPercent(bounds.lower)} and ${formatPercent(bounds.upper)} (Fréchet bounds)`;
  return `Events are taken as independent of each other: ${taken}${range}`;
}

function lockUpMethod({ lockUps }: Assumptions): string {
  if (lockUps?.basis === "GAAP") {
    return "Locked-up shares are valued as if free: US GAAP fair value ignores a contractual restriction on their sale (ASU 2022-03)";
  }
  const model = LOCK_UP_METHODS[lockUps?.model ?? "none"];
  return `Locked-up shares are worth ${model}; dividends after their delivery are the holder's and are not marked down`;
}

const LOCK_UP_METHODS: Readonly<Record<LockUpModel, string>> = {
  finnerty: "less by a put struck at the average price (Finnerty 2012)",
  ghaidarov: "less by a put struck at the average price (Ghaidarov 2009)",
  chaffe: "less by a put struck at the price on delivery (Chaffe 1993)",
  longstaff: "less by a put on the highest price (Longstaff 1995): an upper bound of the discount",
  none: "as much as free ones",
};

const when = (applies: boolean, text: string): Assumed[] => (applies ? method(text) : []);

const method = (text: string): Assumed[] => [{ kind: "method", path: [], text }];

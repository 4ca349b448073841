// Internal: no name of the public API lives here.

import { type Obligation, obligations, observedBy } from "../algebra/obligations.js";
import type { Assumptions } from "../beliefs/assumptions.js";
import { formatPremium, premiumFigure, type RiskPremium } from "../beliefs/riskPremium.js";
import { componentOf } from "../components/defineComponent.js";
import type { Forecast } from "../distributions/forecast.js";
import { Decimal, ONE, ZERO } from "../numeric/decimal.js";
import { formatPercent } from "../numeric/format.js";
import { ownProperty } from "../schema/records.js";
import type { Offer } from "./offer.js";
import type { Diagnostic } from "./valuation.js";

/** A rate a year from which on it looks as if it paid for more than time: no default-free money earns it in a sound currency. */
const RISKY_RATE = /* @__PURE__ */ new Decimal("0.12");

/** How close the odds of a case must come to those of an event to be taken for them. */
const SAME_ODDS = /* @__PURE__ */ new Decimal("0.02");

/** Risk that may stand in two places: in flows and in the rate, in a premium and in a return, in a forecast and in the odds. */
export function riskDiagnostics(offer: Offer, beliefs: Assumptions): Diagnostic[] {
  const seen = new Set<string>();
  return obligations(offer.claim).flatMap((owed) =>
    forecastsOf(owed, beliefs).flatMap(({ metric, premium, forecast }) =>
      [
        twiceInComponent(owed, metric, premium, forecast, beliefs),
        ...oddsInForecast(owed, metric, forecast, offer, beliefs),
      ].filter((found): found is Diagnostic => {
        if (found === undefined || seen.has(found.text)) return false;
        seen.add(found.text);
        return true;
      }),
    ),
  );
}

interface Forecasted {
  readonly metric: string;
  readonly premium: RiskPremium;
  readonly forecast: Forecast;
}

const forecastsOf = (owed: Obligation, beliefs: Assumptions): readonly Forecasted[] =>
  observedBy(owed).flatMap((observable): Forecasted[] => {
    if (observable.kind !== "metric") return [];
    const belief = ownProperty(beliefs.metrics, observable.metric);
    const forecast = belief && ownProperty(belief.forecast, observable.period.label);
    return belief === undefined || forecast === undefined
      ? []
      : [{ metric: observable.metric, premium: belief.riskPremium, forecast }];
  });

function twiceInComponent(
  owed: Obligation,
  metric: string,
  premium: RiskPremium,
  forecast: Forecast,
  beliefs: Assumptions,
): Diagnostic | undefined {
  const component = componentOf(owed);
  const required = ownProperty(beliefs.requiredReturns, component);
  const discount = beliefs.discountRate;
  const plain = discount === undefined || "kind" in discount ? undefined : discount.rate;
  const diagnostic = (code: Diagnostic["code"], text: string): Diagnostic => ({
    code,
    path: [component],
    text: `${component}: ${text}`,
  });
  if (required !== undefined) {
    const rate = `its required return of ${formatPercent(required.rate)}`;
    if (!premiumFigure(premium).isZero()) {
      const text = `${rate} takes the place of the risk premium of ${metric} (${formatPremium(premium)}), which is not applied: both stand for the same risk`;
      return diagnostic("premium-not-applied", text);
    }
    return losesInSomeCase(forecast) && plain !== undefined && required.rate.greaterThan(plain)
      ? diagnostic(
          "risk-counted-twice",
          `cases in which ${metric} pays nothing or loses are weighed already, and ${rate} lies above the discount rate of ${formatPercent(plain)}: if it is for those cases, their risk counts twice`,
        )
      : undefined;
  }
  if (plain === undefined || plain.lessThan(RISKY_RATE)) return undefined;
  const rate = `a discount rate of ${formatPercent(plain)} looks as if it carried risk`;
  if (premiumFigure(premium).greaterThan(0)) {
    const text = `${rate}, and ${metric} has a risk premium of ${formatPremium(premium)}: the same risk must not sit in both`;
    return diagnostic("risk-counted-twice", text);
  }
  return losesInSomeCase(forecast)
    ? diagnostic(
        "risk-counted-twice",
        `${rate}, and cases in which ${metric} pays nothing or loses are weighed already: the same risk must not sit in both`,
      )
    : undefined;
}

const losesInSomeCase = (forecast: Forecast): boolean =>
  forecast.family
    .cases(forecast)
    .some(({ value, probability }) => !value.greaterThan(0) && !probability.isZero());

/** A case of nothing that is as likely as an event on which the same payment hangs already is that event, most likely. */
function oddsInForecast(
  { path, conditions }: Obligation,
  metric: string,
  forecast: Forecast,
  offer: Offer,
  { odds }: Assumptions,
): readonly (Diagnostic | undefined)[] {
  const nothing = forecast.family
    .cases(forecast)
    .filter(({ value }) => value.isZero())
    .reduce((sum, { probability }) => sum.plus(probability), ZERO);
  if (nothing.isZero()) return [];
  const closing = offer.conditions.map(({ event }) => ({ event, happens: true }));
  return [...conditions, ...closing].map((condition) => {
    if (!odds.knows(condition.event)) return undefined;
    const fails = ONE.minus(odds.probabilityOf([condition]));
    if (!fails.greaterThan(0) || nothing.minus(fails).abs().greaterThan(SAME_ODDS)) return undefined;
    const text = `${path.join(", ")}: its forecast of ${metric} is nothing with ${formatPercent(nothing, 1)}, close to the ${formatPercent(fails, 1)} with which "${condition.event}" ${condition.happens ? "fails" : "happens"}, on which it hangs too: that event may be in the forecast already`;
    return { code: "probability-in-forecast", path: [...path], text };
  });
}

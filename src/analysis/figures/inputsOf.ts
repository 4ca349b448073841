// Internal: no name of the public API lives here.

import type { Asset } from "../../algebra/asset.js";
import type { Condition } from "../../algebra/claim.js";
import { type Obligation, observedBy } from "../../algebra/obligations.js";
import type { Observable } from "../../algebra/observable.js";
import type { Assumptions } from "../../beliefs/assumptions.js";
import type { BeliefChange } from "../../beliefs/changeBeliefs.js";
import { isAmount, premiumFigure } from "../../beliefs/riskPremium.js";
import type { FigureRole } from "../../distributions/defineDistribution.js";
import type { FieldPath } from "../../errors.js";
import { TERMINAL_FIGURES } from "../../market/terminalValue.js";
import { type Decimal, ONE, ZERO } from "../../numeric/decimal.js";
import type { Real } from "../../numeric/real.js";
import type { Outlook } from "../../pricing/outlook.js";
import type { BeliefKind } from "../../schema/figures.js";
import { ownProperty } from "../../schema/records.js";
import type { UnobservableInput } from "../level3/unobservableInput.js";
import { statedFigures } from "./statedBeliefs.js";

/** An input on which one obligation hangs, with its value there. */
export interface InputAt {
  readonly input: string;
  readonly unit: UnobservableInput["unit"];
  readonly value: Real;
  /** Where the beliefs state it: every figure there or, of a forecast, those that play this role. */
  readonly at: FieldPath;
  readonly role: FigureRole | undefined;
}

/** Everything that one obligation hangs on and that no market shows. The events in `met` are facts. */
export function inputsOf(
  obligation: Obligation,
  beliefs: Assumptions,
  outlook: Outlook,
  met: ReadonlySet<string>,
): readonly InputAt[] {
  const {
    conditions,
    obligor,
    asset,
    path: [component = ""],
  } = obligation;
  const fraction = (input: string, value: Decimal, at: FieldPath): InputAt => ({
    input,
    unit: "fraction",
    value: outlook.numbers.of(value),
    at,
    role: undefined,
  });
  const ofOdds = ({ event }: Condition): InputAt => {
    const probability = beliefs.odds.probabilityOf([{ event, happens: true }]);
    return fraction(`Probability of ${event}`, probability, ["events", event]);
  };
  const required = ownProperty(beliefs.requiredReturns, component);
  const ofRate = (): InputAt[] => {
    if (required !== undefined) {
      return [fraction("Required return", required.rate, ["requiredReturns", component])];
    }
    if (obligor === null || asset.kind === "share") return [];
    const spread = ownProperty(beliefs.creditSpreads, obligor);
    return spread === undefined
      ? []
      : [fraction(`Credit spread of ${obligor}`, spread, ["creditSpreads", obligor])];
  };
  const ofPremium = (metric: string): InputAt[] => {
    const premium = ownProperty(beliefs.metrics, metric)?.riskPremium;
    if (premium === undefined || premiumFigure(premium).isZero() || required !== undefined) return [];
    const unit = isAmount(premium) ? "amount" : "fraction";
    const input = fraction(`Risk premium of ${metric}`, premiumFigure(premium), [
      "metrics",
      metric,
      "riskPremium",
    ]);
    return [{ ...input, unit }];
  };
  return [
    ...observedBy(obligation).flatMap((observable) =>
      observable.kind === "metric"
        ? [...ofForecast(observable, beliefs, outlook), ...ofPremium(observable.metric)]
        : [],
    ),
    ...ofTerminalValue(asset, beliefs, outlook),
    ...conditions.filter(({ event }) => !met.has(event)).map(ofOdds),
    ...ofRate(),
  ];
}

/** What is believed of a business after its forecasts. */
function ofTerminalValue(asset: Asset, beliefs: Assumptions, { numbers }: Outlook): InputAt[] {
  if (asset.kind !== "terminalValue") return [];
  const { metric, by } = asset;
  const { field, label } = TERMINAL_FIGURES[by];
  const figure = ownProperty(beliefs.metrics, metric)?.[field];
  if (figure === undefined) return [];
  return [
    {
      input: `${label} of ${metric}`,
      unit: by === "growth" ? "fraction" : "number",
      value: numbers.of(figure),
      at: ["metrics", metric, field],
      role: undefined,
    },
  ];
}

/** The expected value of a metric, and each figure that says how uncertain it is. */
function ofForecast(
  observable: Extract<Observable, { kind: "metric" }>,
  beliefs: Assumptions,
  outlook: Outlook,
): InputAt[] {
  const { metric, period } = observable;
  const forecast = ownProperty(ownProperty(beliefs.metrics, metric)?.forecast ?? {}, period.label);
  if (forecast === undefined) return [];
  const at = ["metrics", metric, "forecast", period.label];
  return [
    {
      input: `Expected ${metric}`,
      unit: "amount",
      value: outlook.forecast(observable),
      at,
      role: "level",
    },
    ...forecast.family.spreads.flatMap(({ field, label, kind, valueIn }): InputAt[] => {
      const stated = valueIn(forecast);
      if (stated === undefined) return [];
      const value = outlook.numbers.of(stated);
      const unit = UNITS[kind] ?? "fraction";
      return [{ input: `${label} of ${metric}`, unit, value, at: [...at, field], role: "spread" }];
    }),
  ];
}

/** Every other kind is a fraction. */
const UNITS: Readonly<Partial<Record<BeliefKind, UnobservableInput["unit"]>>> = {
  amount: "amount",
  price: "amount",
  number: "number",
};

const POINT = "0.0001";
const PERCENT = "0.01";

/** Every figure that states an input, moved up by a little: amounts by 1% of the largest among them, a probability of 1 down. */
export function slightlyMoved(
  beliefs: Assumptions,
  places: readonly Pick<InputAt, "at" | "role">[],
): { readonly changes: readonly BeliefChange[]; readonly up: boolean } {
  const stated = statedFigures(beliefs)
    .filter(
      ({ belief: { path, tied }, role }) =>
        tied === undefined &&
        places.some((place) => startsWith(path, place.at) && (place.role ?? role) === role),
    )
    .map(({ belief: { path, kind, written } }) => ({ path, kind, figure: ZERO.plus(written) }));
  const largest = stated.reduce(
    (most, { figure }) => (figure.abs().greaterThan(most) ? figure.abs() : most),
    ZERO,
  );
  const certain = stated.some(({ kind, figure }) => kind === "probability" && figure.equals(ONE));
  const step = stepOf(stated[0]?.kind, largest);
  const changes = stated.map(({ path, kind, figure }): BeliefChange => {
    const moved = certain ? figure.minus(step) : figure.plus(step);
    const held = kind === "probability" && moved.lessThan(0) ? ZERO : moved;
    return { path, value: (kind === "probability" && held.greaterThan(ONE) ? ONE : held).toString() };
  });
  return { changes, up: !certain };
}

const stepOf = (kind: BeliefKind | undefined, largest: Decimal): Decimal => {
  if (kind === "amount" || kind === "number") return largest.times(PERCENT);
  return ZERO.plus(kind === "rate" ? POINT : PERCENT);
};

const startsWith = (path: FieldPath, start: FieldPath): boolean =>
  start.every((key, index) => String(path[index]) === String(key));

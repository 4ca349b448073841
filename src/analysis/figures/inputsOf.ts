import type { Condition } from "../../algebra/claim.js";
import type { Obligation } from "../../algebra/obligations.js";
import type { Observable } from "../../algebra/observable.js";
import { distinctObservables } from "../../algebra/observablesIn.js";
import type { Assumptions } from "../../beliefs/assumptions.js";
import type { BeliefChange } from "../../beliefs/changeBeliefs.js";
import type { FieldPath } from "../../errors.js";
import { type Decimal, ONE, ZERO } from "../../numeric/decimal.js";
import type { Real } from "../../numeric/real.js";
import type { Outlook } from "../../pricing/outlook.js";
import { ownProperty } from "../../schema/records.js";
import type { UnobservableInput } from "../level3/unobservableInput.js";
import { type BeliefKind, statedBeliefs } from "./statedBeliefs.js";

/** An input on which one obligation hangs, with its value there. */
export interface InputAt {
  readonly input: string;
  readonly unit: UnobservableInput["unit"];
  readonly value: Real;
  /** The beliefs that state it, and of which kind they are. */
  readonly at: FieldPath;
  readonly kinds: readonly BeliefKind[];
}

/** Everything that one obligation hangs on and that no market shows. The events in `met` are facts. */
export function inputsOf(
  { factors, conditions, obligor, asset, path: [component = ""] }: Obligation,
  beliefs: Assumptions,
  outlook: Outlook,
  met: ReadonlySet<string>,
): readonly InputAt[] {
  const fraction = (input: string, value: Decimal, at: FieldPath, kind: BeliefKind): InputAt => ({
    input,
    unit: "fraction",
    value: outlook.numbers.of(value),
    at,
    kinds: [kind],
  });
  const ofOdds = ({ event }: Condition): InputAt[] => {
    const probability = beliefs.odds.probabilityOf([{ event, happens: true }]);
    return [fraction(`Probability of ${event}`, probability, ["events", event], "probability")];
  };
  const required = ownProperty(beliefs.requiredReturns, component);
  const spread = obligor === null ? undefined : ownProperty(beliefs.creditSpreads, obligor);
  const rates =
    required !== undefined
      ? [fraction("Required return", required.rate, ["requiredReturns", component], "rate")]
      : asset.kind === "share" || spread === undefined
        ? []
        : [fraction(`Credit spread of ${obligor}`, spread, ["creditSpreads", obligor ?? ""], "rate")];
  const observed = factors.flatMap(distinctObservables);
  return [
    ...observed.flatMap((at) =>
      at.kind === "metric" ? ofMetric(at, beliefs, outlook, required !== undefined, fraction) : [],
    ),
    ...conditions.filter(({ event }) => !met.has(event)).flatMap(ofOdds),
    ...rates,
  ];
}

function ofMetric(
  observable: Extract<Observable, { kind: "metric" }>,
  beliefs: Assumptions,
  outlook: Outlook,
  ownRate: boolean,
  fraction: (input: string, value: Decimal, at: FieldPath, kind: BeliefKind) => InputAt,
): InputAt[] {
  const { metric, period } = observable;
  const belief = ownProperty(beliefs.metrics, metric);
  const forecast = ownProperty(belief?.forecast ?? {}, period.label);
  if (belief === undefined || forecast === undefined) return [];
  const at = ["metrics", metric, "forecast", period.label];
  const money = (
    input: string,
    value: Real,
    kinds: readonly BeliefKind[],
    where: FieldPath = at,
  ): InputAt => ({
    input,
    unit: "amount",
    value,
    at: where,
    kinds,
  });
  const { distribution } = forecast;
  return [
    money(`Expected ${metric}`, outlook.forecast(observable), ["amount"]),
    ...(distribution === "lognormal" || distribution === "shiftedLognormal"
      ? [fraction(`Volatility of ${metric}`, forecast.volatility, at, "volatility")]
      : []),
    ...(distribution === "normal"
      ? [
          money(
            `Standard deviation of ${metric}`,
            outlook.numbers.of(forecast.standardDeviation),
            ["amount"],
            [...at, "standardDeviation"],
          ),
        ]
      : []),
    ...(belief.riskPremium.isZero() || ownRate
      ? []
      : [
          fraction(
            `Risk premium of ${metric}`,
            belief.riskPremium,
            ["metrics", metric, "riskPremium"],
            "rate",
          ),
        ]),
  ];
}

const POINT = "0.0001";
const PERCENT = "0.01";

/** Every figure that states an input, moved up by a little: amounts by 1% of the largest among them, a probability of 1 down. */
export function slightlyMoved(
  beliefs: Assumptions,
  places: readonly Pick<InputAt, "at" | "kinds">[],
): { readonly changes: readonly BeliefChange[]; readonly up: boolean } {
  const stated = statedBeliefs(beliefs).filter(
    ({ path, kind, tied }) =>
      tied === undefined &&
      places.some(({ at, kinds }) => kinds.includes(kind) && startsWith(path, at) && !isWidth(path, at)),
  );
  const figures = stated.map(({ written }) => ZERO.plus(written));
  const largest = figures.reduce(
    (most, figure) => (figure.abs().greaterThan(most) ? figure.abs() : most),
    ZERO,
  );
  const certain = stated.some(({ kind }, index) => kind === "probability" && figures[index]?.equals(ONE));
  const step = stepOf(stated[0]?.kind, largest);
  const changes = stated.map(({ path, kind }, index): BeliefChange => {
    const figure = figures[index] ?? ZERO;
    const moved = certain ? figure.minus(step) : figure.plus(step);
    const held = kind === "probability" && moved.lessThan(0) ? ZERO : moved;
    return { path, value: (kind === "probability" && held.greaterThan(ONE) ? ONE : held).toString() };
  });
  return { changes, up: !certain };
}

const stepOf = (kind: BeliefKind | undefined, largest: Decimal): Decimal => {
  if (kind === "amount") return largest.times(PERCENT);
  return ZERO.plus(kind === "rate" ? POINT : PERCENT);
};

const startsWith = (path: FieldPath, start: FieldPath): boolean =>
  start.every((key, index) => String(path[index]) === String(key));

/** How wide a forecast is says nothing of how high it is, unless that is what is moved. */
const isWidth = (path: FieldPath, at: FieldPath): boolean =>
  path.length > at.length && ["standardDeviation", "shift"].includes(String(path.at(-1)));

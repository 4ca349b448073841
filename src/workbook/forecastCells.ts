// Internal: no name of the public API lives here.

import type { Observable } from "../algebra/observable.js";
import type { BuiltInForecast, Forecast } from "../distributions/forecast.js";
import { formatPath } from "../errors.js";
import { certified } from "../numeric/certified.js";
import type { Decimal } from "../numeric/decimal.js";
import { worldOf } from "../pricing/world.js";
import { ownProperty } from "../schema/records.js";
import { figureFormat } from "./cells.js";
import type { Context } from "./context.js";
import type { InputEntry } from "./ledger.js";
import type { DiscreteFormulas, ObservedCells } from "./observed.js";
import {
  lognormalTails,
  normalTails,
  pertTails,
  shiftedLognormalTails,
  type TailFormulas,
  triangularTails,
  uniformTails,
} from "./tailFormulas.js";

/** A forecast to be put in cells. */
export interface ForecastAt {
  readonly observable: Observable;
  readonly metric: string;
  readonly period: string;
  readonly label: string;
  readonly forecast: Forecast;
  /** The cell with the years over which yearly volatility acts. */
  readonly years: () => string;
  /** Whether part of it has been measured already. */
  readonly inPart: boolean;
}

/** A forecast in cells, under another mean: everything but lognormals is moved there by `shift`. */
export interface ForecastCells {
  (mean: string, shift: string): Written;
  readonly mean: string;
}

/** More values than this are no table that anybody reads. */
const MAX_VALUES = 1000;

type Written = Pick<ObservedCells, "mean" | "why" | "discrete" | "tails">;

/** How forecasts of the built-in families are put in cells. Of a family that is not among them, only the mean is in the workbook. */
const WRITERS: {
  readonly [Name in BuiltInForecast["distribution"]]?: (
    context: Context,
    at: ForecastAt,
    forecast: Extract<BuiltInForecast, { readonly distribution: Name }>,
  ) => ForecastCells;
} = {
  point: (context, at, { value }) =>
    cells(input(context, at, "forecast", "forecast", value), (mean) => ({ mean })),
  scenarios: (context, at, { scenarios }) =>
    discreteCells(
      context,
      at,
      scenarios.map(({ value }) => value),
      scenarios.map(({ probability }) => probability),
    ),
  sample: (context, at, { values }) => discreteCells(context, at, values, undefined),
  lognormal: (context, at, forecast) => {
    const mean = input(context, at, "mean", "expected value", forecast.mean, "mean");
    const v = deviation(context, at, forecast.volatility);
    return cells(mean, (moved) => ({ mean: moved, tails: lognormalTails(moved, v) }));
  },
  shiftedLognormal: (context, at, forecast) => {
    const mean = input(context, at, "mean", "expected value", forecast.mean, "mean");
    const v = deviation(context, at, forecast.volatility);
    const shift = input(context, at, "shift", "shift that makes it lognormal", forecast.shift, "shift");
    return cells(mean, (moved) => ({ mean: moved, tails: shiftedLognormalTails(moved, v, shift) }));
  },
  normal: (context, at, forecast) => {
    const mean = input(context, at, "mean", "expected value", forecast.mean, "mean");
    const sd = input(
      context,
      at,
      "standard_deviation",
      "standard deviation",
      forecast.standardDeviation,
      "standardDeviation",
    );
    return cells(mean, (moved) => ({ mean: moved, tails: normalTails(moved, sd) }));
  },
  uniform: (context, at, forecast) => {
    const low = input(context, at, "low", "least value", forecast.low, "low");
    const high = input(context, at, "high", "greatest value", forecast.high, "high");
    const mean = meanCell(context, at, `(${low}+${high})/2`);
    return shifted(mean, uniformTails(low, high));
  },
  triangular: (context, at, forecast) => {
    const { low, mode, high } = threePointInputs(context, at, forecast);
    const mean = meanCell(context, at, `(${low}+${mode}+${high})/3`);
    return shifted(mean, triangularTails(low, mode, high, mean));
  },
  pert: (context, at, forecast) => {
    const { low, mode, high } = threePointInputs(context, at, forecast);
    const mean = meanCell(context, at, `(${low}+4*${mode}+${high})/6`);
    return shifted(mean, pertTails(low, mode, high));
  },
};

export function forecastCells(context: Context, at: ForecastAt): ForecastCells {
  const { forecast, inPart } = at;
  if (inPart && forecast.family.values !== "one") {
    return meanAlone(context, at, "has been measured in part, which a workbook has no formulas for");
  }
  const write = ownProperty<((...given: readonly [Context, ForecastAt, never]) => ForecastCells) | undefined>(
    WRITERS,
    forecast.distribution,
  );
  if (write !== undefined) return write(context, at, forecast as never);
  return meanAlone(context, at, `is ${forecast.family.label}, which a workbook has no formulas for`);
}

const threePointInputs = (
  context: Context,
  at: ForecastAt,
  forecast: Extract<BuiltInForecast, { readonly distribution: "triangular" | "pert" }>,
) => ({
  low: input(context, at, "low", "least value", forecast.low, "low"),
  mode: input(context, at, "mode", "most likely value", forecast.mode, "mode"),
  high: input(context, at, "high", "greatest value", forecast.high, "high"),
});

const cells = (mean: string, under: (mean: string, shift: string) => Written): ForecastCells =>
  Object.assign(under, { mean });

/** Moved as a whole: a strike is as far from the mean as it was. */
const shifted = (mean: string, tails: TailFormulas): ForecastCells =>
  cells(mean, (moved, by) => {
    const back = (k: string): string => (by === "0" ? k : `(${k}-${by})`);
    return {
      mean: moved,
      tails: {
        call: (k) => tails.call(back(k)),
        put: (k) => tails.put(back(k)),
        above: (k, reached) => tails.above(back(k), reached),
        below: (k, reached) => tails.below(back(k), reached),
      },
    };
  });

const shown = (
  { beliefs }: Context,
  { observable, metric, period, label, forecast }: ForecastAt,
  what: string,
  ...fields: readonly string[]
) =>
  ({
    path: formatPath(["metrics", metric, "forecast", period, ...fields]),
    section: "Forecasts",
    label: `${label}, ${what}`,
    source: ownProperty(beliefs.metrics, metric)?.note ?? "",
    stated: true,
    unit: `${observable.currency}, ${forecast.family.label}`,
  }) satisfies Partial<InputEntry>;

/** A parameter of a forecast, by the word for it in names of cells and by its field in the document, if it has one. */
const input = (
  context: Context,
  at: ForecastAt,
  word: string,
  what: string,
  value: Decimal,
  ...fields: readonly string[]
): string =>
  context.ledger.input(`${at.label} ${word}`, [at.metric, at.period, word], () => ({
    ...shown(context, at, what, ...fields),
    format: figureFormat(at.observable.currency),
    kind: "amount",
    value,
  }));

/** σ√t, for a volatility that is stated a year. */
function deviation(context: Context, at: ForecastAt, volatility: Decimal): string {
  const { metric, period, label, years } = at;
  const yearly = context.ledger.input(`${label} volatility`, [metric, period, "volatility"], () => ({
    ...shown(context, at, "volatility", "volatility"),
    unit: "a year",
    format: "percent",
    kind: "volatility",
    value: volatility,
  }));
  return context.ledger.quantity(`deviation ${label}`, [metric, period, "log_deviation"], () => ({
    section: "Forecasts",
    label: `${label}: standard deviation of its logarithm`,
    unit: "volatility × √years",
    format: "factor",
    content: { formula: `${yearly}*SQRT(${years()})` },
  }));
}

const meanCell = (
  { ledger }: Context,
  { observable, metric, period, label }: ForecastAt,
  formula: string,
): string =>
  ledger.quantity(`mean ${label}`, [metric, period, "mean"], () => ({
    section: "Forecasts",
    label: `${label}: expected value`,
    unit: observable.currency,
    format: figureFormat(observable.currency),
    content: { formula },
  }));

function discreteCells(
  context: Context,
  at: ForecastAt,
  values: readonly Decimal[],
  odds: readonly Decimal[] | undefined,
): ForecastCells {
  const { metric, period, label } = at;
  if (values.length > MAX_VALUES) {
    return meanAlone(
      context,
      at,
      `has ${values.length} values, more than the ${MAX_VALUES} that a workbook lists`,
    );
  }
  // As many values as views agree on: a range with gaps would count them.
  const many = `${label} ${values.length}`;
  const column = context.ledger.inputColumn(`${many} values`, [metric, period, "values"], () =>
    values.map((value, index) => ({
      ...shown(context, at, odds === undefined ? `value ${index + 1}` : `case ${index + 1}`),
      format: figureFormat(at.observable.currency),
      kind: "amount" as const,
      value,
    })),
  );
  const weights =
    odds &&
    context.ledger.inputColumn(
      `${many} odds`,
      [metric, period, "probabilities"],
      () =>
        odds.map((value, index) => ({
          ...shown(context, at, `probability of case ${index + 1}`),
          unit: "from 0 to 1, 1 in all",
          format: "percent" as const,
          kind: "probability" as const,
          value,
        })),
      "1",
    );
  const mean = meanCell(
    context,
    at,
    weights === undefined ? `SUM(${column})/ROWS(${column})` : `SUMPRODUCT(${column},${weights})`,
  );
  return cells(mean, (moved, by) => {
    const up = by === "0" ? "" : `+${by}`;
    const discrete: DiscreteFormulas = {
      values: `(${column}${up})`,
      probabilities: weights ?? `1/ROWS(${column})`,
      count: values.length,
      valueAt: (index) => `(INDEX(${column},${index})${up})`,
      probabilityAt: (index) => (weights === undefined ? `1/ROWS(${column})` : `INDEX(${weights},${index})`),
    };
    return { mean: moved, discrete };
  });
}

/** A forecast that stays out of the workbook: only its mean is in it, as a number. */
function meanAlone(context: Context, at: ForecastAt, reason: string): ForecastCells {
  const { ledger, beliefs, currency } = context;
  const { metric, period, label, observable } = at;
  const why = `${label} ${reason}`;
  ledger.fix(`${label}: expected value: ${why}`);
  const mean = ledger.quantity(`mean ${label}`, [metric, period, "mean"], () => ({
    section: "Forecasts",
    label: `${label}: expected value`,
    unit: observable.currency,
    format: figureFormat(observable.currency),
    content: {
      computed: certified((numbers) =>
        worldOf(beliefs, currency).outlook(numbers).forecast(observable).toResult(),
      ),
    },
  }));
  return cells(mean, (moved) => ({ mean: moved, why }));
}

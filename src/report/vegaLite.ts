import { bridgeTable, shownBridge } from "../analysis/bridge/bridgeTable.js";
import type { ValueBridge } from "../analysis/bridge/valueBridge.js";
import { MIX_KINDS } from "../analysis/comparison/certaintyMix.js";
import type { Comparison } from "../analysis/comparison/comparison.js";
import { comparisonTable } from "../analysis/comparison/comparisonTable.js";
import { labelOf, MIX_COLOURS } from "../analysis/comparison/mixSvg.js";
import { formatBelief } from "../analysis/figures/beliefFigure.js";
import { beliefLabel } from "../analysis/figures/beliefLabel.js";
import { type PayoffCurve, payoffTable } from "../analysis/payoff/payoffCurve.js";
import type { Sensitivity } from "../analysis/sensitivity/sensitivity.js";
import { type GridAxis, gridTable, type SensitivityGrid } from "../analysis/sensitivity/sensitivityGrid.js";
import { sensitivityTable } from "../analysis/sensitivity/sensitivityTable.js";
import { BINS, LINES } from "../analysis/simulation/histogramSvg.js";
import { paidIn } from "../analysis/simulation/paidIn.js";
import type { Simulation } from "../analysis/simulation/simulation.js";
import { simulationTable } from "../analysis/simulation/simulationTable.js";
import { dealTable } from "../deal/dealTable.js";
import type { DealValuation } from "../deal/dealValuation.js";
import type { Decimal } from "../numeric/decimal.js";
import type { Valuation } from "../offer/valuation.js";
import { valuationTable } from "../offer/valuationTable.js";
import { titleOf } from "../print/printout.js";
import { COLOURS } from "../print/svg.js";
import { moneyFormat } from "../print/units.js";
import type { Json, JsonObject } from "../schema/document.js";
import { checkedResult } from "../schema/printable.js";
import { deepFreeze } from "../schema/records.js";

/** A picture as Vega-Lite draws it: plain data, to be changed and styled at will, and drawn by any program that knows Vega-Lite 6. */
export interface VegaLite extends JsonObject {
  /** The version that it is written for. */
  readonly $schema: string;
  /** What it shows, in words, for readers of screens. */
  readonly description: string;
  /** The heading, with a line below it. */
  readonly title: {
    /** The name of what is shown, with whose view it is. */
    readonly text: string;
    /** What the figures are, with their unit. */
    readonly subtitle: string;
    /** It begins where the picture begins. */
    readonly anchor: "start";
  };
  /** Its figures. */
  readonly data: {
    /** A record for each bar, dot or cell: amounts as numbers, in units of the currency. */
    readonly values: readonly JsonObject[];
  };
}

const SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json";

/** Names of offers and beliefs are anybody's, and may be long: 0 cuts nothing off. */
const CONFIG: JsonObject = {
  axis: { labelLimit: 0, titleLimit: 0 },
  legend: { labelLimit: 0 },
  title: { limit: 0 },
};

interface Drawing {
  readonly text: string;
  readonly subtitle: string;
  readonly values: readonly JsonObject[];
  /** Marks and what they stand for. */
  readonly marks: JsonObject;
}

const specification = ({ text, subtitle, values, marks }: Drawing): VegaLite =>
  deepFreeze({
    $schema: SCHEMA,
    description: `${text}. ${subtitle}`,
    title: { text, subtitle, anchor: "start" },
    data: { values },
    width: 640,
    ...marks,
    config: CONFIG,
  });

/** A row for each record, in the order of the records. */
const rowsOf = (field: string): JsonObject => ({ field, type: "nominal", sort: null, title: null });

/** An amount along an axis, in short figures: 2.5G is 2.5 billion. */
const amountOf = (field: string, title: string): JsonObject => ({
  field,
  type: "quantitative",
  title,
  axis: { format: "~s" },
});

const shareOf = (field: string, title: string | null): JsonObject => ({
  field,
  type: "quantitative",
  title,
  axis: { format: ".0%" },
});

/** A colour for each kind, in the order in which they are named; legends follow it. */
const coloured = (field: string, colours: Readonly<Record<string, string>>): JsonObject => ({
  field,
  type: "nominal",
  title: null,
  scale: { domain: Object.keys(colours), range: Object.values(colours) },
});

/**
 * From the headline to the value as a waterfall, as `bridgeSvg` draws it: a record for each step, from the value before it to
 * the value after it.
 *
 * @example
 * ```ts
 * import { bridgeVegaLite } from "offer-valuation/report";
 * const deal = offer({ name: "Deal", currency: "USD", components: [cash({ amount: "1100", paid: "2022-01-01" })] });
 * const beliefs = { name: "Mine", valuationDate: "2021-01-01", discountRate: "0.1" };
 * bridgeVegaLite(bridge(deal, beliefs)).data.values.map(({ label }) => label).join(", "); // => Headline at face, Time value, Value
 * ```
 */
export function bridgeVegaLite(bridge: ValueBridge): VegaLite {
  checkedResult(bridge, bridgeTable, "bridge", "bridge");
  const { name, beliefs, currency, valuationDate } = bridge;
  const { start, steps, end } = shownBridge(bridge, moneyFormat());
  const bar = (label: string, kind: string, from: Decimal | 0, to: Decimal): JsonObject => ({
    label,
    kind,
    from: from === 0 ? 0 : from.toNumber(),
    to: to.toNumber(),
  });
  return specification({
    text: titleOf(name, beliefs),
    subtitle: `From headline to value on ${valuationDate}, in ${currency}`,
    values: [
      bar(start.label, "level", 0, start.after),
      ...steps.map(({ label, change, after }) =>
        bar(label, change.isNegative() ? "less" : "more", after.minus(change), after),
      ),
      bar("Value", "level", 0, end.after),
    ],
    marks: {
      mark: { type: "bar", tooltip: true },
      encoding: {
        y: rowsOf("label"),
        x: amountOf("from", currency),
        x2: { field: "to" },
        color: coloured("kind", { level: COLOURS.level, more: COLOURS.dark, less: COLOURS.bright }),
      },
    },
  });
}

/**
 * Which belief matters most, as `tornadoSvg` draws it: two records for each belief that moves the value, one for each end of
 * its range.
 *
 * @example
 * ```ts
 * import { tornadoVegaLite } from "offer-valuation/report";
 * const deal = offer({ name: "Deal", currency: "USD", components: [cash({ amount: "1100", paid: "2022-01-01" })] });
 * const beliefs = { name: "Mine", valuationDate: "2021-01-01", discountRate: "0.1" };
 * tornadoVegaLite(sensitivity(deal, beliefs)).data.values[0]?.["belief"]; // => Discount rate
 * ```
 */
export function tornadoVegaLite(sensitivity: Sensitivity): VegaLite {
  checkedResult(sensitivity, sensitivityTable, "sensitivity", "sensitivity");
  const { subject, beliefs, figure, currency, valuationDate, value, rows } = sensitivity;
  const base = value.toNumber();
  return specification({
    text: titleOf(subject, beliefs),
    subtitle: `${figure} on ${valuationDate}, in ${currency}: which belief matters most`,
    values: rows
      .filter(({ swing }) => !swing.isZero())
      .flatMap(({ path, kind, low, high, valueAtLow, valueAtHigh }) =>
        (
          [
            ["low", low, valueAtLow],
            ["high", high, valueAtHigh],
          ] as const
        ).map(([end, at, there]) => ({
          belief: beliefLabel(path),
          end,
          at: formatBelief(at, kind),
          base,
          value: there.toNumber(),
        })),
      ),
    marks: {
      mark: { type: "bar", tooltip: true },
      encoding: {
        y: rowsOf("belief"),
        yOffset: { field: "end", type: "nominal", sort: null },
        x: { ...amountOf("base", currency), scale: { zero: false } },
        x2: { field: "value" },
        color: coloured("end", { low: COLOURS.bright, high: COLOURS.dark }),
      },
    },
  });
}

/**
 * Offers and views on one scale, as `footballFieldSvg` draws them: a record for each offer under each view.
 *
 * @example
 * ```ts
 * import { footballFieldVegaLite } from "offer-valuation/report";
 * const deal = offer({ name: "Deal", currency: "USD", components: [cash({ amount: "1100", paid: "2022-01-01" })] });
 * const beliefs = { name: "Mine", valuationDate: "2021-01-01", discountRate: "0.1" };
 * footballFieldVegaLite(compareOffers([deal], [beliefs])).data.values[0]?.["ifItCloses"]; // => 1000
 * ```
 */
export function footballFieldVegaLite(comparison: Comparison): VegaLite {
  checkedResult(comparison, comparisonTable, "comparison", "compareOffers");
  const { views } = comparison;
  const currencies = [...new Set(views.map(({ currency }) => currency))].join(", ");
  const end = (field: string, color: string): JsonObject => ({
    mark: { type: "point", filled: true, size: 90, tooltip: true, color },
    encoding: { x: amountOf(field, currencies) },
  });
  return specification({
    text: "Offers and views",
    subtitle: `Present values, in ${currencies}: orange with the odds of closing, blue if it closes`,
    values: views.flatMap(({ viewpoint, offers }) =>
      offers.map(({ offer, value, presentValue, oddsOfClosing }) => ({
        row: labelOf(offer, viewpoint, offers.length, views.length),
        withOdds: value.toNumber(),
        ifItCloses: presentValue.toNumber(),
        odds: oddsOfClosing?.toNumber() ?? null,
      })),
    ),
    marks: {
      encoding: { y: rowsOf("row") },
      layer: [
        {
          mark: { type: "rule", strokeWidth: 4, color: COLOURS.pale },
          encoding: { x: amountOf("withOdds", currencies), x2: { field: "ifItCloses" } },
        },
        end("ifItCloses", COLOURS.dark),
        end("withOdds", COLOURS.bright),
      ],
    },
  });
}

/**
 * What offers are made of, as `mixSvg` draws it: a record for each kind of consideration of each offer under each view.
 *
 * @example
 * ```ts
 * import { mixVegaLite } from "offer-valuation/report";
 * const deal = offer({ name: "Deal", currency: "USD", components: [cash({ amount: "1100", paid: "2022-01-01" })] });
 * const beliefs = { name: "Mine", valuationDate: "2021-01-01", discountRate: "0.1" };
 * mixVegaLite(compareOffers([deal], [beliefs])).data.values[1]?.["kind"]; // => deferred cash
 * ```
 */
export function mixVegaLite(comparison: Comparison): VegaLite {
  checkedResult(comparison, comparisonTable, "comparison", "compareOffers");
  const { views } = comparison;
  return specification({
    text: "What the offers are made of",
    subtitle: "Shares of the present value if it closes, from the most certain to the least",
    values: views.flatMap(({ viewpoint, offers }) =>
      offers.flatMap(({ offer, mix }) =>
        mix.map(({ kind, amount, share }) => ({
          row: labelOf(offer, viewpoint, offers.length, views.length),
          kind,
          amount: amount.toNumber(),
          share: share?.toNumber() ?? null,
          rank: MIX_KINDS.indexOf(kind),
        })),
      ),
    ),
    marks: {
      mark: { type: "bar", tooltip: true },
      encoding: {
        y: rowsOf("row"),
        x: { ...shareOf("share", null), stack: "zero" },
        order: { field: "rank", type: "quantitative" },
        color: coloured("kind", MIX_COLOURS),
      },
    },
  });
}

/**
 * What a component pays over what it hangs on, as `payoffSvg` draws it: records with `pays` are the line, those with `probability`
 * how likely each range of values is.
 *
 * @example
 * ```ts
 * import { payoffVegaLite } from "offer-valuation/report";
 * const share = profitShare({ share: "0.5", metric: "profit", periods: [2021] });
 * const deal = offer({ name: "Deal", currency: "USD", components: [share] });
 * const forecast = { 2021: { distribution: "normal", mean: "150", standardDeviation: "50" } } as const;
 * const beliefs = { valuationDate: "2021-01-01", discountRate: "0.1", metrics: { profit: { forecast } } };
 * payoffVegaLite(payoffCurve(deal, beliefs)).title.text; // => Profit share, 2021: what it pays
 * ```
 */
export function payoffVegaLite(curve: PayoffCurve): VegaLite {
  checkedResult(curve, payoffTable, "curve", "payoffCurve");
  const { subject, beliefs, payment, observed, observedIn, unit, expected, points, density } = curve;
  const axis = `${observed}, in ${observedIn}`;
  return specification({
    text: `${payment}: what it pays`,
    subtitle: `over ${observed}; before discounting and odds. ${titleOf(subject, beliefs)}`,
    values: [
      ...points.map(({ at, pays }, order) => ({ at: at.toNumber(), pays: pays.toNumber(), order })),
      ...density.map(({ from, to, probability }) => ({
        from: from.toNumber(),
        to: to.toNumber(),
        probability: probability.toNumber(),
      })),
    ],
    marks: {
      height: 320,
      layer: [
        {
          transform: [{ filter: "isValid(datum.probability)" }],
          mark: { type: "rect", color: COLOURS.pale, tooltip: true },
          encoding: {
            x: amountOf("from", axis),
            x2: { field: "to" },
            y: { ...shareOf("probability", null), axis: null },
            y2: { datum: 0 },
          },
        },
        {
          mark: { type: "rule", color: COLOURS.bright, strokeDash: [6, 4] },
          encoding: { x: { datum: expected.toNumber() } },
        },
        {
          transform: [{ filter: "isValid(datum.pays)" }],
          mark: { type: "line", color: COLOURS.dark, strokeWidth: 3 },
          encoding: {
            x: amountOf("at", axis),
            y: amountOf("pays", `pays, ${unit}`),
            order: { field: "order", type: "quantitative" },
          },
        },
      ],
      resolve: { scale: { y: "independent" } },
    },
  });
}

/**
 * When what is paid, as `timelineSvg` draws it: a record for each payment.
 *
 * @example
 * ```ts
 * import { timelineVegaLite } from "offer-valuation/report";
 * const deal = offer({ name: "Deal", currency: "USD", components: [cash({ amount: "1100", paid: "2022-01-01" })] });
 * const beliefs = { name: "Mine", valuationDate: "2021-01-01", discountRate: "0.1" };
 * timelineVegaLite(valueOffer(deal, beliefs)).data.values[0]?.["presentValue"]; // => 1000
 * ```
 */
export function timelineVegaLite(valuation: Valuation): VegaLite {
  checkedResult(valuation, valuationTable, "valuation", "valueOffer");
  const { offer, beliefs, currency, valuationDate, cashFlows } = valuation;
  return specification({
    text: titleOf(offer, beliefs),
    subtitle: `When what is paid; present values on ${valuationDate} if it closes, in ${currency}`,
    values: [...cashFlows]
      .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
      .map(({ date, path, expectedUnits, presentValue }) => ({
        payment: path.join(", "),
        date,
        expectedUnits: expectedUnits.toNumber(),
        presentValue: presentValue.toNumber(),
        size: Math.abs(presentValue.toNumber()),
        paidBy: presentValue.isNegative() ? "seller" : "bidder",
      })),
    marks: {
      mark: { type: "point", filled: true, opacity: 1, tooltip: true },
      encoding: {
        y: rowsOf("payment"),
        x: {
          field: "date",
          type: "temporal",
          timeUnit: "utcyearmonthdate",
          title: null,
          scale: { padding: 14 },
        },
        size: {
          field: "size",
          type: "quantitative",
          title: `present value, ${currency}`,
          legend: { format: "~s" },
        },
        color: coloured("paidBy", { bidder: COLOURS.dark, seller: COLOURS.bright }),
      },
    },
  });
}

/**
 * How likely each amount is that may be paid, as `histogramSvg` draws it: records with `probability` are ranges, those with `line`
 * percentiles and the mean.
 *
 * @throws OfferError `invalid-term` for a simulation that was restricted to the pricing drift.
 * @example
 * ```ts
 * import { histogramVegaLite } from "offer-valuation/report";
 * const share = profitShare({ share: "0.5", metric: "profit", periods: [2021] });
 * const deal = offer({ name: "Deal", currency: "USD", components: [share] });
 * const forecast = { 2021: { distribution: "normal", mean: "150", standardDeviation: "50" } } as const;
 * const beliefs = { valuationDate: "2021-01-01", discountRate: "0.1", metrics: { profit: { forecast } } };
 * const simulation = simulate(deal, beliefs, { paths: 1024, seed: 1 });
 * histogramVegaLite(simulation).data.values.length; // => 44
 * ```
 */
export function histogramVegaLite(simulation: Simulation): VegaLite {
  checkedResult(simulation, simulationTable, "simulation", "simulate");
  const { offer, beliefs, currency, paths } = simulation;
  const paid = paidIn(simulation);
  return specification({
    text: "What will be paid",
    subtitle: `on ${paths} paths, before discounting. ${titleOf(offer, beliefs)}`,
    values: [
      ...paid.histogram(BINS).map(({ from, to, probability }) => ({
        from: from.toNumber(),
        to: to.toNumber(),
        probability: probability.toNumber(),
      })),
      ...LINES.map(([p, line]) => ({ line, at: paid.quantile(p).value.toNumber() })),
      { line: "mean", at: paid.mean.mean.toNumber() },
    ],
    marks: {
      height: 300,
      layer: [
        {
          transform: [{ filter: "isValid(datum.probability)" }],
          mark: { type: "rect", color: COLOURS.level, tooltip: true },
          encoding: {
            x: { ...amountOf("from", currency), scale: { zero: false } },
            x2: { field: "to" },
            y: shareOf("probability", "share of all paths"),
            y2: { datum: 0 },
          },
        },
        {
          transform: [{ filter: "isValid(datum.line)" }],
          mark: { type: "rule", strokeWidth: 2, tooltip: true },
          encoding: {
            x: amountOf("at", currency),
            color: coloured("line", {
              "5%": COLOURS.dark,
              median: COLOURS.dark,
              "95%": COLOURS.dark,
              mean: COLOURS.bright,
            }),
            strokeDash: {
              field: "line",
              type: "nominal",
              title: null,
              scale: {
                domain: ["5%", "median", "95%", "mean"],
                range: [
                  [2, 2],
                  [1, 0],
                  [8, 2],
                  [6, 4],
                ],
              },
            },
          },
        },
      ],
    },
  });
}

/**
 * What may be paid on each day, as `fanSvg` draws it: a record for each day with its percentiles and its mean.
 *
 * @throws OfferError `invalid-term` for a simulation that was restricted to the pricing drift.
 * @example
 * ```ts
 * import { fanVegaLite } from "offer-valuation/report";
 * const share = profitShare({ share: "0.5", metric: "profit", periods: [2021] });
 * const deal = offer({ name: "Deal", currency: "USD", components: [share] });
 * const forecast = { 2021: { distribution: "normal", mean: "150", standardDeviation: "50" } } as const;
 * const beliefs = { valuationDate: "2021-01-01", discountRate: "0.1", metrics: { profit: { forecast } } };
 * const simulation = simulate(deal, beliefs, { paths: 1024, seed: 1 });
 * fanVegaLite(simulation).data.values.length; // => 1
 * ```
 */
export function fanVegaLite(simulation: Simulation): VegaLite {
  checkedResult(simulation, simulationTable, "simulation", "simulate");
  paidIn(simulation);
  const { offer, beliefs, currency, paths, dates } = simulation;
  const between = (low: string, high: string, color: string): JsonObject => ({
    mark: { type: "bar", color, width: 50, tooltip: true },
    encoding: { y: amountOf(low, currency), y2: { field: high } },
  });
  return specification({
    text: "What will be paid, and when",
    subtitle: `on ${paths} paths, before discounting: 5% to 95% pale, 25% to 75% grey, median blue, mean orange. ${titleOf(offer, beliefs)}`,
    values: dates.map(({ date, paid }) => {
      const at = (p: string): number => paid.quantile(p).value.toNumber();
      return {
        date,
        p5: at("0.05"),
        p25: at("0.25"),
        median: at("0.5"),
        p75: at("0.75"),
        p95: at("0.95"),
        mean: paid.mean.mean.toNumber(),
        odds: paid.probabilityOfPayment.probability.toNumber(),
      };
    }),
    marks: {
      height: 300,
      encoding: { x: { field: "date", type: "ordinal", title: null, axis: { labelAngle: 0 } } },
      layer: [
        between("p5", "p95", COLOURS.pale),
        between("p25", "p75", COLOURS.level),
        ...(
          [
            ["median", COLOURS.dark],
            ["mean", COLOURS.bright],
          ] as const
        ).map(([field, color]) => ({
          mark: { type: "tick", color, thickness: 3, size: 50, tooltip: true },
          encoding: { y: amountOf(field, currency) },
        })),
      ],
    },
  });
}

/**
 * A figure over two beliefs, as `heatMapSvg` draws it: a record for each cell.
 *
 * @example
 * ```ts
 * import { heatMapVegaLite } from "offer-valuation/report";
 * const deal = offer({ name: "Deal", currency: "USD", components: [cash({ amount: "1100" })] });
 * const beliefs = { valuationDate: "2021-01-01", closing: "2022-01-01", discountRate: "0.1" };
 * const rates = { path: "discountRate", values: ["0", "0.1"] };
 * const grid = sensitivityGrid(deal, beliefs, rates, { path: "closing", values: ["2022-01-01"] });
 * heatMapVegaLite(grid).data.values.map(({ value }) => value).join(" and "); // => 1100 and 1000
 * ```
 */
export function heatMapVegaLite(grid: SensitivityGrid): VegaLite {
  checkedResult(grid, gridTable, "grid", "sensitivityGrid");
  const { subject, beliefs, figure, currency, valuationDate, x, y, cells } = grid;
  const shown = ({ values, kind }: GridAxis): string[] => values.map((value) => formatBelief(value, kind));
  const [across, down] = [shown(x), shown(y)];
  return specification({
    text: titleOf(subject, beliefs),
    subtitle: `${figure} on ${valuationDate}, in ${currency}`,
    values: cells.flatMap((row, at) =>
      row.map((value, index) => ({
        x: across[index] as string,
        y: down[at] as string,
        value: value.toNumber(),
      })),
    ),
    marks: {
      height: { step: 34 },
      mark: { type: "rect", tooltip: true },
      encoding: {
        x: { field: "x", type: "ordinal", sort: null, title: beliefLabel(x.path), axis: { labelAngle: 0 } },
        y: { field: "y", type: "ordinal", sort: null, title: beliefLabel(y.path) },
        color: {
          field: "value",
          type: "quantitative",
          title: currency,
          scale: { range: [COLOURS.pale, COLOURS.dark] },
          legend: { format: "~s" },
        },
      },
    },
  });
}

/**
 * How a deal may end, as `oddsTreeSvg` lists it: a record for each branch with its odds, its value and what it adds.
 *
 * @example
 * ```ts
 * import { oddsTreeVegaLite } from "offer-valuation/report";
 * const deal = offer({ name: "Deal", currency: "USD", components: [cash({ amount: "1100", paid: "2022-01-01" })] });
 * const beliefs = { name: "Mine", valuationDate: "2021-01-01", discountRate: "0.1" };
 * const valuation = valueDeal({ offer: deal, otherwise: { alternative: "nothing" } }, beliefs);
 * oddsTreeVegaLite(valuation).data.values[0]?.["odds"]; // => 1
 * ```
 */
export function oddsTreeVegaLite(valuation: DealValuation): VegaLite {
  checkedResult(valuation, dealTable, "valuation", "valueDeal");
  const { deal, beliefs, currency, valuationDate, branches } = valuation;
  return specification({
    text: titleOf(deal, beliefs),
    subtitle: `How it may end; values on ${valuationDate}, in ${currency}`,
    values: branches.map(
      ({ cause, date, probability, value, contribution }): Record<string, Json> => ({
        outcome: `${cause === undefined ? "Closes" : `Fails: ${cause}`}${date === undefined ? "" : `, ${date}`}`,
        kind: cause === undefined ? "closes" : "fails",
        odds: probability.toNumber(),
        value: value?.toNumber() ?? null,
        adds: contribution.toNumber(),
      }),
    ),
    marks: {
      mark: { type: "bar", tooltip: true },
      encoding: {
        y: rowsOf("outcome"),
        x: shareOf("odds", "odds"),
        color: coloured("kind", { closes: COLOURS.dark, fails: COLOURS.bright }),
      },
    },
  });
}

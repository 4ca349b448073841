import { bridgeTable, shownBridge } from "../analysis/bridge/bridgeTable.js";
import type { ValueBridge } from "../analysis/bridge/valueBridge.js";
import { MIX_KINDS } from "../analysis/comparison/certaintyMix.js";
import type { Comparison } from "../analysis/comparison/comparison.js";
import { comparisonTable } from "../analysis/comparison/comparisonTable.js";
import { labelOf, MIX_COLOURS } from "../analysis/comparison/mixSvg.js";
import { formatBelief } from "../analysis/figures/beliefFigure.js";
import { beliefLabel } from "../analysis/figures/beliefLabel.js";
import { type PayoffCurve, payoffTable } from "../analysis/payoff/payoffCurve.js";
import { namedIn } from "../analysis/payoff/payoffSvg.js";
import type { Sensitivity } from "../analysis/sensitivity/sensitivity.js";
import { type GridAxis, gridTable, type SensitivityGrid } from "../analysis/sensitivity/sensitivityGrid.js";
import { sensitivityTable } from "../analysis/sensitivity/sensitivityTable.js";
import type { DealSimulation } from "../analysis/simulation/dealSimulation.js";
import { BINS, LINES } from "../analysis/simulation/histogramSvg.js";
import { checkedSimulation, paidIn, subjectOf } from "../analysis/simulation/paidIn.js";
import type { Simulation } from "../analysis/simulation/simulation.js";
import { dealTable } from "../deal/dealTable.js";
import type { DealValuation } from "../deal/dealValuation.js";
import { outcomeOf } from "../deal/oddsTreeSvg.js";
import type { Decimal } from "../numeric/decimal.js";
import type { Valuation } from "../offer/valuation.js";
import { valuationTable } from "../offer/valuationTable.js";
import { formatting } from "../print/formatting.js";
import { type Pen, PICTURE_OPTIONS, type PictureOptions, penOf, widthOf } from "../print/pictureOptions.js";
import { titleOf } from "../print/printout.js";
import type { Json, JsonObject } from "../schema/document.js";
import { readOptions } from "../schema/options.js";
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

/**
 * How a picture is drawn as Vega-Lite. Its figures are plain numbers, and whoever draws it chooses their units: those of `PictureOptions`
 * are none of these.
 */
export type VegaLiteOptions = Omit<PictureOptions, "units" | "places">;

function penFor(options: VegaLiteOptions): Pen {
  const known = PICTURE_OPTIONS.filter((name) => name !== "units" && name !== "places");
  return penOf(readOptions<PictureOptions>(options, known));
}

interface Drawing {
  readonly text: string;
  readonly subtitle: string;
  readonly values: readonly JsonObject[];
  /** Marks and what they stand for. */
  readonly marks: JsonObject;
  /** The colours of marks that a legend tells apart, in their order; none where marks have their own. */
  readonly legend?: readonly string[];
}

const specification = (
  pen: Pen,
  { width = 640, locale, language }: VegaLiteOptions,
  { text, subtitle, values, marks, legend }: Drawing,
): VegaLite => {
  const heading = pen.titled(text);
  const tag = locale ?? language;
  return deepFreeze({
    $schema: SCHEMA,
    description: pen.described(`${heading}. ${subtitle}`),
    title: { text: heading, subtitle, anchor: "start" },
    data: { values },
    width: widthOf(width),
    ...marks,
    config: {
      ...CONFIG,
      ...(legend === undefined ? {} : { range: { category: legend } }),
      ...(tag === undefined ? {} : { locale: localeOf(tag) }),
    },
  });
};

const SUNDAY = Date.UTC(2023, 0, 1);
const DAY = 86_400_000;

/** Separators and names of days and months, as Vega takes them. */
function localeOf(tag: string): JsonObject {
  const parts = new Intl.NumberFormat(tag).formatToParts(1_234_567.8);
  const part = (type: string, usual: string): string =>
    parts.find((one) => one.type === type)?.value ?? usual;
  const named = (
    options: Intl.DateTimeFormatOptions,
    count: number,
    step: (index: number) => number,
  ): string[] => {
    const format = new Intl.DateTimeFormat(tag, { ...options, timeZone: "UTC" });
    return Array.from({ length: count }, (_, index) => format.format(step(index)));
  };
  const day = (index: number): number => SUNDAY + index * DAY;
  const month = (index: number): number => Date.UTC(2023, index, 1);
  return {
    number: {
      decimal: part("decimal", "."),
      thousands: part("group", ""),
      grouping: [3],
      currency: ["", ""],
    },
    time: {
      dateTime: "%x %X",
      date: "%d.%m.%Y",
      time: "%H:%M:%S",
      periods: ["AM", "PM"],
      days: named({ weekday: "long" }, 7, day),
      shortDays: named({ weekday: "short" }, 7, day),
      months: named({ month: "long" }, 12, month),
      shortMonths: named({ month: "short" }, 12, month),
    },
  };
}

/** Which figure, on which day, in which currency. */
const figureOn = (
  { figure, valuationDate, currency }: Pick<Sensitivity, "figure" | "valuationDate" | "currency">,
  pen: Pen,
): string =>
  pen.word("{figure} on {date}, in {currency}", {
    figure: pen.word(figure),
    date: pen.figures.day(valuationDate),
    currency,
  });

/** On how many paths it was simulated. */
const onPaths = (paths: number, pen: Pen): string =>
  pen.word("on {count} paths, before discounting", { count: String(paths) });

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

/** What a mark among several stands for in a legend, which has the colours of the drawing in the order of the marks. */
const standingFor = (datum: string): JsonObject => ({ datum, type: "nominal", title: null });

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
export function bridgeVegaLite(bridge: ValueBridge, options: VegaLiteOptions = {}): VegaLite {
  checkedResult(bridge, bridgeTable, "bridge", "bridge");
  const pen = penFor(options);
  const { name, beliefs, currency, valuationDate } = bridge;
  const { start, steps, end } = shownBridge(bridge, formatting());
  const bar = (label: string, kind: string, from: Decimal | 0, to: Decimal): JsonObject => ({
    label: pen.word(label),
    kind: pen.word(kind),
    from: from === 0 ? 0 : from.toNumber(),
    to: to.toNumber(),
  });
  return specification(pen, options, {
    text: titleOf(name, beliefs, pen),
    subtitle: pen.word("From headline to value on {date}, in {currency}", {
      date: pen.figures.day(valuationDate),
      currency,
    }),
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
        color: coloured("kind", {
          [pen.word("level")]: pen.colours.level,
          [pen.word("more")]: pen.colours.dark,
          [pen.word("less")]: pen.colours.bright,
        }),
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
export function tornadoVegaLite(sensitivity: Sensitivity, options: VegaLiteOptions = {}): VegaLite {
  checkedResult(sensitivity, sensitivityTable, "sensitivity", "sensitivity");
  const pen = penFor(options);
  const { subject, beliefs, currency, value, rows } = sensitivity;
  const base = value.toNumber();
  return specification(pen, options, {
    text: titleOf(subject, beliefs, pen),
    subtitle: `${figureOn(sensitivity, pen)}: ${pen.word("which belief matters most")}`,
    values: rows
      .filter(({ swing }) => !swing.isZero())
      .flatMap(({ path, kind, low, high, valueAtLow, valueAtHigh }) =>
        (
          [
            ["low", low, valueAtLow],
            ["high", high, valueAtHigh],
          ] as const
        ).map(([end, at, there]) => ({
          belief: beliefLabel(path, pen),
          end: pen.word(end),
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
        color: coloured("end", {
          [pen.word("low")]: pen.colours.bright,
          [pen.word("high")]: pen.colours.dark,
        }),
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
export function footballFieldVegaLite(comparison: Comparison, options: VegaLiteOptions = {}): VegaLite {
  checkedResult(comparison, comparisonTable, "comparison", "compareOffers");
  const pen = penFor(options);
  const { views } = comparison;
  const currencies = [...new Set(views.map(({ currency }) => currency))].join(", ");
  const [closes, weighted] = [pen.word("if it closes"), pen.word("with the odds of closing")];
  const end = (field: string, name: string): JsonObject => ({
    mark: { type: "point", filled: true, size: 90, opacity: 1, tooltip: true },
    encoding: { x: amountOf(field, currencies), color: standingFor(name) },
  });
  return specification(pen, options, {
    text: pen.word("Offers and views"),
    subtitle: pen.word("Present values, in {currency}", { currency: currencies }),
    values: views.flatMap(({ viewpoint, offers }) =>
      offers.map(({ offer, value, presentValue, oddsOfClosing }) => ({
        row: labelOf(offer, viewpoint, offers.length, views.length, pen),
        withOdds: value.toNumber(),
        ifItCloses: presentValue.toNumber(),
        odds: oddsOfClosing?.toNumber() ?? null,
      })),
    ),
    legend: [pen.colours.dark, pen.colours.bright],
    marks: {
      encoding: { y: rowsOf("row") },
      layer: [
        {
          mark: { type: "rule", strokeWidth: 4, color: pen.colours.pale },
          encoding: { x: amountOf("withOdds", currencies), x2: { field: "ifItCloses" } },
        },
        end("ifItCloses", closes),
        end("withOdds", weighted),
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
export function mixVegaLite(comparison: Comparison, options: VegaLiteOptions = {}): VegaLite {
  checkedResult(comparison, comparisonTable, "comparison", "compareOffers");
  const pen = penFor(options);
  const { views } = comparison;
  return specification(pen, options, {
    text: pen.word("What the offers are made of"),
    subtitle: pen.word("Shares of the present value if it closes, from the most certain to the least"),
    values: views.flatMap(({ viewpoint, offers }) =>
      offers.flatMap(({ offer, mix }) =>
        mix.map(({ kind, amount, share }) => ({
          row: labelOf(offer, viewpoint, offers.length, views.length, pen),
          kind: pen.word(kind),
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
        color: coloured(
          "kind",
          Object.fromEntries(MIX_KINDS.map((kind) => [pen.word(kind), pen.colours[MIX_COLOURS[kind]]])),
        ),
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
export function payoffVegaLite(curve: PayoffCurve, options: VegaLiteOptions = {}): VegaLite {
  checkedResult(curve, payoffTable, "curve", "payoffCurve");
  const pen = penFor(options);
  const { subject, beliefs, observedIn, unit, expected, points, density } = curve;
  const [payment, observed] = [namedIn(curve.payment, pen), namedIn(curve.observed, pen)];
  const axis = pen.word("{observed}, in {currency}", { observed, currency: observedIn });
  return specification(pen, options, {
    text: pen.word("{payment}: what it pays", { payment }),
    subtitle: `${pen.word("over {observed}; before discounting and odds", { observed })}. ${titleOf(subject, beliefs, pen)}`,
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
          mark: { type: "rect", color: pen.colours.pale, tooltip: true },
          encoding: {
            x: amountOf("from", axis),
            x2: { field: "to" },
            y: { ...shareOf("probability", null), axis: null },
            y2: { datum: 0 },
          },
        },
        {
          mark: { type: "rule", color: pen.colours.bright, strokeDash: [6, 4] },
          encoding: { x: { datum: expected.toNumber() } },
        },
        {
          transform: [{ filter: "isValid(datum.pays)" }],
          mark: { type: "line", color: pen.colours.dark, strokeWidth: 3 },
          encoding: {
            x: amountOf("at", axis),
            y: amountOf("pays", pen.word("pays, {currency}", { currency: unit })),
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
export function timelineVegaLite(valuation: Valuation, options: VegaLiteOptions = {}): VegaLite {
  checkedResult(valuation, valuationTable, "valuation", "valueOffer");
  const pen = penFor(options);
  const { offer, beliefs, currency, valuationDate, cashFlows } = valuation;
  return specification(pen, options, {
    text: titleOf(offer, beliefs, pen),
    subtitle: pen.word("When what is paid; present values on {date} if it closes, in {currency}", {
      date: pen.figures.day(valuationDate),
      currency,
    }),
    values: [...cashFlows]
      .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
      .map(({ date, path, expectedUnits, presentValue }) => ({
        payment: path.map(pen.name).join(", "),
        date,
        expectedUnits: expectedUnits.toNumber(),
        presentValue: presentValue.toNumber(),
        size: Math.abs(presentValue.toNumber()),
        paidBy: pen.word(presentValue.isNegative() ? "seller" : "bidder"),
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
          title: pen.word("present value, {currency}", { currency }),
          legend: { format: "~s" },
        },
        color: coloured("paidBy", {
          [pen.word("bidder")]: pen.colours.dark,
          [pen.word("seller")]: pen.colours.bright,
        }),
      },
    },
  });
}

/**
 * How likely each amount is that may be paid, as `histogramSvg` draws it: records with `probability` are ranges, those with `line`
 * percentiles and the mean. A simulation of a deal is drawn alike.
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
export function histogramVegaLite(
  simulation: Simulation | DealSimulation,
  options: VegaLiteOptions = {},
): VegaLite {
  checkedSimulation(simulation);
  const pen = penFor(options);
  const { beliefs, currency, paths } = simulation;
  const paid = paidIn(simulation);
  return specification(pen, options, {
    text: pen.word("What will be paid"),
    subtitle: `${onPaths(paths, pen)}. ${titleOf(subjectOf(simulation), beliefs, pen)}`,
    values: [
      ...paid.histogram(BINS).map(({ from, to, probability }) => ({
        from: from.toNumber(),
        to: to.toNumber(),
        probability: probability.toNumber(),
      })),
      ...LINES.map(([p, line]) => ({ line: pen.word(line), at: paid.quantile(p).value.toNumber() })),
      { line: pen.word("mean"), at: paid.mean.mean.toNumber() },
    ],
    marks: {
      height: 300,
      layer: [
        {
          transform: [{ filter: "isValid(datum.probability)" }],
          mark: { type: "rect", color: pen.colours.level, tooltip: true },
          encoding: {
            x: { ...amountOf("from", currency), scale: { zero: false } },
            x2: { field: "to" },
            y: shareOf("probability", pen.word("share of all paths")),
            y2: { datum: 0 },
          },
        },
        {
          transform: [{ filter: "isValid(datum.line)" }],
          mark: { type: "rule", strokeWidth: 2, tooltip: true },
          encoding: {
            x: amountOf("at", currency),
            color: coloured("line", {
              ...Object.fromEntries(LINES.map(([, line]) => [pen.word(line), pen.colours.dark])),
              [pen.word("mean")]: pen.colours.bright,
            }),
            strokeDash: {
              field: "line",
              type: "nominal",
              title: null,
              scale: {
                domain: [...LINES.map(([, line]) => pen.word(line)), pen.word("mean")],
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
 * What may be paid on each day, as `fanSvg` draws it: a record for each day with its percentiles and its mean. A simulation
 * of a deal is drawn alike.
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
export function fanVegaLite(
  simulation: Simulation | DealSimulation,
  options: VegaLiteOptions = {},
): VegaLite {
  checkedSimulation(simulation);
  const pen = penFor(options);
  paidIn(simulation);
  const { beliefs, currency, paths, dates } = simulation;
  const [wide, narrow, median, mean] = ["5% to 95%", "25% to 75%", "median", "mean"].map((one) =>
    pen.word(one),
  ) as [string, string, string, string];
  const { pale, level, dark, bright } = pen.colours;
  const between = (low: string, high: string, name: string): JsonObject => ({
    mark: { type: "bar", width: 50, tooltip: true },
    encoding: { y: amountOf(low, currency), y2: { field: high }, color: standingFor(name) },
  });
  return specification(pen, options, {
    text: pen.word("What will be paid, and when"),
    subtitle: `${onPaths(paths, pen)}. ${titleOf(subjectOf(simulation), beliefs, pen)}`,
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
    legend: [pale, level, dark, bright],
    marks: {
      height: 300,
      encoding: { x: { field: "date", type: "ordinal", title: null, axis: { labelAngle: 0 } } },
      layer: [
        between("p5", "p95", wide),
        between("p25", "p75", narrow),
        ...(
          [
            ["median", median],
            ["mean", mean],
          ] as const
        ).map(([field, name]) => ({
          mark: { type: "tick", thickness: 3, size: 50, tooltip: true },
          encoding: { y: amountOf(field, currency), color: standingFor(name) },
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
export function heatMapVegaLite(grid: SensitivityGrid, options: VegaLiteOptions = {}): VegaLite {
  checkedResult(grid, gridTable, "grid", "sensitivityGrid");
  const pen = penFor(options);
  const { subject, beliefs, currency, x, y, cells } = grid;
  const shown = ({ values, kind }: GridAxis): string[] => values.map((value) => formatBelief(value, kind));
  const [across, down] = [shown(x), shown(y)];
  return specification(pen, options, {
    text: titleOf(subject, beliefs, pen),
    subtitle: figureOn(grid, pen),
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
        x: {
          field: "x",
          type: "ordinal",
          sort: null,
          title: beliefLabel(x.path, pen),
          axis: { labelAngle: 0 },
        },
        y: { field: "y", type: "ordinal", sort: null, title: beliefLabel(y.path, pen) },
        color: {
          field: "value",
          type: "quantitative",
          title: currency,
          scale: { range: [pen.colours.pale, pen.colours.dark] },
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
export function oddsTreeVegaLite(valuation: DealValuation, options: VegaLiteOptions = {}): VegaLite {
  checkedResult(valuation, dealTable, "valuation", "valueDeal");
  const pen = penFor(options);
  const { deal, beliefs, currency, valuationDate, branches } = valuation;
  return specification(pen, options, {
    text: titleOf(deal, beliefs, pen),
    subtitle: pen.word("How it may end; values on {date}, in {currency}", {
      date: pen.figures.day(valuationDate),
      currency,
    }),
    values: branches.map(
      (branch): Record<string, Json> => ({
        outcome: outcomeOf(branch, pen),
        kind: pen.word(branch.cause === undefined ? "closes" : "fails"),
        odds: branch.probability.toNumber(),
        value: branch.value?.toNumber() ?? null,
        adds: branch.contribution.toNumber(),
      }),
    ),
    marks: {
      mark: { type: "bar", tooltip: true },
      encoding: {
        y: rowsOf("outcome"),
        x: shareOf("odds", pen.word("odds")),
        color: coloured("kind", {
          [pen.word("closes")]: pen.colours.dark,
          [pen.word("fails")]: pen.colours.bright,
        }),
      },
    },
  });
}

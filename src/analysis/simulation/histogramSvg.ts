import { Decimal, ONE } from "../../numeric/decimal.js";
import { axisOver, moneyOn } from "../../print/axis.js";
import { type Pen, type PictureOptions, withOptions } from "../../print/pictureOptions.js";
import { titleOf } from "../../print/printout.js";
import {
  AXIS_HEIGHT,
  across,
  MARGIN,
  type Plot,
  svgAxis,
  svgBox,
  svgDashedLine,
  svgDocument,
  svgLegend,
  svgLevels,
  svgLine,
  svgText,
  WIDTH,
} from "../../print/svg.js";
import { shortened } from "../../print/text.js";
import type { DealSimulation } from "./dealSimulation.js";
import { checkedSimulation, paidIn, subjectOf } from "./paidIn.js";
import type { HistogramBin, PaidAmounts, Simulation } from "./simulation.js";

const LONGEST_SUBJECT = 46;
/** Ranges of equal width. */
export const BINS = 40;
/** Percentiles that get a line, and how it is called. */
export const LINES = [
  ["0.05", "5%"],
  ["0.5", "median"],
  ["0.95", "95%"],
] as const;

const PLOT: Plot = { left: 70, right: WIDTH - MARGIN - 20, top: 124, bottom: 424 };

/**
 * What will be paid in all as a histogram: how many of all paths pay an amount in each of forty ranges, with lines at the 5th
 * percentile, the median and the 95th, and a dashed one at the mean. Amounts are before discounting, under the real-world drift.
 *
 * A simulation of a deal is drawn alike.
 *
 * @throws OfferError `invalid-term` for a simulation that was restricted to the pricing drift.
 * @example
 * ```ts
 * const deal = offer({ name: "Deal", currency: "USD", components: [stock({ shares: "10", issuer: "ACME", delivered: "2022-01-01" })] });
 * const shares = { ACME: { price: "60", volatility: "0.4", expectedReturn: "0.09" } };
 * const simulation = simulate(deal, { valuationDate: "2021-01-01", discountRate: "0.05", shares }, { paths: 1024, seed: 1 });
 * histogramSvg(simulation).includes("What will be paid"); // => true
 * ```
 */
export function histogramSvg(simulation: Simulation | DealSimulation, options: PictureOptions = {}): string {
  checkedSimulation(simulation);
  return withOptions((pen) => drawn(simulation, paidIn(simulation), pen), options);
}

function drawn(simulation: Simulation | DealSimulation, paid: PaidAmounts, pen: Pen): string {
  const { beliefs, currency } = simulation;
  const bins = binsOf(paid);
  const along = axisOver(
    bins.flatMap(({ from, to }) => [from, to]),
    pen,
    "money",
  );
  const x = (value: Decimal): number => across(along.shareOf(value), PLOT);
  const most = Math.max(...bins.map(({ probability }) => probability.toNumber()));
  const y = (share: number): number => PLOT.bottom - (share / most) * (PLOT.bottom - PLOT.top);
  const title = pen.titled(pen.word("What will be paid"));
  const { mean, probabilityOfPayment } = paid;
  const quantiles = LINES.map(([p, name]) => ({ name: pen.word(name), value: paid.quantile(p).value }));
  return svgDocument(
    {
      title,
      subtitle: `${pen.word("on {count} paths, before discounting; nothing with odds of {odds}", {
        count: pen.figures.number(new Decimal(simulation.paths)),
        odds: pen.figures.percent(ONE.minus(probabilityOfPayment.probability), 1),
      })}. ${shortened(titleOf(subjectOf(simulation), beliefs, pen), LONGEST_SUBJECT)}`,
      name: pen.word("{title}, as a histogram", { title }),
      description: pen.described(
        [
          ...bins
            .filter(({ probability }) => !probability.isZero())
            .map(({ from, to, probability }) =>
              pen.word("{odds} from {low} to {high}", {
                odds: pen.figures.percent(probability, 1),
                low: moneyOn(from, pen),
                high: moneyOn(to, pen),
              }),
            ),
          ...[...quantiles, { name: pen.word("mean"), value: mean.mean }].map(
            ({ name, value }) => `${name}: ${moneyOn(value, pen)}`,
          ),
        ].join("; "),
      ),
      height: PLOT.bottom + AXIS_HEIGHT + 6,
    },
    [
      ...levels(most, pen),
      ...bins.map(({ from, to, probability }) => {
        const top = y(probability.toNumber());
        return svgBox(x(from), top, Math.max(1, x(to) - x(from) - 1), PLOT.bottom - top, pen.colours.level);
      }),
      ...svgAxis(along, currency, PLOT, pen.colours),
      ...quantiles.map(({ value }) => svgLine(x(value), PLOT.top, PLOT.bottom, pen.colours.dark, 2)),
      svgDashedLine(x(mean.mean), PLOT.top, PLOT.bottom, pen.colours.bright, 2),
      ...legend(quantiles, mean.mean, pen),
    ],
    pen.colours,
  );
}

/** Where every path pays the same, one range that holds it. */
function binsOf(paid: PaidAmounts): readonly HistogramBin[] {
  const { least, greatest } = paid;
  if (!least.equals(greatest)) return paid.histogram(BINS);
  const half = least.isZero() ? ONE : least.abs().div(BINS);
  return [{ from: least.minus(half), to: greatest.plus(half), probability: ONE }];
}

/** Shares of all paths, with a line for each. */
function levels(most: number, pen: Pen): string[] {
  const step = [0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5].find((one) => most / one <= 6) ?? 1;
  const marks = Array.from({ length: Math.floor(most / step) + 1 }, (_, index) => ({
    share: (index * step) / most,
    label: pen.figures.percent(new Decimal(index * step), 0),
  }));
  return [...svgLevels(marks, PLOT, pen.colours), svgText(MARGIN, 108, pen.word("share of all paths"))];
}

const legend = (
  quantiles: readonly { readonly name: string; readonly value: Decimal }[],
  mean: Decimal,
  pen: Pen,
): string[] =>
  svgLegend(
    [
      {
        sign: "line",
        colour: pen.colours.dark,
        text: quantiles.map(({ name, value }) => `${name} ${moneyOn(value, pen)}`).join(", "),
      },
      { sign: "dashes", colour: pen.colours.bright, text: `${pen.word("mean")} ${moneyOn(mean, pen)}` },
    ],
    220,
    92,
  );

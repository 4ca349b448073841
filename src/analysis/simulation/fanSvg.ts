import { Decimal, ZERO } from "../../numeric/decimal.js";
import { formatAmount, formatPercent } from "../../numeric/format.js";
import { axisOver, compactAmount } from "../../print/axis.js";
import { type PictureOptions, withOptions } from "../../print/pictureOptions.js";
import { titleOf } from "../../print/printout.js";
import {
  COLOURS,
  MARGIN,
  type Plot,
  svgBox,
  svgDocument,
  svgLevels,
  svgRule,
  svgText,
  WIDTH,
} from "../../print/svg.js";
import { shortened } from "../../print/text.js";
import type { DealSimulation } from "./dealSimulation.js";
import { checkedSimulation, paidIn, subjectOf } from "./paidIn.js";
import type { SimulatedDate, Simulation } from "./simulation.js";

const LONGEST_SUBJECT = 50;
const MOST_DATES = 12;
const PLOT: Plot = { left: 110, right: WIDTH - MARGIN - 20, top: 124, bottom: 404 };

/**
 * What will be paid on each day, as a fan: for each day of payment a pale bar from the 5th to the 95th percentile, a darker one
 * from the 25th to the 75th, a line at the median and one at the mean. Up to 12 days are drawn, the earliest first. Amounts are
 * before discounting, under the real-world drift.
 *
 * A simulation of a deal is drawn alike.
 *
 * @throws OfferError `invalid-term` for a simulation that was restricted to the pricing drift.
 * @example
 * ```ts
 * const deal = offer({ name: "Deal", currency: "USD", components: [stock({ shares: "10", issuer: "ACME", delivered: "2022-01-01" })] });
 * const shares = { ACME: { price: "60", volatility: "0.4", expectedReturn: "0.09" } };
 * const simulation = simulate(deal, { valuationDate: "2021-01-01", discountRate: "0.05", shares }, { paths: 1024, seed: 1 });
 * fanSvg(simulation).includes("2022-01-01"); // => true
 * ```
 */
export function fanSvg(simulation: Simulation | DealSimulation, options: PictureOptions = {}): string {
  checkedSimulation(simulation);
  paidIn(simulation);
  return withOptions((title) => drawn(simulation, title), options);
}

function drawn(simulation: Simulation | DealSimulation, asked: string | undefined): string {
  const { beliefs, currency, dates } = simulation;
  const shown = dates.slice(0, MOST_DATES);
  const fans = shown.map(fanOf);
  const values = [ZERO, ...fans.flatMap(({ low, high, mean }) => [low, high, mean])];
  const up = axisOver(values.every((value) => value.isZero()) ? [ZERO, ZERO.plus(1)] : values);
  const y = (value: Decimal): number => PLOT.bottom - up.shareOf(value) * (PLOT.bottom - PLOT.top);
  const title = asked ?? "What will be paid, and when";
  const left = dates.length - shown.length;
  const room = (PLOT.right - PLOT.left) / Math.max(1, fans.length);
  return svgDocument(
    {
      title,
      subtitle: `on ${formatAmount(new Decimal(simulation.paths))} paths, before discounting${left > 0 ? `; ${left} later days are not drawn` : ""}. ${shortened(titleOf(subjectOf(simulation), beliefs), LONGEST_SUBJECT)}`,
      name: `${title}, as a fan over ${shown.length} days`,
      description: fans
        .map(
          ({ date, low, lower, middle, upper, high, odds }) =>
            `${date}: 5% ${compactAmount(low)}, 25% ${compactAmount(lower)}, median ${compactAmount(middle)}, 75% ${compactAmount(upper)}, 95% ${compactAmount(high)}, anything with odds of ${formatPercent(odds, 1)}`,
        )
        .join("; "),
      height: PLOT.bottom + 64,
    },
    [
      ...svgLevels(up.marks, PLOT),
      svgText(MARGIN, 108, up.unit === "" ? currency : `${currency} ${up.unit}`),
      ...legend(),
      ...fans.flatMap((fan, index) =>
        barOf(fan, PLOT.left + room * (index + 0.5), Math.min(90, room * 0.6), y),
      ),
    ],
  );
}

interface Fan {
  readonly date: string;
  readonly low: Decimal;
  readonly lower: Decimal;
  readonly middle: Decimal;
  readonly upper: Decimal;
  readonly high: Decimal;
  readonly mean: Decimal;
  readonly odds: Decimal;
}

function fanOf({ date, paid }: SimulatedDate): Fan {
  const at = (p: string): Decimal => paid.quantile(p).value;
  return {
    date,
    low: at("0.05"),
    lower: at("0.25"),
    middle: at("0.5"),
    upper: at("0.75"),
    high: at("0.95"),
    mean: paid.mean.mean,
    odds: paid.probabilityOfPayment.probability,
  };
}

function barOf(fan: Fan, middle: number, width: number, y: (value: Decimal) => number): string[] {
  const [left, right] = [middle - width / 2, middle + width / 2];
  const box = (from: Decimal, to: Decimal, fill: string): string =>
    svgBox(left, y(to), width, Math.max(1, y(from) - y(to)), fill);
  return [
    box(fan.low, fan.high, COLOURS.pale),
    box(fan.lower, fan.upper, COLOURS.level),
    svgRule(left, right, y(fan.middle), COLOURS.dark, 3),
    svgRule(left, right, y(fan.mean), COLOURS.bright, 2).replace("/>", ' stroke-dasharray="6 4"/>'),
    svgText(middle, PLOT.bottom + 22, fan.date, 'text-anchor="middle"'),
    svgText(middle, PLOT.bottom + 42, `odds ${formatPercent(fan.odds, 0)}`, 'text-anchor="middle"'),
  ];
}

const legend = (): string[] => [
  svgBox(250, 80, 14, 14, COLOURS.pale),
  svgText(272, 92, "5% to 95%"),
  svgBox(380, 80, 14, 14, COLOURS.level),
  svgText(402, 92, "25% to 75%"),
  svgRule(520, 546, 88, COLOURS.dark, 3),
  svgText(552, 92, "median"),
  svgRule(650, 676, 88, COLOURS.bright, 2).replace("/>", ' stroke-dasharray="6 4"/>'),
  svgText(682, 92, "mean"),
];

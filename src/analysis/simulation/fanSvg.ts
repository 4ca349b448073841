import { Decimal, ZERO } from "../../numeric/decimal.js";
import { axisOver, moneyOn } from "../../print/axis.js";
import { type Pen, type PictureOptions, withOptions } from "../../print/pictureOptions.js";
import { titleOf } from "../../print/printout.js";
import {
  leftOf,
  MARGIN,
  type Plot,
  svgBox,
  svgDashes,
  svgDocument,
  svgLegend,
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
const TOP = 124;
const BOTTOM = 404;

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
  return withOptions((pen) => drawn(simulation, pen), options);
}

function drawn(simulation: Simulation | DealSimulation, pen: Pen): string {
  const { beliefs, currency, dates } = simulation;
  const shown = dates.slice(0, MOST_DATES);
  const fans = shown.map(fanOf);
  const values = [ZERO, ...fans.flatMap(({ low, high, mean }) => [low, high, mean])];
  const up = axisOver(values.every((value) => value.isZero()) ? [ZERO, ZERO.plus(1)] : values, pen, "money");
  const plot: Plot = { left: leftOf(up.marks), right: WIDTH - MARGIN - 20, top: TOP, bottom: BOTTOM };
  const y = (value: Decimal): number => BOTTOM - up.shareOf(value) * (BOTTOM - TOP);
  const title = pen.titled(pen.word("What will be paid, and when"));
  const count = (of: number): string => pen.figures.number(new Decimal(of));
  const left = dates.length - shown.length;
  const room = (plot.right - plot.left) / Math.max(1, fans.length);
  return svgDocument(
    {
      title,
      subtitle: `${[
        pen.word("on {count} paths, before discounting", { count: count(simulation.paths) }),
        ...(left > 0 ? [pen.word("{count} later days are not drawn", { count: count(left) })] : []),
      ].join("; ")}. ${shortened(titleOf(subjectOf(simulation), beliefs, pen), LONGEST_SUBJECT)}`,
      name: pen.word("{title}, as a fan over {count} days", { title, count: count(shown.length) }),
      description: pen.described(fans.map((fan) => described(fan, pen)).join("; ")),
      height: BOTTOM + 64,
    },
    [
      ...svgLevels(up.marks, plot, pen.colours),
      svgText(MARGIN, 108, up.unit === "" ? currency : `${currency} ${up.unit}`),
      ...legend(pen),
      ...fans.flatMap((fan, index) =>
        barOf(fan, plot.left + room * (index + 0.5), Math.min(90, room * 0.6), y, pen),
      ),
    ],
    pen.colours,
  );
}

const described = ({ date, low, lower, middle, upper, high, odds }: Fan, pen: Pen): string => {
  const [five, quarter, half, threeQuarters, most] = [low, lower, middle, upper, high].map((value) =>
    moneyOn(value, pen),
  ) as [string, string, string, string, string];
  return pen.word(
    "{date}: 5% {five}, 25% {quarter}, median {half}, 75% {threeQuarters}, 95% {most}, anything with odds of {odds}",
    {
      date: pen.figures.day(date),
      five,
      quarter,
      half,
      threeQuarters,
      most,
      odds: pen.figures.percent(odds, 1),
    },
  );
};

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

function barOf(
  fan: Fan,
  middle: number,
  width: number,
  y: (value: Decimal) => number,
  { colours, figures, word }: Pen,
): string[] {
  const [left, right] = [middle - width / 2, middle + width / 2];
  const box = (from: Decimal, to: Decimal, fill: string): string =>
    svgBox(left, y(to), width, Math.max(1, y(from) - y(to)), fill);
  return [
    box(fan.low, fan.high, colours.pale),
    box(fan.lower, fan.upper, colours.level),
    svgRule(left, right, y(fan.middle), colours.dark, 3),
    svgDashes(left, right, y(fan.mean), colours.bright, 2),
    svgText(middle, BOTTOM + 22, figures.day(fan.date), 'text-anchor="middle"'),
    svgText(
      middle,
      BOTTOM + 42,
      word("odds {odds}", { odds: figures.percent(fan.odds, 0) }),
      'text-anchor="middle"',
    ),
  ];
}

const legend = ({ colours, word }: Pen): string[] =>
  svgLegend(
    [
      { sign: "box", colour: colours.pale, text: word("5% to 95%") },
      { sign: "box", colour: colours.level, text: word("25% to 75%") },
      { sign: "line", colour: colours.dark, text: word("median") },
      { sign: "dashes", colour: colours.bright, text: word("mean") },
    ],
    250,
    92,
  );

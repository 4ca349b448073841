import { type Decimal, ZERO } from "../../numeric/decimal.js";
import { type Axis, axisOver, moneyOn } from "../../print/axis.js";
import { type Pen, type PictureOptions, withOptions } from "../../print/pictureOptions.js";
import {
  AXIS_HEIGHT,
  across,
  CHARACTER,
  type Plot,
  svgAxis,
  svgBox,
  svgDocument,
  svgDot,
  svgLegend,
  svgText,
  WIDTH,
} from "../../print/svg.js";
import { checkedResult } from "../../schema/printable.js";
import type { Comparison } from "./comparison.js";
import { comparisonTable } from "./comparisonTable.js";
import { labelOf, moreNotDrawn } from "./mixSvg.js";

const LABELS = 280;
const TOP = 108;
const ROW = 40;
const BAR = 18;
const MOST_ROWS = 40;

/**
 * Offers and views on one scale, as bankers draw a football field: a bar for each offer under each view, from its value with the odds
 * of closing to its value if it closes; a dot where there are no odds. Up to 40 are drawn. All views must be in one currency.
 *
 * @example
 * ```ts
 * const deal = offer({ name: "Deal", currency: "USD", components: [cash({ amount: "1000", paid: "2021-01-01" })] });
 * const views = ["Mine", "Yours"].map((name) => ({ name, valuationDate: "2021-01-01", discountRate: "0" }));
 * footballFieldSvg(compareOffers([deal], views)).includes(">Yours</text>"); // => true
 * ```
 */
export function footballFieldSvg(comparison: Comparison, options: PictureOptions = {}): string {
  checkedResult(comparison, comparisonTable, "comparison", "compareOffers");
  return withOptions((pen) => drawn(comparison, pen), options);
}

interface Bar {
  readonly label: string;
  readonly currency: string;
  readonly weighted: Decimal;
  readonly closed: Decimal;
  readonly odds: Decimal | undefined;
}

function drawn({ views }: Comparison, pen: Pen): string {
  const bars = views.flatMap(({ viewpoint, currency, offers }) =>
    offers.map(
      ({ offer, value, presentValue, oddsOfClosing }): Bar => ({
        label: labelOf(offer, viewpoint, offers.length, views.length, pen),
        currency: pen.unitOf(currency),
        weighted: value,
        closed: presentValue,
        odds: oddsOfClosing,
      }),
    ),
  );
  const shown = bars.slice(0, MOST_ROWS);
  const axis = axisOver(rangeOf(shown), pen, "money");
  const longest = Math.max(...shown.map(({ closed }) => moneyOn(closed, pen).length));
  const right = WIDTH - Math.max(60, longest * CHARACTER - 10);
  const plot: Plot = { left: LABELS + 30, right, top: TOP, bottom: TOP + shown.length * ROW };
  const title = pen.titled(pen.word("Offers and views"));
  const currencies = [...new Set(views.map(({ currency }) => currency))].join(", ");
  const left = bars.length - shown.length;
  return svgDocument(
    {
      title,
      subtitle: [
        pen.word("Present values, in {currency}", { currency: pen.unitOf(currencies) }),
        ...moreNotDrawn(left, pen),
      ].join("; "),
      name: title,
      description: pen.described(shown.map((bar) => described(bar, pen)).join("; ")),
      height: plot.bottom + AXIS_HEIGHT,
    },
    [
      ...svgLegend(
        [
          { sign: "dot", colour: pen.colours.bright, text: pen.word("with the odds of closing") },
          { sign: "dot", colour: pen.colours.dark, text: pen.word("if it closes") },
        ],
        plot.left,
        85,
      ),
      ...svgAxis(axis, currencies, plot, pen.colours),
      ...shown.flatMap((bar, index) => row(bar, TOP + index * ROW, axis, plot, pen)),
    ],
    pen.colours,
  );
}

/** All values with room for figures at both ends, and nothing, so that distances are seen for what they are. */
function rangeOf(bars: readonly Bar[]): readonly Decimal[] {
  const values = [ZERO, ...bars.flatMap(({ weighted, closed }) => [weighted, closed])].sort((a, b) =>
    a.comparedTo(b),
  );
  const [low, high] = [values[0], values.at(-1)] as [Decimal, Decimal];
  return low.equals(high) ? [low, low.plus(1)] : [low, high.plus(high.minus(low).times("0.06"))];
}

function described({ label, currency, weighted, closed, odds }: Bar, pen: Pen): string {
  const value = `${currency} ${moneyOn(closed, pen)}`;
  if (odds === undefined || weighted.equals(closed)) return `${label}: ${value}`;
  return `${label}: ${pen.word("{value} if it closes, {weighted} with the odds ({odds})", {
    value,
    weighted: moneyOn(weighted, pen),
    odds: pen.figures.percent(odds, 1),
  })}`;
}

function row({ label, weighted, closed }: Bar, top: number, axis: Axis, plot: Plot, pen: Pen): string[] {
  const [low, high] = [weighted, closed].map((value) => across(axis.shareOf(value), plot)) as [
    number,
    number,
  ];
  const middle = top + ROW / 2;
  const single = weighted.equals(closed);
  const [left, right] = [Math.min(low, high), Math.max(low, high)];
  return [
    svgText(LABELS, middle + 5, label, 'text-anchor="end"'),
    ...(single
      ? []
      : [
          svgBox(left, middle - BAR / 2, right - left, BAR, pen.colours.pale),
          svgDot(low, middle, 6, pen.colours.bright),
        ]),
    svgDot(high, middle, 6, pen.colours.dark),
    ...(single ? [] : lowerFigure(left, right, middle + 5, moneyOn(low < high ? weighted : closed, pen))),
    svgText(right + 10, middle + 5, moneyOn(low < high ? closed : weighted, pen), 'font-size="12"'),
  ];
}

/** Inside of its bar, or left of it where it is too short; nowhere if labels stand there. */
function lowerFigure(left: number, right: number, y: number, figure: string): string[] {
  if (right - left > figure.length * CHARACTER + 26) return [svgText(left + 12, y, figure, 'font-size="12"')];
  return left - LABELS > figure.length * CHARACTER + 16
    ? [svgText(left - 10, y, figure, 'font-size="12" text-anchor="end"')]
    : [];
}

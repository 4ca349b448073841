import { type Decimal, ZERO } from "../../numeric/decimal.js";
import { formatPercent } from "../../numeric/format.js";
import { type Axis, axisOver, compactAmount } from "../../print/axis.js";
import { type PictureOptions, withOptions } from "../../print/pictureOptions.js";
import {
  AXIS_HEIGHT,
  across,
  COLOURS,
  type Plot,
  svgAxis,
  svgBox,
  svgDocument,
  svgDot,
  svgText,
  WIDTH,
} from "../../print/svg.js";
import { checkedResult } from "../../schema/printable.js";
import type { Comparison } from "./comparison.js";
import { comparisonTable } from "./comparisonTable.js";
import { labelOf } from "./mixSvg.js";

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
  return withOptions((title) => drawn(comparison, title), options);
}

interface Bar {
  readonly label: string;
  readonly currency: string;
  readonly weighted: Decimal;
  readonly closed: Decimal;
  readonly odds: Decimal | undefined;
}

function drawn({ views }: Comparison, asked: string | undefined): string {
  const bars = views.flatMap(({ viewpoint, currency, offers }) =>
    offers.map(
      ({ offer, value, presentValue, oddsOfClosing }): Bar => ({
        label: labelOf(offer, viewpoint, offers.length, views.length),
        currency,
        weighted: value,
        closed: presentValue,
        odds: oddsOfClosing,
      }),
    ),
  );
  const shown = bars.slice(0, MOST_ROWS);
  const axis = axisOver(rangeOf(shown));
  const plot: Plot = { left: LABELS + 30, right: WIDTH - 60, top: TOP, bottom: TOP + shown.length * ROW };
  const title = asked ?? "Offers and views";
  const currencies = [...new Set(views.map(({ currency }) => currency))].join(", ");
  const left = bars.length - shown.length;
  return svgDocument(
    {
      title,
      subtitle: `Present values, in ${currencies}${left === 0 ? "" : `; ${left} more not drawn`}`,
      name: title,
      description: shown.map(described).join("; "),
      height: plot.bottom + AXIS_HEIGHT,
    },
    [
      svgDot(plot.left + 7, 80, 6, COLOURS.bright),
      svgText(plot.left + 20, 85, "with the odds of closing"),
      svgDot(plot.left + 217, 80, 6, COLOURS.dark),
      svgText(plot.left + 230, 85, "if it closes"),
      ...svgAxis(axis, currencies, plot),
      ...shown.flatMap((bar, index) => row(bar, TOP + index * ROW, axis, plot)),
    ],
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

const described = ({ label, currency, weighted, closed, odds }: Bar): string =>
  odds === undefined || weighted.equals(closed)
    ? `${label}: ${currency} ${compactAmount(closed)}`
    : `${label}: ${currency} ${compactAmount(closed)} if it closes, ${compactAmount(weighted)} with the odds (${formatPercent(odds, 1)})`;

function row({ label, weighted, closed }: Bar, top: number, axis: Axis, plot: Plot): string[] {
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
          svgBox(left, middle - BAR / 2, right - left, BAR, COLOURS.pale),
          svgDot(low, middle, 6, COLOURS.bright),
        ]),
    svgDot(high, middle, 6, COLOURS.dark),
    ...(single ? [] : lowerFigure(left, right, middle + 5, compactAmount(low < high ? weighted : closed))),
    svgText(right + 10, middle + 5, compactAmount(low < high ? closed : weighted), 'font-size="12"'),
  ];
}

/** Inside of its bar, or left of it where it is too short; nowhere if labels stand there. */
function lowerFigure(left: number, right: number, y: number, figure: string): string[] {
  if (right - left > 90) return [svgText(left + 12, y, figure, 'font-size="12"')];
  return left - LABELS > 80 ? [svgText(left - 10, y, figure, 'font-size="12" text-anchor="end"')] : [];
}

import { type Decimal, ZERO } from "../../numeric/decimal.js";
import { type Axis, axisOver, compactAmount } from "../../print/axis.js";
import { type PictureOptions, withOptions } from "../../print/pictureOptions.js";
import { titleOf } from "../../print/printout.js";
import {
  AXIS_HEIGHT,
  across,
  COLOURS,
  MARGIN,
  type Plot,
  svgAxis,
  svgBox,
  svgDocument,
  svgLevels,
  svgLine,
  svgPath,
  svgRule,
  svgText,
  WIDTH,
} from "../../print/svg.js";
import { shortened } from "../../print/text.js";
import { checkedResult } from "../../schema/printable.js";
import { type PayoffCurve, payoffTable } from "./payoffCurve.js";

const LONGEST_SUBJECT = 50;

const PLOT: Plot = { left: 110, right: WIDTH - MARGIN - 20, top: 104, bottom: 424 };

/**
 * What a component pays over what it hangs on, as a line; behind it how likely each value is believed to be, and the expected value
 * as a dashed line. Amounts are before discounting, odds and credit.
 *
 * @example
 * ```ts
 * const share = profitShare({ share: "0.5", metric: "profit", periods: [2021] });
 * const deal = offer({ name: "Deal", currency: "USD", components: [share] });
 * const forecast = { 2021: { distribution: "normal", mean: "150", standardDeviation: "50" } };
 * const beliefs = { valuationDate: "2021-01-01", discountRate: "0.1", metrics: { profit: { forecast } } };
 * payoffSvg(payoffCurve(deal, beliefs)).includes("Profit share, 2021"); // => true
 * ```
 */
export function payoffSvg(curve: PayoffCurve, options: PictureOptions = {}): string {
  checkedResult(curve, payoffTable, "curve", "payoffCurve");
  return withOptions((title) => drawn(curve, title), options);
}

function drawn(curve: PayoffCurve, asked: string | undefined): string {
  const { subject, beliefs, payment, observed, observedIn, unit, expected, points, density } = curve;
  const along = axisOver(points.map(({ at }) => at));
  const pays = points.map((point) => point.pays);
  const up = axisOver(levelsOf(pays));
  const y = (value: Decimal): number => PLOT.bottom - up.shareOf(value) * (PLOT.bottom - PLOT.top);
  const x = (value: Decimal): number => across(along.shareOf(value), PLOT);
  const title = asked ?? `${payment}: what it pays`;
  return svgDocument(
    {
      title,
      subtitle: `over ${observed}; before discounting and odds. ${shortened(titleOf(subject, beliefs), LONGEST_SUBJECT)}`,
      name: `${title}, over ${observed}`,
      description: `${points.map((point) => `pays ${compactAmount(point.pays)} ${unit} at ${compactAmount(point.at)}`).join("; ")}; expected: ${compactAmount(expected)}`,
      height: PLOT.bottom + AXIS_HEIGHT + 6,
    },
    [
      ...legend(density.length > 0),
      ...likelihood(density, x),
      ...rules(up, unit),
      ...svgAxis(along, `${observed}, in ${observedIn}`, PLOT),
      svgLine(x(expected), PLOT.top, PLOT.bottom, COLOURS.bright, 1.5).replace(
        "/>",
        ' stroke-dasharray="6 4"/>',
      ),
      svgPath(
        points.map((point) => [x(point.at), y(point.pays)] as const),
        `fill="none" stroke="${COLOURS.dark}" stroke-width="3" stroke-linejoin="round"`,
      ),
    ],
  );
}

/** From nothing to what is paid, with some room above. */
function levelsOf(pays: readonly Decimal[]): readonly Decimal[] {
  const levels = [ZERO, ...pays];
  return levels.every((level) => level.isZero()) ? [ZERO, ZERO.plus(1)] : levels;
}

/** Levels of payment, with a line for each. */
function rules({ marks, unit }: Axis, currency: string): string[] {
  const counted = unit === "" ? currency : `${currency} ${unit}`;
  return [...svgLevels(marks, PLOT), svgText(MARGIN, 92, counted)];
}

/** How likely values are: the tallest takes most of the height. */
function likelihood(density: PayoffCurve["density"], x: (value: Decimal) => number): string[] {
  const most = Math.max(...density.map(({ probability }) => probability.toNumber()));
  if (!(most > 0)) return [];
  return density.map(({ from, to, probability }) => {
    const height = (probability.toNumber() / most) * (PLOT.bottom - PLOT.top) * 0.85;
    return svgBox(x(from), PLOT.bottom - height, x(to) - x(from), height, COLOURS.pale);
  });
}

const legend = (uncertain: boolean): string[] => [
  svgRule(330, 356, 88, COLOURS.dark, 3),
  svgText(362, 92, "what is paid"),
  svgRule(470, 496, 88, COLOURS.bright, 1.5).replace("/>", ' stroke-dasharray="6 4"/>'),
  svgText(502, 92, "expected value"),
  ...(uncertain ? [svgBox(630, 80, 14, 14, COLOURS.pale), svgText(652, 92, "how likely values are")] : []),
];

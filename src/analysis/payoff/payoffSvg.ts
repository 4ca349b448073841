import { type Decimal, ZERO } from "../../numeric/decimal.js";
import { axisOver, compactAmount, moneyOn } from "../../print/axis.js";
import { type Pen, type PictureOptions, withOptions } from "../../print/pictureOptions.js";
import { titleOf } from "../../print/printout.js";
import {
  AXIS_HEIGHT,
  across,
  leftOf,
  MARGIN,
  type Plot,
  svgAxis,
  svgBox,
  svgDashedLine,
  svgDocument,
  svgLegend,
  svgLevels,
  svgPath,
  svgText,
  WIDTH,
} from "../../print/svg.js";
import { shortened } from "../../print/text.js";
import { checkedResult } from "../../schema/printable.js";
import { type PayoffCurve, payoffTable } from "./payoffCurve.js";

const LONGEST_SUBJECT = 50;

const TOP = 104;
const BOTTOM = 424;

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
  return withOptions((pen) => drawn(curve, pen), options);
}

function drawn(curve: PayoffCurve, pen: Pen): string {
  const { subject, beliefs, observedIn, unit, expected, points, density } = curve;
  const [payment, observed] = [namedIn(curve.payment, pen), namedIn(curve.observed, pen)];
  const along = axisOver(
    points.map(({ at }) => at),
    pen,
    "other",
  );
  const pays = points.map((point) => point.pays);
  const up = axisOver(levelsOf(pays), pen, "money");
  const plot: Plot = { left: leftOf(up.marks), right: WIDTH - MARGIN - 20, top: TOP, bottom: BOTTOM };
  const y = (value: Decimal): number => BOTTOM - up.shareOf(value) * (BOTTOM - TOP);
  const x = (value: Decimal): number => across(along.shareOf(value), plot);
  const title = pen.titled(pen.word("{payment}: what it pays", { payment }));
  return svgDocument(
    {
      title,
      subtitle: `${pen.word("over {observed}; before discounting and odds", { observed })}. ${shortened(titleOf(subject, beliefs, pen), LONGEST_SUBJECT)}`,
      name: pen.word("{title}, over {observed}", { title, observed }),
      description: pen.described(
        [
          ...points.map((point) =>
            pen.word("pays {amount} at {value}", {
              amount: `${moneyOn(point.pays, pen)} ${pen.unitOf(unit)}`,
              value: compactAmount(point.at, pen),
            }),
          ),
          pen.word("expected: {value}", { value: compactAmount(expected, pen) }),
        ].join("; "),
      ),
      height: BOTTOM + AXIS_HEIGHT + 6,
    },
    [
      ...legend(density.length > 0, pen),
      ...likelihood(density, x, pen),
      ...svgLevels(up.marks, plot, pen.colours),
      svgText(MARGIN, 92, up.unit === "" ? unit : `${unit} ${up.unit}`),
      ...svgAxis(
        along,
        pen.word("{observed}, in {currency}", { observed, currency: observedIn }),
        plot,
        pen.colours,
      ),
      svgDashedLine(x(expected), TOP, BOTTOM, pen.colours.bright, 1.5),
      svgPath(
        points.map((point) => [x(point.at), y(point.pays)] as const),
        `fill="none" stroke="${pen.colours.dark}" stroke-width="3" stroke-linejoin="round"`,
      ),
    ],
    pen.colours,
  );
}

/** From nothing to what is paid, with some room above. */
function levelsOf(pays: readonly Decimal[]): readonly Decimal[] {
  const levels = [ZERO, ...pays];
  return levels.every((level) => level.isZero()) ? [ZERO, ZERO.plus(1)] : levels;
}

/** "Profit share, 2021" and "us-profit for 2021" with the labels of what they name. */
export function namedIn(text: string, pen: Pen): string {
  const whole = pen.labelOf(text);
  if (whole !== undefined) return whole;
  const [, name, period] = /^(.+) for (.+)$/.exec(text) ?? [];
  if (name !== undefined && period !== undefined)
    return pen.word("{metric} for {period}", { metric: pen.name(name), period });
  return text.split(", ").map(pen.name).join(", ");
}

/** How likely values are: the tallest takes most of the height. */
function likelihood(
  density: PayoffCurve["density"],
  x: (value: Decimal) => number,
  { colours }: Pen,
): string[] {
  const most = Math.max(...density.map(({ probability }) => probability.toNumber()));
  if (!(most > 0)) return [];
  return density.map(({ from, to, probability }) => {
    const height = (probability.toNumber() / most) * (BOTTOM - TOP) * 0.85;
    return svgBox(x(from), BOTTOM - height, x(to) - x(from), height, colours.pale);
  });
}

const legend = (uncertain: boolean, { colours, word }: Pen): string[] =>
  svgLegend(
    [
      { sign: "line", colour: colours.dark, text: word("what is paid") },
      { sign: "dashes", colour: colours.bright, text: word("expected value") },
      ...(uncertain
        ? [{ sign: "box", colour: colours.pale, text: word("how likely values are") } as const]
        : []),
    ],
    330,
    92,
  );

import { formatAmount, formatPercent } from "../../numeric/format.js";
import { type Axis, axisOver, compactAmount } from "../../print/axis.js";
import { type PictureOptions, withOptions } from "../../print/pictureOptions.js";
import { titleOf } from "../../print/printout.js";
import {
  AXIS_HEIGHT,
  across,
  BAR,
  COLOURS,
  MARGIN,
  type Plot,
  ROW,
  svgAxis,
  svgBox,
  svgDocument,
  svgLine,
  svgText,
  WIDTH,
} from "../../print/svg.js";
import { escapeXml, shortened } from "../../print/text.js";
import { checkedResult } from "../../schema/printable.js";
import type { BeliefFigure } from "../figures/beliefFigure.js";
import { beliefLabel } from "../figures/beliefLabel.js";
import type { Sensitivity, SensitivityRow } from "./sensitivity.js";
import { sensitivityTable } from "./sensitivityTable.js";

/** Where labels end. */
const LABELS = 330;
/** Room on both sides of the bars for the belief at their ends. */
const SIDE = 90;
const TOP = 104;
/** Below the axis, for what is not drawn. */
const NOTES = 26;
const MOST_ROWS = 30;
const LONGEST_LABEL = 44;

const LOW_COLOUR = COLOURS.bright;
const HIGH_COLOUR = COLOURS.dark;

/**
 * A tornado diagram as an SVG picture: a bar for each belief from the value at its low end to the value at its high end, the
 * largest swing on top, the base value as a line. The 30 largest are drawn. The text of the picture can be read out and selected;
 * values are in the currency of the sensitivity, and everything in it is escaped.
 *
 * @example
 * ```ts
 * const deal = offer({ name: "Deal", currency: "USD", components: [cash({ amount: "1100", paid: "2022-01-01" })] });
 * const picture = tornadoSvg(sensitivity(deal, { valuationDate: "2021-01-01", discountRate: "0.1" }));
 * picture.startsWith("<svg "); // => true
 * picture.includes(">Discount rate</text>"); // => true
 * ```
 */
export function tornadoSvg(sensitivity: Sensitivity, options: PictureOptions = {}): string {
  checkedResult(sensitivity, sensitivityTable, "sensitivity", "sensitivity");
  return withOptions((asked) => picture(sensitivity, asked), options);
}

function picture(sensitivity: Sensitivity, asked: string | undefined): string {
  const { subject, beliefs, figure, currency, valuationDate, value, rows } = sensitivity;
  const moving = rows.filter(({ swing }) => !swing.isZero());
  const drawn = moving.slice(0, MOST_ROWS);
  const plot: Plot = {
    left: LABELS + SIDE,
    right: WIDTH - SIDE,
    top: TOP,
    bottom: TOP + drawn.length * ROW,
  };
  const height = plot.bottom + AXIS_HEIGHT + NOTES;
  const title = asked ?? titleOf(subject, beliefs);
  const subtitle = `${figure} on ${valuationDate}: ${currency} ${formatAmount(value, 2)}`;
  const left = moving.length - drawn.length;
  const idle = rows.length - moving.length;
  const notes = [
    ...(drawn.length === 0 ? ["No belief that was moved has any effect"] : []),
    ...(left === 0 ? [] : [`${left} with smaller swings not drawn`]),
    ...(idle === 0 ? [] : [`${idle} without effect not drawn`]),
  ].join("; ");
  const frame = {
    title,
    subtitle,
    name: `Which belief matters most: ${title}`,
    description: described(subtitle, drawn),
    height,
  };
  return svgDocument(frame, [
    ...legend(),
    ...(drawn.length === 0 ? [] : diagram(sensitivity, drawn, plot)),
    svgText(MARGIN, height - 12, notes, 'font-size="12"'),
  ]);
}

function diagram({ value, currency }: Sensitivity, drawn: readonly SensitivityRow[], plot: Plot): string[] {
  const axis = axisOver([value, ...drawn.flatMap(ends)]);
  const base = across(axis.shareOf(value), plot);
  return [
    ...svgAxis(axis, currency, plot),
    ...drawn.flatMap((row, index) => bar(row, index, base, axis, plot)),
    svgLine(base, plot.top - 4, plot.bottom + 4, COLOURS.ink, 1.5),
  ];
}

const ends = ({ valueAtLow, valueAtHigh }: SensitivityRow) => [valueAtLow, valueAtHigh];

const described = (named: string, rows: readonly SensitivityRow[]): string =>
  [
    named,
    ...rows.map(
      ({ path, kind, low, high, valueAtLow, valueAtHigh }) =>
        `${beliefLabel(path)}: ${formatAmount(valueAtLow, 2)} at ${shown(low, kind)}, ${formatAmount(valueAtHigh, 2)} at ${shown(high, kind)}`,
    ),
  ].join(". ");

/** A belief in few characters. */
function shown(figure: BeliefFigure, kind: SensitivityRow["kind"]): string {
  if (typeof figure === "string") return figure;
  if (kind === "amount") return compactAmount(figure);
  const few = figure.toSignificantDigits(5);
  return kind === "rate" || kind === "probability" || kind === "volatility"
    ? formatPercent(few)
    : formatAmount(few);
}

const legend = (): string[] => [
  svgBox(20, 70, 14, 14, LOW_COLOUR),
  svgText(40, 82, "belief at its low end"),
  svgBox(190, 70, 14, 14, HIGH_COLOUR),
  svgText(210, 82, "belief at its high end"),
  svgText(410, 82, "at the ends of a bar: the belief there"),
];

function bar(row: SensitivityRow, index: number, base: number, axis: Axis, plot: Plot): string[] {
  const { path, kind, low, high, valueAtLow, valueAtHigh } = row;
  const name = beliefLabel(path);
  const top = TOP + index * ROW + (ROW - BAR) / 2;
  const middle = top + BAR / 2 + 5;
  const [lowAt, highAt] = [across(axis.shareOf(valueAtLow), plot), across(axis.shareOf(valueAtHigh), plot)];
  const piece = (end: number, y: number, height: number, colour: string): string =>
    svgBox(Math.min(end, base), y, Math.abs(end - base), height, colour);
  // Where both ends lie on one side of the base, the pieces would hide each other: each gets half of the height.
  const sameSide = (lowAt - base) * (highAt - base) > 0;
  const height = sameSide ? BAR / 2 : BAR;
  const lowFirst = lowAt <= highAt;
  const [leftEnd, rightEnd] = [Math.min(lowAt, highAt, base), Math.max(lowAt, highAt, base)];
  return [
    `<g><title>${escapeXml(name)}</title>`,
    svgText(LABELS, middle, shortened(name, LONGEST_LABEL), 'text-anchor="end"'),
    piece(lowAt, top, height, LOW_COLOUR),
    piece(highAt, sameSide ? top + BAR / 2 : top, height, HIGH_COLOUR),
    svgText(leftEnd - 6, middle, shown(lowFirst ? low : high, kind), 'text-anchor="end" font-size="12"'),
    svgText(rightEnd + 6, middle, shown(lowFirst ? high : low, kind), 'font-size="12"'),
    "</g>",
  ];
}

import { Decimal } from "../../numeric/decimal.js";
import { type Axis, axisOver } from "../../print/axis.js";
import { type Pen, type PictureOptions, withOptions } from "../../print/pictureOptions.js";
import { titleOf } from "../../print/printout.js";
import {
  AXIS_HEIGHT,
  across,
  BAR,
  MARGIN,
  type Plot,
  ROW,
  svgAxis,
  svgBox,
  svgDocument,
  svgLegend,
  svgLine,
  svgText,
  WIDTH,
} from "../../print/svg.js";
import { escapeXml, shortened } from "../../print/text.js";
import { checkedResult } from "../../schema/printable.js";
import { beliefOn } from "../figures/beliefFigure.js";
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
  return withOptions((pen) => picture(sensitivity, pen), options);
}

function picture(sensitivity: Sensitivity, pen: Pen): string {
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
  const title = pen.titled(titleOf(subject, beliefs, pen));
  const subtitle = pen.word("{figure} on {date}: {value}", {
    figure: pen.word(figure),
    date: pen.figures.day(valuationDate),
    value: `${pen.unitOf(currency)} ${pen.figures.shown(value)}`,
  });
  const counted = (count: number): string => pen.figures.number(new Decimal(count));
  const left = moving.length - drawn.length;
  const idle = rows.length - moving.length;
  const notes = [
    ...(drawn.length === 0 ? [pen.word("No belief that was moved has any effect")] : []),
    ...(left === 0 ? [] : [pen.word("{count} with smaller swings not drawn", { count: counted(left) })]),
    ...(idle === 0 ? [] : [pen.word("{count} without effect not drawn", { count: counted(idle) })]),
  ].join("; ");
  const frame = {
    title,
    subtitle,
    name: pen.word("Which belief matters most: {title}", { title }),
    description: pen.described(described(subtitle, drawn, pen)),
    height,
  };
  return svgDocument(
    frame,
    [
      ...legend(pen),
      ...(drawn.length === 0 ? [] : diagram(sensitivity, drawn, plot, pen)),
      svgText(MARGIN, height - 12, notes, 'font-size="12"'),
    ],
    pen.colours,
  );
}

function diagram(
  { value, currency }: Sensitivity,
  drawn: readonly SensitivityRow[],
  plot: Plot,
  pen: Pen,
): string[] {
  const axis = axisOver([value, ...drawn.flatMap(ends)], pen, "money");
  const base = across(axis.shareOf(value), plot);
  return [
    ...svgAxis(axis, currency, plot, pen.colours),
    ...drawn.flatMap((row, index) => bar(row, index, base, axis, plot, pen)),
    svgLine(base, plot.top - 4, plot.bottom + 4, pen.colours.ink, 1.5),
  ];
}

const ends = ({ valueAtLow, valueAtHigh }: SensitivityRow) => [valueAtLow, valueAtHigh];

const described = (named: string, rows: readonly SensitivityRow[], pen: Pen): string =>
  [
    named,
    ...rows.map(({ path, kind, low, high, valueAtLow, valueAtHigh }) =>
      pen.word("{belief}: {value} at {low}, {other} at {high}", {
        belief: beliefLabel(path, pen),
        value: pen.figures.shown(valueAtLow),
        low: beliefOn(low, kind, pen),
        other: pen.figures.shown(valueAtHigh),
        high: beliefOn(high, kind, pen),
      }),
    ),
  ].join(". ");

const legend = ({ colours, word }: Pen): string[] =>
  svgLegend(
    [
      { sign: "box", colour: colours.bright, text: word("belief at its low end") },
      { sign: "box", colour: colours.dark, text: word("belief at its high end") },
      { sign: "none", colour: colours.ink, text: word("at the ends of a bar: the belief there") },
    ],
    MARGIN,
    82,
  );

function bar(row: SensitivityRow, index: number, base: number, axis: Axis, plot: Plot, pen: Pen): string[] {
  const { path, kind, low, high, valueAtLow, valueAtHigh } = row;
  const name = beliefLabel(path, pen);
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
    piece(lowAt, top, height, pen.colours.bright),
    piece(highAt, sameSide ? top + BAR / 2 : top, height, pen.colours.dark),
    svgText(
      leftEnd - 6,
      middle,
      beliefOn(lowFirst ? low : high, kind, pen),
      'text-anchor="end" font-size="12"',
    ),
    svgText(rightEnd + 6, middle, beliefOn(lowFirst ? high : low, kind, pen), 'font-size="12"'),
    "</g>",
  ];
}

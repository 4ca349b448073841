import { formatAmount, formatPercent } from "../../numeric/format.js";
import { shortened, svgText } from "../../print/svgText.js";
import type { BeliefFigure } from "../figures/beliefFigure.js";
import { type Axis, axisOver, compactAmount } from "./axis.js";
import type { Sensitivity, SensitivityRow } from "./sensitivity.js";

const WIDTH = 960;
const LABELS = 330;
/** Room on both sides of the bars for the belief at their ends. */
const MARGIN = 90;
const LEFT = LABELS + MARGIN;
const RIGHT = WIDTH - MARGIN;
const TOP = 104;
const ROW = 34;
const BAR = 20;
const MOST_ROWS = 30;
const LONGEST_LABEL = 44;
const LONGEST_TITLE = 90;

/** Told apart by people who see no red or green too, and in grey; contrast with white above 3 to 1. */
const LOW_COLOUR = "#b45309";
const HIGH_COLOUR = "#1d4ed8";
const INK = "#1f2937";
const RULE = "#9ca3af";

/**
 * A tornado diagram as an SVG picture: a bar for each belief from the value at its low end to the value at its high end, the
 * largest swing on top, the base value as a line. The 30 largest are drawn. The text of the picture can be read out and selected;
 * everything in it is escaped.
 *
 * @example
 * ```ts
 * const deal = offer({ name: "Deal", currency: "USD", components: [cash({ amount: "1100", paid: "2022-01-01" })] });
 * const picture = tornadoSvg(sensitivity(deal, { valuationDate: "2021-01-01", discountRate: "0.1" }));
 * picture.startsWith("<svg "); // => true
 * picture.includes(">discountRate</text>"); // => true
 * ```
 */
export function tornadoSvg(sensitivity: Sensitivity): string {
  const { subject, beliefs, figure, currency, valuationDate, value, rows } = sensitivity;
  const moving = rows.filter(({ swing }) => !swing.isZero());
  const drawn = moving.slice(0, MOST_ROWS);
  const bottom = TOP + drawn.length * ROW;
  const height = bottom + 74;
  const title = `${subject}${beliefs === undefined ? "" : `, ${beliefs}`}`;
  const axis = drawn.length === 0 ? undefined : axisOver([value, ...drawn.flatMap(ends)]);
  const unit = [currency, axis?.unit].filter((part) => part !== undefined && part !== "").join(" ");
  const named = `${figure} on ${valuationDate}: ${currency} ${formatAmount(value, 2)}`;
  const left = moving.length - drawn.length;
  const idle = rows.length - moving.length;
  const notes = [
    ...(drawn.length === 0 ? ["No belief that was moved has any effect"] : []),
    ...(left === 0 ? [] : [`${left} with smaller swings not drawn`]),
    ...(idle === 0 ? [] : [`${idle} without effect not drawn`]),
  ].join("; ");
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" font-family="system-ui, 'Segoe UI', Helvetica, Arial, sans-serif" font-size="13" fill="${INK}">`,
    `<title>${svgText(`Which belief matters most: ${title}`)}</title>`,
    `<desc>${svgText(described(named, drawn))}</desc>`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    text(20, 32, shortened(title, LONGEST_TITLE), 'font-size="18" font-weight="600"'),
    text(20, 54, named),
    legend(),
    ...(axis === undefined ? [] : [axisLines(axis, bottom)]),
    ...drawn.map((row, index) => bar(row, index, sensitivity, axis as Axis)),
    ...(axis === undefined ? [] : [baseLine(axis.shareOf(value), bottom)]),
    text((LEFT + RIGHT) / 2, bottom + 40, unit, 'text-anchor="middle"'),
    text(20, height - 12, notes, 'font-size="12"'),
    "</svg>",
  ].join("\n");
}

const ends = ({ valueAtLow, valueAtHigh }: SensitivityRow) => [valueAtLow, valueAtHigh];

const described = (named: string, rows: readonly SensitivityRow[]): string =>
  [
    named,
    ...rows.map(
      ({ name, kind, low, high, valueAtLow, valueAtHigh }) =>
        `${name}: ${formatAmount(valueAtLow, 2)} at ${shown(low, kind)}, ${formatAmount(valueAtHigh, 2)} at ${shown(high, kind)}`,
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

const text = (x: number, y: number, content: string, attributes = ""): string =>
  content === "" ? "" : `<text x="${pixels(x)}" y="${pixels(y)}" ${attributes}>${svgText(content)}</text>`;

const pixels = (value: number): string => value.toFixed(1);

const across = (share: number): number => LEFT + share * (RIGHT - LEFT);

const box = (x: number, y: number, width: number, height: number, colour: string): string =>
  `<rect x="${pixels(x)}" y="${pixels(y)}" width="${pixels(width)}" height="${pixels(height)}" fill="${colour}"/>`;

const legend = (): string =>
  [
    box(20, 70, 14, 14, LOW_COLOUR),
    text(40, 82, "belief at its low end"),
    box(190, 70, 14, 14, HIGH_COLOUR),
    text(210, 82, "belief at its high end"),
    text(410, 82, "at the ends of a bar: the belief there"),
  ].join("\n");

const line = (x: number, from: number, to: number, attributes: string): string =>
  `<line x1="${pixels(x)}" y1="${pixels(from)}" x2="${pixels(x)}" y2="${pixels(to)}" ${attributes}/>`;

const axisLines = ({ marks }: Axis, bottom: number): string =>
  marks
    .map(({ share, label }) =>
      [
        line(across(share), TOP - 4, bottom + 4, `stroke="${RULE}" stroke-opacity="0.5"`),
        text(across(share), bottom + 20, label, 'text-anchor="middle"'),
      ].join("\n"),
    )
    .join("\n");

const baseLine = (share: number, bottom: number): string =>
  line(across(share), TOP - 4, bottom + 4, `stroke="${INK}" stroke-width="1.5"`);

function bar(row: SensitivityRow, index: number, { value }: Sensitivity, axis: Axis): string {
  const { name, kind, low, high, valueAtLow, valueAtHigh } = row;
  const top = TOP + index * ROW + (ROW - BAR) / 2;
  const middle = top + BAR / 2 + 5;
  const base = across(axis.shareOf(value));
  const [lowAt, highAt] = [across(axis.shareOf(valueAtLow)), across(axis.shareOf(valueAtHigh))];
  const piece = (end: number, y: number, height: number, colour: string): string =>
    box(Math.min(end, base), y, Math.abs(end - base), height, colour);
  // Where both ends lie on one side of the base, the pieces would hide each other: each gets half of the height.
  const sameSide = (lowAt - base) * (highAt - base) > 0;
  const height = sameSide ? BAR / 2 : BAR;
  const lowFirst = lowAt <= highAt;
  const [leftEnd, rightEnd] = [Math.min(lowAt, highAt, base), Math.max(lowAt, highAt, base)];
  return [
    `<g><title>${svgText(name)}</title>`,
    text(LABELS, middle, shortened(name, LONGEST_LABEL), 'text-anchor="end"'),
    piece(lowAt, top, height, LOW_COLOUR),
    piece(highAt, sameSide ? top + BAR / 2 : top, height, HIGH_COLOUR),
    text(leftEnd - 6, middle, shown(lowFirst ? low : high, kind), 'text-anchor="end" font-size="12"'),
    text(rightEnd + 6, middle, shown(lowFirst ? high : low, kind), 'font-size="12"'),
    "</g>",
  ].join("\n");
}

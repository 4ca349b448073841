// Internal: no name of the public API lives here.

import type { Axis } from "./axis.js";
import { escapeXml, shortened } from "./text.js";

/** In pixels, like all measures here. */
export const WIDTH = 960;
export const MARGIN = 20;

/** A row of a bar diagram, the bar in it, and where the first row begins. */
export const ROW = 34;
export const BAR = 20;

/**
 * Bars and texts contrast with white by more than 3 to 1. The dark and the bright bars contrast as much with each other, so that
 * they are told apart in grey and by people who see no red or green.
 */
export const COLOURS = {
  ink: "#1f2937",
  rule: "#9ca3af",
  level: "#64748b",
  dark: "#1e3a8a",
  bright: "#d97706",
  pale: "#dbe3f4",
} as const;

/** A colour for each of what has one, as `"#rrggbb"`. */
export type Colours = Readonly<Record<keyof typeof COLOURS, string>>;

const FONT = "system-ui, 'Segoe UI', Helvetica, Arial, sans-serif";
const LONGEST_TITLE = 90;

/** What a character takes at most, on average: texts are laid out before anybody knows the font. */
export const CHARACTER = 8.1;
/** So many characters go from margin to margin. */
const LINE = /* @__PURE__ */ Math.floor((WIDTH - 2 * MARGIN) / CHARACTER);

/** What frames a picture. */
export interface Frame {
  /** Shown on top; the middle of a long one is left out. */
  readonly title: string;
  /** Shown below the title: what the figures are, with their unit. */
  readonly subtitle: string;
  /** What a reader of screens calls the picture. */
  readonly name: string;
  /** What such a reader reads out: every figure. */
  readonly description: string;
  readonly height: number;
}

/** A picture as a standalone SVG document, whose texts can be read out and selected. */
export function svgDocument(
  { title, subtitle, name, description, height }: Frame,
  elements: readonly string[],
  { ink }: Pick<Colours, "ink">,
): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" font-family="${FONT}" font-size="13" fill="${ink}">`,
    `<title>${escapeXml(name)}</title>`,
    `<desc>${escapeXml(description)}</desc>`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    svgText(MARGIN, 32, shortened(title, LONGEST_TITLE), 'font-size="18" font-weight="600"'),
    svgText(MARGIN, 54, shortened(subtitle, LINE)),
    ...elements,
    "</svg>",
  ].join("\n");
}

/** A text, anybody's; nothing at all where it is empty. */
export const svgText = (x: number, y: number, content: string, attributes = ""): string =>
  content === ""
    ? ""
    : `<text x="${pixels(x)}" y="${pixels(y)}"${attributes === "" ? "" : ` ${attributes}`}>${escapeXml(content)}</text>`;

/** A filled box. */
export const svgBox = (x: number, y: number, width: number, height: number, fill: string): string =>
  `<rect x="${pixels(x)}" y="${pixels(y)}" width="${pixels(width)}" height="${pixels(height)}" fill="${fill}"/>`;

/** A line from top to bottom. */
export const svgLine = (x: number, top: number, bottom: number, stroke: string, width = 1): string =>
  `<line x1="${pixels(x)}" y1="${pixels(top)}" x2="${pixels(x)}" y2="${pixels(bottom)}" stroke="${stroke}" stroke-width="${width}"/>`;

/** A line from left to right. */
export const svgRule = (left: number, right: number, y: number, stroke: string, width = 1): string =>
  `<line x1="${pixels(left)}" y1="${pixels(y)}" x2="${pixels(right)}" y2="${pixels(y)}" stroke="${stroke}" stroke-width="${width}"/>`;

/** A dashed line from left to right. */
export const svgDashes = (left: number, right: number, y: number, stroke: string, width: number): string =>
  dashed(svgRule(left, right, y, stroke, width));

/** A dashed line from top to bottom. */
export const svgDashedLine = (
  x: number,
  top: number,
  bottom: number,
  stroke: string,
  width: number,
): string => dashed(svgLine(x, top, bottom, stroke, width));

const dashed = (line: string): string => line.replace("/>", ' stroke-dasharray="6 4"/>');

/** Straight lines from point to point. */
export const svgPath = (points: readonly (readonly [number, number])[], attributes: string): string =>
  `<path d="${points.map(([x, y], index) => `${index === 0 ? "M" : "L"}${pixels(x)} ${pixels(y)}`).join(" ")}" ${attributes}/>`;

/** A filled circle. */
export const svgDot = (x: number, y: number, radius: number, fill: string): string =>
  `<circle cx="${pixels(x)}" cy="${pixels(y)}" r="${pixels(radius)}" fill="${fill}"/>`;

const pixels = (value: number): string => value.toFixed(1);

/** Where bars are drawn. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** How far across a picture a share of the axis lies. */
export const across = (share: number, { left, right }: Plot): number => left + share * (right - left);

/** The room that an axis takes below a plot. */
export const AXIS_HEIGHT = 48;

/**
 * An axis: a line at every mark with its figure below where there is room, and in the middle what is counted, in which unit.
 */
export function svgAxis(
  { marks, unit }: Axis,
  currency: string,
  plot: Plot,
  { rule }: Pick<Colours, "rule">,
): string[] {
  const widest = Math.max(...marks.map(({ label }) => label.length)) * CHARACTER + 8;
  const apart = ((marks[1]?.share ?? 1) - (marks[0]?.share ?? 0)) * (plot.right - plot.left);
  const every = Math.ceil(widest / apart);
  return [
    ...marks.flatMap(({ share, label }, index) => {
      const x = across(share, plot);
      return [
        svgLine(x, plot.top - 4, plot.bottom + 4, rule, 0.5),
        svgText(x, plot.bottom + 20, index % every === 0 ? label : "", 'text-anchor="middle"'),
      ];
    }),
    svgText(
      across(0.5, plot),
      plot.bottom + 40,
      unit === "" ? currency : `${currency} ${unit}`,
      'text-anchor="middle"',
    ),
  ];
}

/** Where a plot begins whose axis goes up: there is room for its labels on the left. */
export const leftOf = (marks: Axis["marks"]): number =>
  Math.max(110, MARGIN + 8 + Math.max(...marks.map(({ label }) => label.length)) * CHARACTER);

/** Horizontal lines at the marks of an axis that goes up, each with its label on the left. */
export const svgLevels = (
  marks: Axis["marks"],
  { left, right, top, bottom }: Plot,
  { rule }: Pick<Colours, "rule">,
): string[] =>
  marks.flatMap(({ share, label }) => {
    const y = bottom - share * (bottom - top);
    return [svgRule(left, right, y, rule, 0.5), svgText(left - 8, y + 4, label, 'text-anchor="end"')];
  });

/** What a sign in a legend stands for. */
export interface LegendEntry {
  readonly sign: "box" | "dot" | "line" | "dashes" | "none";
  readonly colour: string;
  readonly text: string;
}

const GAP = 22;
const SIGN = { box: 20, dot: 20, line: 32, dashes: 32, none: 0 } as const;

/**
 * A legend on one line, from `left` on, or from further left where it is long; texts that have no room at all lose their middle.
 * `y`: where its texts stand.
 */
export function svgLegend(entries: readonly LegendEntry[], left: number, y: number): string[] {
  const widths = (texts: readonly LegendEntry[]): number[] =>
    texts.map(({ sign, text }) => SIGN[sign] + text.length * CHARACTER + GAP);
  const whole = widths(entries).reduce((sum, width) => sum + width, -GAP);
  const room = WIDTH - 2 * MARGIN;
  const most = Math.floor((room / entries.length - GAP - SIGN.line) / CHARACTER);
  const shown = whole <= room ? entries : entries.map((one) => ({ ...one, text: shortened(one.text, most) }));
  let x = Math.max(MARGIN, Math.min(left, WIDTH - MARGIN - whole));
  return shown.flatMap(({ sign, colour, text }, index) => {
    const at = x;
    x += widths(shown)[index] as number;
    return [...signOf(sign, colour, at, y), svgText(at + SIGN[sign], y, text)];
  });
}

function signOf(sign: LegendEntry["sign"], colour: string, x: number, y: number): string[] {
  switch (sign) {
    case "box":
      return [svgBox(x, y - 12, 14, 14, colour)];
    case "dot":
      return [svgDot(x + 7, y - 5, 6, colour)];
    case "line":
      return [svgRule(x, x + 26, y - 4, colour, 3)];
    case "dashes":
      return [svgDashes(x, x + 26, y - 4, colour, 2)];
    case "none":
      return [];
  }
}

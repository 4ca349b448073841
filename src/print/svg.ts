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

const FONT = "system-ui, 'Segoe UI', Helvetica, Arial, sans-serif";
const LONGEST_TITLE = 90;

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
): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" font-family="${FONT}" font-size="13" fill="${COLOURS.ink}">`,
    `<title>${escapeXml(name)}</title>`,
    `<desc>${escapeXml(description)}</desc>`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    svgText(MARGIN, 32, shortened(title, LONGEST_TITLE), 'font-size="18" font-weight="600"'),
    svgText(MARGIN, 54, subtitle),
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

/** An axis: a line at every mark with its figure below, and in the middle what is counted, in which unit. */
export const svgAxis = ({ marks, unit }: Axis, currency: string, plot: Plot): string[] => [
  ...marks.flatMap(({ share, label }) => {
    const x = across(share, plot);
    return [
      svgLine(x, plot.top - 4, plot.bottom + 4, COLOURS.rule, 0.5),
      svgText(x, plot.bottom + 20, label, 'text-anchor="middle"'),
    ];
  }),
  svgText(
    across(0.5, plot),
    plot.bottom + 40,
    unit === "" ? currency : `${currency} ${unit}`,
    'text-anchor="middle"',
  ),
];

/** Horizontal lines at the marks of an axis that goes up, each with its label on the left. */
export const svgLevels = (marks: Axis["marks"], { left, right, top, bottom }: Plot): string[] =>
  marks.flatMap(({ share, label }) => {
    const y = bottom - share * (bottom - top);
    return [svgRule(left, right, y, COLOURS.rule, 0.5), svgText(left - 8, y + 4, label, 'text-anchor="end"')];
  });

import { type Decimal, ONE, ZERO } from "../../numeric/decimal.js";
import { type Axis, axisOver } from "../../print/axis.js";
import { type Pen, type PictureOptions, withOptions } from "../../print/pictureOptions.js";
import { titleOf } from "../../print/printout.js";
import {
  AXIS_HEIGHT,
  across,
  BAR,
  CHARACTER,
  type Colours,
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
import { shortened } from "../../print/text.js";
import { checkedResult } from "../../schema/printable.js";
import { bridgeTable, shownBridge } from "./bridgeTable.js";
import type { ValueBridge } from "./valueBridge.js";

/** Where labels end, and the plot begins. */
const LABELS = 260;
const LEFT = 274;
const TOP = 80;

const LONGEST_LABEL = 29;

/** Figures stand to the right of the plot, and have at least so much room. */
const FIGURES = 170;

const FILLS = { level: "level", up: "dark", down: "bright" } as const satisfies Record<string, keyof Colours>;

interface Bar {
  readonly label: string;
  readonly kind: keyof typeof FILLS;
  readonly from: Decimal;
  readonly to: Decimal;
  readonly shown: string;
}

/**
 * A bridge as a waterfall picture: a standalone SVG document as text. Each bar runs from the value so far to the value after its
 * step, amounts to the cent in the bridge's currency unless the options say otherwise; steps that change nothing are left out. The picture carries a title and a
 * description that reads out every figure, and all names are escaped.
 *
 * @example
 * ```ts
 * const deal = offer({ name: "R&D", currency: "USD", components: [cash({ amount: "1100", paid: "2022-01-01" })] });
 * const picture = bridgeSvg(bridge(deal, { valuationDate: "2021-01-01", discountRate: "0.1" }));
 * picture.includes("R&amp;D"); // => true
 * picture.includes("Time value: -100.00"); // => true
 * ```
 */
export function bridgeSvg(bridge: ValueBridge, options: PictureOptions = {}): string {
  checkedResult(bridge, bridgeTable, "bridge", "bridge");
  return withOptions((pen) => picture(bridge, pen), options);
}

function picture(bridge: ValueBridge, pen: Pen): string {
  const { name, beliefs, currency, valuationDate } = bridge;
  const bars = barsOf(bridge, pen);
  const levels = [ZERO, ...bars.flatMap(({ from, to }) => [from, to])];
  const axis = axisOver(levels.every((level) => level.isZero()) ? [ZERO, ONE] : levels, pen, "scaled");
  const figures = Math.max(FIGURES, ...bars.map(({ shown }) => shown.length * CHARACTER));
  const plot: Plot = {
    left: LEFT,
    right: WIDTH - MARGIN - figures,
    top: TOP,
    bottom: TOP + bars.length * ROW,
  };
  const title = pen.titled(titleOf(name, beliefs, pen));
  const subtitle = pen.word("From headline to value on {date}, in {currency}", {
    date: pen.figures.day(valuationDate),
    currency: pen.unitOf(currency),
  });
  return svgDocument(
    {
      title,
      subtitle,
      name: `${title}. ${subtitle}`,
      description: pen.described(bars.map(({ label, shown }) => `${label}: ${shown}`).join("; ")),
      height: plot.bottom + AXIS_HEIGHT,
    },
    [
      ...svgAxis(axis, currency, plot, pen.colours),
      ...bars.flatMap((bar, index) => drawn(bar, index, axis, plot, pen.colours)),
      svgLine(across(axis.shareOf(ZERO), plot), plot.top - 4, plot.bottom + 4, pen.colours.ink),
    ],
    pen.colours,
  );
}

function barsOf(bridge: ValueBridge, { figures, word }: Pen): Bar[] {
  const { start, steps, end, shown: asText } = shownBridge(bridge, figures);
  const level = (label: string, to: Decimal): Bar => {
    return { label: word(label), kind: "level", from: ZERO, to, shown: asText(to) };
  };
  const changes = steps.map(({ label, change, after }): Bar => {
    const down = change.isNegative();
    const shown = `${down ? "" : "+"}${asText(change)}`;
    return { label: word(label), kind: down ? "down" : "up", from: after.minus(change), to: after, shown };
  });
  return [level(start.label, start.after), ...changes, level("Value", end.after)];
}

function drawn(
  { label, kind, from, to, shown }: Bar,
  index: number,
  axis: Axis,
  plot: Plot,
  colours: Colours,
): string[] {
  const y = TOP + index * ROW;
  const [low, high] = from.lessThan(to) ? [from, to] : [to, from];
  const [left, right, end] = [low, high, to].map((level) => across(axis.shareOf(level), plot)) as [
    number,
    number,
    number,
  ];
  const middle = y + BAR / 2 + 5;
  return [
    svgText(LABELS, middle, shortened(label, LONGEST_LABEL), 'text-anchor="end"'),
    // A step too small to be seen is still there.
    svgBox(left, y, Math.max(1, right - left), BAR, colours[FILLS[kind]]),
    svgLine(end, y + BAR, y + ROW, colours.rule),
    svgText(WIDTH - MARGIN, middle, shown, 'text-anchor="end"'),
  ];
}

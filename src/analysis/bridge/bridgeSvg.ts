import { type Decimal, ONE, ZERO } from "../../numeric/decimal.js";
import { formatAmount } from "../../numeric/format.js";
import { type Axis, axisOver } from "../../print/axis.js";
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
import { moneyFormat } from "../../print/units.js";
import { checkedResult } from "../../schema/printable.js";
import { bridgeTable, shownBridge } from "./bridgeTable.js";
import type { ValueBridge } from "./valueBridge.js";

/** Where labels end, and the plot begins. */
const LABELS = 260;
const LEFT = 274;
const TOP = 80;

/** Figures stand to the right of the plot: so much for each of their characters, and at least so much in all. */
const CHARACTER = 8;
const FIGURES = 170;

const FILLS = { level: COLOURS.level, up: COLOURS.dark, down: COLOURS.bright } as const;

interface Bar {
  readonly label: string;
  readonly kind: keyof typeof FILLS;
  readonly from: Decimal;
  readonly to: Decimal;
  readonly shown: string;
}

/**
 * A bridge as a waterfall picture: a standalone SVG document as text. Each bar runs from the value so far to the value after its
 * step, amounts to the cent in the bridge's currency; steps that change nothing are left out. The picture carries a title and a
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
  return withOptions((asked) => picture(bridge, asked), options);
}

function picture(bridge: ValueBridge, asked: string | undefined): string {
  const { name, beliefs, currency, valuationDate } = bridge;
  const bars = barsOf(bridge);
  const levels = [ZERO, ...bars.flatMap(({ from, to }) => [from, to])];
  const axis = axisOver(levels.every((level) => level.isZero()) ? [ZERO, ONE] : levels);
  const figures = Math.max(FIGURES, ...bars.map(({ shown }) => shown.length * CHARACTER));
  const plot: Plot = {
    left: LEFT,
    right: WIDTH - MARGIN - figures,
    top: TOP,
    bottom: TOP + bars.length * ROW,
  };
  const title = asked ?? titleOf(name, beliefs);
  const subtitle = `From headline to value on ${valuationDate}, in ${currency}`;
  return svgDocument(
    {
      title,
      subtitle,
      name: `${title}. ${subtitle}`,
      description: bars.map(({ label, shown }) => `${label}: ${shown}`).join("; "),
      height: plot.bottom + AXIS_HEIGHT,
    },
    [
      ...svgAxis(axis, currency, plot),
      ...bars.flatMap((bar, index) => drawn(bar, index, axis, plot)),
      svgLine(across(axis.shareOf(ZERO), plot), plot.top - 4, plot.bottom + 4, COLOURS.ink),
    ],
  );
}

function barsOf(bridge: ValueBridge): Bar[] {
  const { start, steps, end } = shownBridge(bridge, moneyFormat());
  const level = (label: string, to: Decimal): Bar => {
    return { label, kind: "level", from: ZERO, to, shown: formatAmount(to, 2) };
  };
  const changes = steps.map(({ label, change, after }): Bar => {
    const down = change.isNegative();
    const shown = `${down ? "" : "+"}${formatAmount(change, 2)}`;
    return { label, kind: down ? "down" : "up", from: after.minus(change), to: after, shown };
  });
  return [level(start.label, start.after), ...changes, level("Value", end.after)];
}

function drawn({ label, kind, from, to, shown }: Bar, index: number, axis: Axis, plot: Plot): string[] {
  const y = TOP + index * ROW;
  const [low, high] = from.lessThan(to) ? [from, to] : [to, from];
  const [left, right, end] = [low, high, to].map((level) => across(axis.shareOf(level), plot)) as [
    number,
    number,
    number,
  ];
  const middle = y + BAR / 2 + 5;
  return [
    svgText(LABELS, middle, label, 'text-anchor="end"'),
    // A step too small to be seen is still there.
    svgBox(left, y, Math.max(1, right - left), BAR, FILLS[kind]),
    svgLine(end, y + BAR, y + ROW, COLOURS.rule),
    svgText(WIDTH - MARGIN, middle, shown, 'text-anchor="end"'),
  ];
}

import { Decimal, ONE, ZERO } from "../../numeric/decimal.js";
import { formatAmount, roundedTo } from "../../numeric/format.js";
import { escapeXml } from "../../print/escapeXml.js";
import { shownBridge } from "./bridgeTable.js";
import type { ValueBridge } from "./valueBridge.js";

const WIDTH = 920;
const LABELS = 300;
const PLOT = 400;
const ROW = 34;
const BAR = 20;
const TOP = 76;
const MAX_TITLE = 90;

/** Told apart by how dark they are as well, for readers and printers without colours. */
const FILLS = { level: "#33475b", up: "#7fb3d5", down: "#c8553d" } as const;

interface Bar {
  readonly label: string;
  readonly fill: keyof typeof FILLS;
  readonly from: Decimal;
  readonly to: Decimal;
  readonly shown: string;
}

/**
 * A bridge as a waterfall picture: a standalone SVG document as text. Each bar runs from the value so far to the value after its
 * step, amounts to the cent; steps that change nothing are left out. The picture carries a title and a description that reads
 * out every figure, and all names are escaped.
 *
 * @example
 * ```ts
 * const deal = offer({ name: "R&D", currency: "USD", components: [cash({ amount: "1100", paid: "2022-01-01" })] });
 * const picture = bridgeSvg(bridge(deal, { valuationDate: "2021-01-01", discountRate: "0.1" }));
 * picture.includes("R&amp;D"); // => true
 * picture.includes("Time value: -100.00"); // => true
 * ```
 */
export function bridgeSvg(bridge: ValueBridge): string {
  const { name, beliefs, currency, valuationDate } = bridge;
  const bars = barsOf(bridge);
  const at = scaleOf(bars);
  const height = TOP + bars.length * ROW + 16;
  const title = cut(`${name}${beliefs === undefined ? "" : `, ${beliefs}`}`);
  const subtitle = `From headline to value on ${valuationDate}, in ${currency}`;
  const description = bars.map(({ label, shown }) => `${label}: ${shown}`).join("; ");
  const zero = at(ZERO);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img" aria-labelledby="bridge-title bridge-description" font-family="system-ui, sans-serif" font-size="14">`,
    `<title id="bridge-title">${escapeXml(`${title}. ${subtitle}`)}</title>`,
    `<desc id="bridge-description">${escapeXml(description)}</desc>`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    `<text x="16" y="30" font-size="18" font-weight="600" fill="#1c2733">${escapeXml(title)}</text>`,
    `<text x="16" y="52" fill="#4a5a6a">${escapeXml(subtitle)}</text>`,
    `<line x1="${zero}" y1="${TOP - 8}" x2="${zero}" y2="${height - 12}" stroke="#9aa7b4"/>`,
    ...bars.flatMap((bar, index) => drawn(bar, index, at)),
    "</svg>",
  ].join("\n");
}

function barsOf(bridge: ValueBridge): Bar[] {
  const [headline, ...steps] = shownBridge(bridge);
  const level = (label: string, to: Decimal): Bar => {
    return { label, fill: "level", from: ZERO, to, shown: formatAmount(to, 2) };
  };
  const changes = steps.map(({ label, change, after }): Bar => {
    const down = change.isNegative();
    const shown = `${down ? "" : "+"}${formatAmount(change, 2)}`;
    return { label, fill: down ? "down" : "up", from: after.minus(change), to: after, shown };
  });
  const last = steps.at(-1) ?? headline;
  return [
    level("Headline at face", headline?.after ?? ZERO),
    ...changes,
    level("Value", last?.after ?? ZERO),
  ];
}

/** Where an amount lies across the picture. */
function scaleOf(bars: readonly Bar[]): (value: Decimal) => string {
  const ends = bars.flatMap(({ from, to }) => [from, to]);
  const least = ends.reduce((low, end) => (end.lessThan(low) ? end : low), ZERO);
  const most = ends.reduce((high, end) => (end.greaterThan(high) ? end : high), ZERO);
  const range = most.equals(least) ? ONE : most.minus(least);
  return (value) =>
    roundedTo(new Decimal(value).minus(least).div(range).times(PLOT).plus(LABELS), 2).toString();
}

function drawn(
  { label, fill, from, to, shown }: Bar,
  index: number,
  at: (value: Decimal) => string,
): string[] {
  const y = TOP + index * ROW;
  const [left, right] = from.lessThan(to) ? [at(from), at(to)] : [at(to), at(from)];
  const width = new Decimal(right).minus(left);
  const middle = y + BAR / 2 + 5;
  const end = at(to);
  return [
    `<text x="${LABELS - 12}" y="${middle}" text-anchor="end" fill="#1c2733">${escapeXml(label)}</text>`,
    `<rect x="${left}" y="${y}" width="${width.lessThan(1) ? ONE : width}" height="${BAR}" fill="${FILLS[fill]}"/>`,
    `<line x1="${end}" y1="${y + BAR}" x2="${end}" y2="${y + ROW}" stroke="#9aa7b4"/>`,
    `<text x="${WIDTH - 16}" y="${middle}" text-anchor="end" fill="#1c2733">${escapeXml(shown)}</text>`,
  ];
}

const cut = (title: string): string =>
  title.length <= MAX_TITLE ? title : `${title.slice(0, MAX_TITLE - 1)}…`;

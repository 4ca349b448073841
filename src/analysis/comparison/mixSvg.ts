import { formatPercent } from "../../numeric/format.js";
import { compactAmount } from "../../print/axis.js";
import { type PictureOptions, withOptions } from "../../print/pictureOptions.js";
import { COLOURS, MARGIN, svgBox, svgDocument, svgText, WIDTH } from "../../print/svg.js";
import { shortened, visible } from "../../print/text.js";
import { checkedResult } from "../../schema/printable.js";
import { textOn } from "../figures/shades.js";
import { MIX_KINDS, type MixKind } from "./certaintyMix.js";
import type { ComparedOffer, Comparison } from "./comparison.js";
import { comparisonTable } from "./comparisonTable.js";

const LABELS = 280;
const LEFT = 300;
const RIGHT = WIDTH - 140;
const TOP = 108;
const ROW = 38;
const BAR = 26;
const MOST_ROWS = 40;
const LONGEST_LABEL = 34;
const LONGEST_VIEW = 15;
/** A share narrower than this has no room for its figure. */
const NARROWEST = 52;

/** A colour for each kind, from the most certain to the least. */
export const MIX_COLOURS: Readonly<Record<MixKind, string>> = {
  "cash at closing": COLOURS.dark,
  "deferred cash": COLOURS.level,
  stock: COLOURS.pale,
  contingent: COLOURS.bright,
};

/**
 * What offers are made of, from the most certain to the least: cash at closing, deferred cash, stock, and what is contingent, each as
 * its share of the present value. A row for each offer and view, with its value; up to 40 are drawn. What the seller would pay has
 * no share of what it receives, and is left out of a bar.
 *
 * @example
 * ```ts
 * const deal = offer({ name: "Deal", currency: "USD", components: [cash({ amount: "1000", paid: "2021-01-01" })] });
 * const picture = mixSvg(compareOffers([deal], [{ name: "Mine", valuationDate: "2021-01-01", discountRate: "0" }]));
 * picture.includes("cash at closing 100%"); // => true
 * ```
 */
export function mixSvg(comparison: Comparison, options: PictureOptions = {}): string {
  checkedResult(comparison, comparisonTable, "comparison", "compareOffers");
  return withOptions((title) => drawn(comparison, title), options);
}

interface Bar {
  readonly label: string;
  readonly offer: ComparedOffer;
  readonly currency: string;
}

function drawn({ views }: Comparison, asked: string | undefined): string {
  const bars = views.flatMap(({ viewpoint, currency, offers }) =>
    offers.map(
      (offer): Bar => ({
        label: labelOf(offer.offer, viewpoint, offers.length, views.length),
        offer,
        currency,
      }),
    ),
  );
  const shown = bars.slice(0, MOST_ROWS);
  const bottom = TOP + shown.length * ROW;
  const title = asked ?? "What the offers are made of";
  const [first] = bars;
  const subtitle =
    views.length === 1 || first?.offer.offer === undefined
      ? "Shares of the present value if it closes"
      : SHARES_BY_VIEW;
  return svgDocument(
    {
      title,
      subtitle,
      name: title,
      description: shown.map(described).join("; "),
      height: bottom + (bars.length > shown.length ? 40 : 20),
    },
    [
      ...legend(),
      ...shown.flatMap((bar, index) => row(bar, TOP + index * ROW)),
      svgText(
        MARGIN,
        bottom + 22,
        bars.length > shown.length ? `${bars.length - shown.length} more not drawn` : "",
      ),
    ],
  );
}

const SHARES_BY_VIEW = "Shares of the present value if it closes, under each view";

/** What tells a bar from the others. */
export function labelOf(offer: string, viewpoint: string, offers: number, views: number): string {
  const [name, view] = [visible(offer), visible(viewpoint)];
  if (offers === 1) return shortened(view, LONGEST_LABEL);
  if (views === 1) return shortened(name, LONGEST_LABEL);
  const seen = shortened(view, LONGEST_VIEW);
  return `${shortened(name, LONGEST_LABEL - seen.length - 2)}, ${seen}`;
}

const described = ({ label, offer: { mix, presentValue }, currency }: Bar): string =>
  `${label}, ${currency} ${compactAmount(presentValue)}: ${mix
    .flatMap(({ kind, share }) =>
      share === null || share.isZero() ? [] : [`${kind} ${formatPercent(share, 0)}`],
    )
    .join(", ")}`;

function row({ label, offer: { mix, presentValue }, currency }: Bar, top: number): string[] {
  const parts = mix.map(({ kind, amount }) => ({ kind, size: Math.max(0, amount.toNumber()) }));
  const whole = parts.reduce((sum, { size }) => sum + size, 0);
  let from = LEFT;
  const boxes = parts.flatMap(({ kind, size }) => {
    const width = whole === 0 ? 0 : (size / whole) * (RIGHT - LEFT);
    const left = from;
    from += width;
    if (width === 0) return [];
    const fill = MIX_COLOURS[kind];
    const box = svgBox(left, top, width, BAR, fill);
    if (width < NARROWEST) return [box];
    const text = `${((size / whole) * 100).toFixed(1)}%`;
    return [
      box,
      svgText(
        left + width / 2,
        top + BAR / 2 + 5,
        text,
        `text-anchor="middle" font-size="12" fill="${textOn(fill)}"`,
      ),
    ];
  });
  return [
    svgText(LABELS, top + BAR / 2 + 5, label, 'text-anchor="end"'),
    ...boxes,
    svgText(
      WIDTH - MARGIN,
      top + BAR / 2 + 5,
      `${currency} ${compactAmount(presentValue)}`,
      'text-anchor="end"',
    ),
  ];
}

const legend = (): string[] =>
  MIX_KINDS.flatMap((kind, index) => [
    svgBox(LEFT + index * 145, 74, 14, 14, MIX_COLOURS[kind]),
    svgText(LEFT + index * 145 + 20, 86, kind),
  ]);

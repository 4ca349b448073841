import { Decimal } from "../../numeric/decimal.js";
import { moneyOn } from "../../print/axis.js";
import type { Naming } from "../../print/naming.js";
import { type Pen, type PictureOptions, withOptions } from "../../print/pictureOptions.js";
import {
  CHARACTER,
  type Colours,
  MARGIN,
  svgBox,
  svgDocument,
  svgLegend,
  svgText,
  WIDTH,
} from "../../print/svg.js";
import { shortened, visible } from "../../print/text.js";
import { checkedResult } from "../../schema/printable.js";
import { textOn } from "../figures/shades.js";
import { MIX_KINDS, type MixKind } from "./certaintyMix.js";
import type { ComparedOffer, Comparison } from "./comparison.js";
import { comparisonTable } from "./comparisonTable.js";

const LABELS = 280;
const LEFT = 300;
const TOP = 108;
const ROW = 38;
const BAR = 26;
const MOST_ROWS = 40;
const LONGEST_LABEL = 34;
const LONGEST_VIEW = 15;
/** A share narrower than this has no room for its figure. */
const NARROWEST = 52;

/** A colour for each kind, from the most certain to the least. */
export const MIX_COLOURS: Readonly<Record<MixKind, keyof Colours>> = {
  "cash at closing": "dark",
  "deferred cash": "level",
  stock: "pale",
  contingent: "bright",
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
  return withOptions((pen) => drawn(comparison, pen), options);
}

interface Bar {
  readonly label: string;
  readonly offer: ComparedOffer;
  /** Its value, with the currency. */
  readonly worth: string;
}

function drawn({ views }: Comparison, pen: Pen): string {
  const bars = views.flatMap(({ viewpoint, currency, offers }) =>
    offers.map(
      (offer): Bar => ({
        label: labelOf(offer.offer, viewpoint, offers.length, views.length, pen),
        offer,
        worth: `${pen.unitOf(currency)} ${moneyOn(offer.presentValue, pen)}`,
      }),
    ),
  );
  const shown = bars.slice(0, MOST_ROWS);
  const bottom = TOP + shown.length * ROW;
  const title = pen.titled(pen.word("What the offers are made of"));
  const right =
    WIDTH - Math.max(140, MARGIN + 14 + Math.max(...shown.map(({ worth }) => worth.length)) * CHARACTER);
  const left = bars.length - shown.length;
  const [first] = bars;
  const subtitle =
    views.length === 1 || first?.offer.offer === undefined
      ? pen.word("Shares of the present value if it closes")
      : pen.word("Shares of the present value if it closes, under each view");
  return svgDocument(
    {
      title,
      subtitle,
      name: title,
      description: pen.described(shown.map((bar) => described(bar, pen)).join("; ")),
      height: bottom + (left > 0 ? 40 : 20),
    },
    [
      ...legend(pen),
      ...shown.flatMap((bar, index) => row(bar, TOP + index * ROW, right, pen)),
      svgText(MARGIN, bottom + 22, moreNotDrawn(left, pen).join("")),
    ],
    pen.colours,
  );
}

/** What is said of rows that have no room; nothing where all have. */
export const moreNotDrawn = (left: number, { word, figures }: Pen): readonly string[] =>
  left === 0 ? [] : [word("{count} more not drawn", { count: figures.number(new Decimal(left)) })];

/** What tells a bar from the others. */
export function labelOf(
  offer: string,
  viewpoint: string,
  offers: number,
  views: number,
  naming: Pick<Naming, "name">,
): string {
  const [name, view] = [visible(naming.name(offer)), visible(naming.name(viewpoint))];
  if (offers === 1) return shortened(view, LONGEST_LABEL);
  if (views === 1) return shortened(name, LONGEST_LABEL);
  const seen = shortened(view, LONGEST_VIEW);
  return `${shortened(name, LONGEST_LABEL - seen.length - 2)}, ${seen}`;
}

const described = ({ label, offer: { mix }, worth }: Bar, { word, figures }: Pen): string =>
  `${label}, ${worth}: ${mix
    .flatMap(({ kind, share }) =>
      share === null || share.isZero() ? [] : [`${word(kind)} ${figures.percent(share, 0)}`],
    )
    .join(", ")}`;

function row({ label, offer: { mix }, worth }: Bar, top: number, right: number, pen: Pen): string[] {
  const parts = mix.map(({ kind, amount }) => ({ kind, size: Math.max(0, amount.toNumber()) }));
  const whole = parts.reduce((sum, { size }) => sum + size, 0);
  let from = LEFT;
  const boxes = parts.flatMap(({ kind, size }) => {
    const width = whole === 0 ? 0 : (size / whole) * (right - LEFT);
    const left = from;
    from += width;
    if (width === 0) return [];
    const fill = pen.colours[MIX_COLOURS[kind]];
    const box = svgBox(left, top, width, BAR, fill);
    if (width < NARROWEST) return [box];
    const text = pen.figures.percent(new Decimal(size / whole), 1);
    return [
      box,
      svgText(
        left + width / 2,
        top + BAR / 2 + 5,
        text,
        `text-anchor="middle" font-size="12" fill="${textOn(fill, pen.colours)}"`,
      ),
    ];
  });
  return [
    svgText(LABELS, top + BAR / 2 + 5, label, 'text-anchor="end"'),
    ...boxes,
    svgText(WIDTH - MARGIN, top + BAR / 2 + 5, worth, 'text-anchor="end"'),
  ];
}

const legend = ({ colours, word }: Pen): string[] =>
  svgLegend(
    MIX_KINDS.map((kind) => ({ sign: "box", colour: colours[MIX_COLOURS[kind]], text: word(kind) })),
    LEFT,
    86,
  );

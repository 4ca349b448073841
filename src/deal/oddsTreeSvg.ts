import { moneyOn } from "../print/axis.js";
import { type Pen, type PictureOptions, withOptions } from "../print/pictureOptions.js";
import { titleOf } from "../print/printout.js";
import { CHARACTER, MARGIN, svgBox, svgDocument, svgText, WIDTH } from "../print/svg.js";
import { shortened } from "../print/text.js";
import { checkedResult } from "../schema/printable.js";
import { dealTable } from "./dealTable.js";
import type { DealBranch, DealValuation } from "./dealValuation.js";

const ROOT = { left: MARGIN, width: 190, height: 64 };
const BEND = 300;
const LABELS = 330;
const TOP = 108;
const ROW = 34;
const MOST_ROWS = 40;
const LONGEST_LABEL = 34;
const WIDEST = 16;
/** A column of amounts is at least so wide. */
const NARROWEST = 120;

/**
 * How a deal may end, as a tree: a branch for each day of closing and each cause of failure, the broader the likelier, with its
 * probability, its value if it comes about, and what it adds to the expected value. Up to 40 branches are drawn.
 *
 * @example
 * ```ts
 * const deal = {
 *   offer: offer({
 *     name: "Deal",
 *     currency: "USD",
 *     bidder: "Acme",
 *     components: [cash({ amount: "1000" })],
 *     conditions: [{ event: "approval" }],
 *   }),
 *   otherwise: { alternative: "nothing" as const },
 * };
 * const beliefs = { valuationDate: "2021-01-01", closing: "2021-06-30", discountRate: "0", events: { approval: "0.8" } };
 * oddsTreeSvg(valueDeal(deal, beliefs)).includes(">Fails: approval</text>"); // => true
 * ```
 */
export function oddsTreeSvg(valuation: DealValuation, options: PictureOptions = {}): string {
  checkedResult(valuation, dealTable, "valuation", "valueDeal");
  return withOptions((pen) => drawn(valuation, pen), options);
}

function drawn(valuation: DealValuation, pen: Pen): string {
  const { deal, beliefs, currency, valuationDate, expectedValue, branches } = valuation;
  const shown = branches.slice(0, MOST_ROWS);
  const left = branches.length - shown.length;
  const bottom = TOP + Math.max(shown.length * ROW, ROOT.height + 10);
  const middle = (TOP + bottom) / 2;
  const title = pen.titled(titleOf(deal, beliefs, pen));
  const heads = ["odds", "value if so", "adds"].map((head) => pen.word(head));
  const longest = Math.max(
    ...heads.map((head) => head.length),
    ...shown.flatMap((branch) => figuresOf(branch, pen).map((figure) => figure.length)),
  );
  const column = Math.max(NARROWEST, longest * CHARACTER + 12);
  /** Where each column of figures ends. */
  const columns = [WIDTH - MARGIN - 2 * column, WIDTH - MARGIN - column, WIDTH - MARGIN];
  const whole = `${pen.unitOf(currency)} ${moneyOn(expectedValue, pen)}`;
  return svgDocument(
    {
      title,
      subtitle: pen.word("How it may end, and what that is worth on {date}, in {currency}", {
        date: pen.figures.day(valuationDate),
        currency: pen.unitOf(currency),
      }),
      name: pen.word("How the deal may end: {title}", { title }),
      description: pen.described(
        [
          `${pen.word("expected value")} ${moneyOn(expectedValue, pen)}`,
          ...shown.map((branch) => described(branch, pen)),
        ].join("; "),
      ),
      height: bottom + (left === 0 ? 20 : 40),
    },
    [
      svgText(LABELS, 92, pen.word("outcome"), 'font-weight="600"'),
      ...heads.map((head, index) =>
        svgText(columns[index] as number, 92, head, 'text-anchor="end" font-weight="600"'),
      ),
      ...shown.map((branch, index) => link(branch, middle, rowAt(index), pen)),
      svgBox(ROOT.left, middle - ROOT.height / 2, ROOT.width, ROOT.height, pen.colours.dark),
      svgText(
        ROOT.left + ROOT.width / 2,
        middle - 6,
        pen.word("expected value"),
        'text-anchor="middle" fill="#ffffff"',
      ),
      svgText(
        ROOT.left + ROOT.width / 2,
        middle + 18,
        whole,
        `text-anchor="middle" font-size="${whole.length > 16 ? 13 : 17}" font-weight="600" fill="#ffffff"`,
      ),
      ...shown.flatMap((branch, index) => row(branch, rowAt(index), columns, pen)),
      svgText(
        MARGIN,
        bottom + 22,
        left === 0 ? "" : pen.word("{count} more not drawn", { count: String(left) }),
      ),
    ],
    pen.colours,
  );
}

const rowAt = (index: number): number => TOP + index * ROW + ROW / 2;

/** How a branch ends. */
export const outcomeOf = ({ cause, date }: DealBranch, { word, name, figures }: Pen): string => {
  if (cause !== undefined) return word("Fails: {cause}", { cause: name(cause) });
  return date === undefined ? word("Closes") : word("Closes {date}", { date: figures.day(date) });
};

const described = (branch: DealBranch, pen: Pen): string => {
  const [odds, value, adds] = figuresOf(branch, pen);
  const what = { outcome: outcomeOf(branch, pen), odds, value, adds };
  return value === ""
    ? pen.word("{outcome}: {odds}, adds {adds}", what)
    : pen.word("{outcome}: {odds}, worth {value}, adds {adds}", what);
};

const figuresOf = (
  { probability, value, contribution }: DealBranch,
  pen: Pen,
): readonly [string, string, string] => [
  pen.figures.percent(probability, 1),
  value === null ? "" : moneyOn(value, pen),
  moneyOn(contribution, pen),
];

/** From the root to a row, as broad as it is likely. */
function link({ probability, cause }: DealBranch, from: number, to: number, { colours }: Pen): string {
  const broad = Math.max(1, probability.toNumber() * WIDEST).toFixed(1);
  const colour = cause === undefined ? colours.level : colours.bright;
  const [start, bend] = [ROOT.left + ROOT.width, (ROOT.left + ROOT.width + BEND) / 2];
  return `<path d="M${start} ${from.toFixed(1)} C${bend} ${from.toFixed(1)} ${bend} ${to.toFixed(1)} ${BEND} ${to.toFixed(1)}" fill="none" stroke="${colour}" stroke-width="${broad}"/>`;
}

function row(branch: DealBranch, y: number, columns: readonly number[], pen: Pen): string[] {
  return [
    svgText(LABELS, y + 5, shortened(outcomeOf(branch, pen), LONGEST_LABEL)),
    ...figuresOf(branch, pen).map((figure, index) =>
      svgText(columns[index] as number, y + 5, figure, 'text-anchor="end"'),
    ),
  ];
}

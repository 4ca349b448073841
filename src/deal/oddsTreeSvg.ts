import { formatPercent } from "../numeric/format.js";
import { compactAmount } from "../print/axis.js";
import { type PictureOptions, withOptions } from "../print/pictureOptions.js";
import { titleOf } from "../print/printout.js";
import { COLOURS, MARGIN, svgBox, svgDocument, svgText, WIDTH } from "../print/svg.js";
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
/** Where each column of figures ends. */
const COLUMNS = [680, 800, WIDTH - MARGIN] as const;

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
  return withOptions((title) => drawn(valuation, title), options);
}

function drawn(valuation: DealValuation, asked: string | undefined): string {
  const { deal, beliefs, currency, valuationDate, expectedValue, branches } = valuation;
  const shown = branches.slice(0, MOST_ROWS);
  const left = branches.length - shown.length;
  const bottom = TOP + Math.max(shown.length * ROW, ROOT.height + 10);
  const middle = (TOP + bottom) / 2;
  const title = asked ?? titleOf(deal, beliefs);
  return svgDocument(
    {
      title,
      subtitle: `How it may end, and what that is worth on ${valuationDate}, in ${currency}`,
      name: `How the deal may end: ${title}`,
      description: [`Expected value ${compactAmount(expectedValue)}`, ...shown.map(described)].join("; "),
      height: bottom + (left === 0 ? 20 : 40),
    },
    [
      svgText(LABELS, 92, "outcome", 'font-weight="600"'),
      ...["odds", "value if so", "adds"].map((name, index) =>
        svgText(COLUMNS[index] as number, 92, name, 'text-anchor="end" font-weight="600"'),
      ),
      ...shown.map((branch, index) => link(branch, middle, rowAt(index))),
      svgBox(ROOT.left, middle - ROOT.height / 2, ROOT.width, ROOT.height, COLOURS.dark),
      svgText(
        ROOT.left + ROOT.width / 2,
        middle - 6,
        "expected value",
        'text-anchor="middle" fill="#ffffff"',
      ),
      svgText(
        ROOT.left + ROOT.width / 2,
        middle + 18,
        `${currency} ${compactAmount(expectedValue)}`,
        'text-anchor="middle" font-size="17" font-weight="600" fill="#ffffff"',
      ),
      ...shown.flatMap((branch, index) => row(branch, rowAt(index))),
      svgText(MARGIN, bottom + 22, left === 0 ? "" : `${left} more not drawn`),
    ],
  );
}

const rowAt = (index: number): number => TOP + index * ROW + ROW / 2;

const nameOf = ({ cause, date }: DealBranch): string => {
  if (cause !== undefined) return `Fails: ${cause}`;
  return date === undefined ? "Closes" : `Closes ${date}`;
};

const described = (branch: DealBranch): string => {
  const { probability, value, contribution } = branch;
  const worth = value === null ? "" : `, worth ${compactAmount(value)}`;
  return `${nameOf(branch)}: ${formatPercent(probability, 1)}${worth}, adds ${compactAmount(contribution)}`;
};

/** From the root to a row, as broad as it is likely. */
function link({ probability, cause }: DealBranch, from: number, to: number): string {
  const broad = Math.max(1, probability.toNumber() * WIDEST).toFixed(1);
  const colour = cause === undefined ? COLOURS.level : COLOURS.bright;
  const [start, bend] = [ROOT.left + ROOT.width, (ROOT.left + ROOT.width + BEND) / 2];
  return `<path d="M${start} ${from.toFixed(1)} C${bend} ${from.toFixed(1)} ${bend} ${to.toFixed(1)} ${BEND} ${to.toFixed(1)}" fill="none" stroke="${colour}" stroke-width="${broad}"/>`;
}

function row(branch: DealBranch, y: number): string[] {
  const { probability, value, contribution } = branch;
  const figures = [
    formatPercent(probability, 1),
    value === null ? "" : compactAmount(value),
    compactAmount(contribution),
  ];
  return [
    svgText(LABELS, y + 5, shortened(nameOf(branch), LONGEST_LABEL)),
    ...figures.map((figure, index) => svgText(COLUMNS[index] as number, y + 5, figure, 'text-anchor="end"')),
  ];
}

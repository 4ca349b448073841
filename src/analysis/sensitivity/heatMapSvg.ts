import { promised } from "../../errors.js";
import type { Decimal } from "../../numeric/decimal.js";
import { compactAmount } from "../../print/axis.js";
import { type PictureOptions, withOptions } from "../../print/pictureOptions.js";
import { titleOf } from "../../print/printout.js";
import { COLOURS, MARGIN, svgBox, svgDocument, svgText, WIDTH } from "../../print/svg.js";
import { shortened } from "../../print/text.js";
import { checkedResult } from "../../schema/printable.js";
import { formatBelief } from "../figures/beliefFigure.js";
import { beliefLabel } from "../figures/beliefLabel.js";
import { mixed, textOn } from "../figures/shades.js";
import { type GridAxis, gridTable, type SensitivityGrid } from "./sensitivityGrid.js";

/** Where the labels of rows end, and the cells begin. */
const LABELS = 150;
const TOP = 118;
const CELL = 40;
/** A cell narrower than this has no room for its figure. */
const NARROWEST = 58;
const MOST_ROWS = 40;
const MOST_COLUMNS = 80;
const LEGEND = 46;

/**
 * A figure over two beliefs as a heat map: a cell for each pair, the darker the higher, its figure in it where there is room. Up to
 * 40 rows and 80 columns are drawn. The description reads out every row.
 *
 * @example
 * ```ts
 * const deal = offer({ name: "Deal", currency: "USD", components: [cash({ amount: "1100", paid: "2022-01-01" })] });
 * const beliefs = { valuationDate: "2021-01-01", closing: "2021-06-30", discountRate: "0.1" };
 * const across = { path: "discountRate", values: ["0", "0.1"] };
 * const grid = sensitivityGrid(deal, beliefs, across, { path: "closing", values: ["2021-06-30"] });
 * heatMapSvg(grid).includes(">Discount rate</text>"); // => true
 * ```
 */
export function heatMapSvg(grid: SensitivityGrid, options: PictureOptions = {}): string {
  checkedResult(grid, gridTable, "grid", "sensitivityGrid");
  return withOptions((title) => drawn(grid, title), options);
}

function drawn(grid: SensitivityGrid, asked: string | undefined): string {
  const { subject, beliefs, figure, currency, valuationDate, x, y, cells } = grid;
  const columns = x.values.slice(0, MOST_COLUMNS);
  const rows = cells.slice(0, MOST_ROWS).map((row) => row.slice(0, MOST_COLUMNS));
  const all = rows.flat().sort((a, b) => a.comparedTo(b));
  const [low, high] = [all[0], all.at(-1)] as [Decimal, Decimal];
  const width = (WIDTH - MARGIN - LABELS) / columns.length;
  const shareOf = (value: Decimal): number =>
    low.equals(high) ? 0.5 : value.minus(low).div(high.minus(low)).toNumber();
  const title = asked ?? titleOf(subject, beliefs);
  const subtitle = `${figure} on ${valuationDate}, in ${currency}`;
  const left = x.values.length - columns.length + cells.length - rows.length;
  const bottom = TOP + rows.length * CELL;
  const labelled = Math.ceil(70 / width);
  return svgDocument(
    {
      title,
      subtitle,
      name: `${title}: ${beliefLabel(x.path)} and ${beliefLabel(y.path)}`,
      description: rows.map((row, index) => described(row, grid, index)).join(". "),
      height: bottom + LEGEND,
    },
    [
      svgText(
        LABELS + (WIDTH - MARGIN - LABELS) / 2,
        86,
        beliefLabel(x.path),
        'text-anchor="middle" font-weight="600"',
      ),
      svgText(MARGIN, 86, shortened(beliefLabel(y.path), 40), 'font-weight="600"'),
      ...columns.flatMap((_, index) =>
        index % labelled === 0
          ? [svgText(LABELS + (index + 0.5) * width, 106, shownAt(x, index), 'text-anchor="middle"')]
          : [],
      ),
      ...rows.flatMap((row, at) => [
        svgText(LABELS - 10, TOP + at * CELL + CELL / 2 + 5, shownAt(y, at), 'text-anchor="end"'),
        ...row.flatMap((value, index) => cell(value, index, at, width, shareOf(value))),
      ]),
      svgText(
        MARGIN,
        bottom + 28,
        `pale: ${compactAmount(low)}; dark: ${compactAmount(high)}${left === 0 ? "" : `; ${left} rows or columns not drawn`}`,
        'font-size="12"',
      ),
    ],
  );
}

function cell(value: Decimal, column: number, row: number, width: number, share: number): string[] {
  const fill = mixed(COLOURS.pale, COLOURS.dark, share);
  const [left, top] = [LABELS + column * width, TOP + row * CELL];
  const box = svgBox(left + 0.5, top + 0.5, width - 1, CELL - 1, fill);
  if (width < NARROWEST) return [box];
  const attributes = `text-anchor="middle" font-size="12" fill="${textOn(fill)}"`;
  return [box, svgText(left + width / 2, top + CELL / 2 + 4, compactAmount(value), attributes)];
}

const shownAt = ({ values, kind }: GridAxis, index: number): string => {
  const value = promised(values[index], "a cell stands at a value of each axis");
  if (typeof value === "string") return value;
  return kind === "amount" ? compactAmount(value) : formatBelief(value.toSignificantDigits(5), kind);
};

const described = (row: readonly Decimal[], { x, y }: SensitivityGrid, at: number): string =>
  `${beliefLabel(y.path)} ${shownAt(y, at)}: ${row.map((value, index) => `${compactAmount(value)} at ${shownAt(x, index)}`).join(", ")}`;

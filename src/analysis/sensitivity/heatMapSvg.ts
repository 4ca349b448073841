import { promised } from "../../errors.js";
import type { Decimal } from "../../numeric/decimal.js";
import { moneyOn } from "../../print/axis.js";
import { type Pen, type PictureOptions, withOptions } from "../../print/pictureOptions.js";
import { titleOf } from "../../print/printout.js";
import { CHARACTER, MARGIN, svgBox, svgDocument, svgText, WIDTH } from "../../print/svg.js";
import { shortened } from "../../print/text.js";
import { checkedResult } from "../../schema/printable.js";
import { beliefOn } from "../figures/beliefFigure.js";
import { beliefLabel } from "../figures/beliefLabel.js";
import { mixed, textOn } from "../figures/shades.js";
import { type GridAxis, gridTable, type SensitivityGrid } from "./sensitivityGrid.js";

/** Where the labels of rows end, and the cells begin. */
const LABELS = 150;
const TOP = 118;
const CELL = 40;
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
  return withOptions((pen) => drawn(grid, pen), options);
}

function drawn(grid: SensitivityGrid, pen: Pen): string {
  const { subject, beliefs, figure, currency, valuationDate, x, y, cells } = grid;
  const columns = x.values.slice(0, MOST_COLUMNS);
  const rows = cells.slice(0, MOST_ROWS).map((row) => row.slice(0, MOST_COLUMNS));
  const all = rows.flat().sort((a, b) => a.comparedTo(b));
  const [low, high] = [all[0], all.at(-1)] as [Decimal, Decimal];
  const width = (WIDTH - MARGIN - LABELS) / columns.length;
  const shareOf = (value: Decimal): number =>
    low.equals(high) ? 0.5 : value.minus(low).div(high.minus(low)).toNumber();
  const title = pen.titled(titleOf(subject, beliefs, pen));
  const subtitle = pen.word("{figure} on {date}, in {currency}", {
    figure: pen.word(figure),
    date: pen.figures.day(valuationDate),
    currency: pen.unitOf(currency),
  });
  const [across, down] = [beliefLabel(x.path, pen), beliefLabel(y.path, pen)];
  const left = x.values.length - columns.length + cells.length - rows.length;
  const bottom = TOP + rows.length * CELL;
  const labelled = Math.ceil(
    Math.max(70, ...columns.map((_, index) => shownAt(x, index, pen).length * CHARACTER)) / width,
  );
  const fits = Math.max(...all.map((value) => moneyOn(value, pen).length)) * CHARACTER < width;
  return svgDocument(
    {
      title,
      subtitle,
      name: pen.word("{title}: {across} and {down}", { title, across, down }),
      description: pen.described(rows.map((row, index) => described(row, grid, index, pen)).join(". ")),
      height: bottom + LEGEND,
    },
    [
      svgText(LABELS + (WIDTH - MARGIN - LABELS) / 2, 86, across, 'text-anchor="middle" font-weight="600"'),
      svgText(MARGIN, 86, shortened(down, 40), 'font-weight="600"'),
      ...columns.flatMap((_, index) =>
        index % labelled === 0
          ? [svgText(LABELS + (index + 0.5) * width, 106, shownAt(x, index, pen), 'text-anchor="middle"')]
          : [],
      ),
      ...rows.flatMap((row, at) => [
        svgText(LABELS - 10, TOP + at * CELL + CELL / 2 + 5, shownAt(y, at, pen), 'text-anchor="end"'),
        ...row.flatMap((value, index) =>
          cell(
            { column: index, row: at, width, share: shareOf(value), text: fits ? moneyOn(value, pen) : "" },
            pen,
          ),
        ),
      ]),
      svgText(
        MARGIN,
        bottom + 28,
        [
          pen.word("pale: {low}; dark: {high}", { low: moneyOn(low, pen), high: moneyOn(high, pen) }),
          ...(left === 0 ? [] : [pen.word("{count} rows or columns not drawn", { count: String(left) })]),
        ].join("; "),
        'font-size="12"',
      ),
    ],
    pen.colours,
  );
}

interface Cell {
  readonly column: number;
  readonly row: number;
  readonly width: number;
  /** How dark it is, 0 to 1. */
  readonly share: number;
  /** Its figure; empty where there is no room. */
  readonly text: string;
}

function cell({ column, row, width, share, text }: Cell, { colours }: Pen): string[] {
  const fill = mixed(colours.pale, colours.dark, share);
  const [left, top] = [LABELS + column * width, TOP + row * CELL];
  const box = svgBox(left + 0.5, top + 0.5, width - 1, CELL - 1, fill);
  const attributes = `text-anchor="middle" font-size="12" fill="${textOn(fill, colours)}"`;
  return [box, svgText(left + width / 2, top + CELL / 2 + 4, text, attributes)];
}

const shownAt = ({ values, kind }: GridAxis, index: number, pen: Pen): string =>
  beliefOn(promised(values[index], "a cell stands at a value of each axis"), kind, pen);

const described = (row: readonly Decimal[], { x, y }: SensitivityGrid, at: number, pen: Pen): string =>
  `${beliefLabel(y.path, pen)} ${shownAt(y, at, pen)}: ${row
    .map((value, index) =>
      pen.word("{value} at {belief}", { value: moneyOn(value, pen), belief: shownAt(x, index, pen) }),
    )
    .join(", ")}`;

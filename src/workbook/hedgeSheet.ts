// Internal: no name of the public API lives here.

import { shareFigureOf } from "./beliefInputs.js";
import { caseBlock, type Model, type Place } from "./caseBlock.js";
import { cellAddress, formulaCell, headerCell, numberCell, textCell } from "./cells.js";
import type { Views } from "./context.js";
import { type DraftSheet, draftSheet, elsewhere, type SheetName } from "./draftSheet.js";
import type { CellFormat } from "./sheet.js";
import { unitsRemark } from "./unitsShown.js";

const SHEET: SheetName = "Hedge ratios";

/** What one target share receives of a component: the cell of its present value, and among how many shares that is. */
export interface Receipt {
  readonly name: string;
  readonly presentValue: Place;
  /** A formula. */
  readonly shares: string;
}

/** How far prices are moved: far enough for doubles, and so little that what bends in between is nothing. */
const STEP = 0.0001;

const STEP_ROW = 4;

/** Rows above the first issuer, and those around the components of each: a heading, headers, the ratio, an empty one. */
const ABOVE = 5;
const FRAME = 4;

/** The cell with the hedge ratio of one of the issuers, counted from 0: its place is known before the sheet is. */
export const hedgeRatioCell = (issuer: number, components: number): string =>
  elsewhere(SHEET, 6, ABOVE + issuer * (components + FRAME) + components + 3);

/** How the value of what one share receives moves with the price of each issuer's shares: worked out again at two prices. */
export function hedgeSheet(
  { all }: Views,
  model: Model,
  issuers: readonly string[],
  receipts: readonly Receipt[],
): DraftSheet {
  const draft = draftSheet(SHEET, { widths: [64, 24, 24, 24, 24, 20], frozenRows: 2 });
  const step = cellAddress(STEP_ROW, 2);
  draft.add(textCell("Hedge ratios", "title"));
  draft.add(
    unitsRemark(
      "Shares to sell short for each target share, so that they cover what a move of their price does",
      all[0].currency,
    ),
  );
  draft.add();
  draft.add(textCell("Prices are moved, either way, of themselves by"), {
    ...numberCell(STEP, "input", "percent"),
    allowed: { kind: "number", least: 1e-6, most: 0.1, message: "A share of one, from 0.0001% to 10%" },
  });
  draft.add();
  let top = ABOVE + issuers.length * (receipts.length + FRAME) + 3;
  const blocks = issuers.map((issuer) => {
    const known = all.find(({ beliefs }) => beliefs.shares[issuer] !== undefined) ?? all[0];
    const price = shareFigureOf(known, issuer, "price");
    const moved = (way: "-" | "+") => ({
      label: `${issuer}, price ${way === "-" ? "lower" : "higher"}`,
      instead: { [price]: `${price}*(1${way}${step})` },
    });
    const block = caseBlock(model, {
      varied: [price],
      targets: receipts.map(({ presentValue }) => presentValue),
      cases: [moved("-"), moved("+")],
      sheet: SHEET,
      top,
      orElse: "n/a",
    });
    top += block.lines + 3;
    return { issuer, price, block };
  });
  const headers = (first: string, names: readonly string[], format: CellFormat): void => {
    draft.add(textCell(first, "header"), ...names.map((name) => headerCell(name, format)));
  };
  for (const { issuer, price, block } of blocks) {
    draft.add(textCell(`With the price of ${issuer}`, "heading"));
    headers(
      "Component",
      ["Shares that receive it", "Present value", "At the lower price", "At the higher price", "Hedge ratio"],
      "money",
    );
    const first = draft.next();
    // In more digits than elsewhere, so that what a small move does can be seen.
    for (const { name, shares, presentValue } of receipts) {
      const at = (column: number): string => cellAddress(draft.next(), column);
      draft.add(
        textCell(name),
        formulaCell(shares, "figure", "number"),
        formulaCell(elsewhere("Summary", presentValue.column, presentValue.row), "figure", "moneyError"),
        ...[0, 1].map((way) =>
          formulaCell(block.cell(presentValue, way).replace(`'${SHEET}'!`, ""), "figure", "moneyError"),
        ),
        formulaCell(`IFERROR((${at(5)}-${at(4)})/${at(2)}/(2*${step}*${price}),"n/a")`, "figure", "factor"),
      );
    }
    draft.add(
      textCell("Hedge ratio", "total"),
      ...[2, 3, 4, 5].map(() => textCell("", "total")),
      formulaCell(`SUM(${cellAddress(first, 6)}:${cellAddress(draft.next() - 1, 6)})`, "total", "factor"),
    );
    draft.add();
  }
  for (const { issuer, block } of blocks) {
    draft.add(textCell(`How the values at other prices of ${issuer} are worked out`, "heading"));
    headers("Figure", ["As it is", "At the lower price", "At the higher price"], "money");
    block.addTo(draft);
    draft.add();
  }
  return draft;
}

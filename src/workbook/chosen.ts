// Internal: no name of the public API lives here.

import { formulaCell } from "./cells.js";
import type { Context } from "./context.js";
import { fitting } from "./formulaOr.js";
import type { ByView, ComputedNumber, QuantityEntry } from "./ledger.js";
import { AS_OF_WRITING, libraryNumber } from "./libraryNumbers.js";
import type { Cell, CellFormat } from "./sheet.js";

/** The name of the cell with the number of the view that is shown, counted from 1. */
export const VIEW = "view";

/** What stands where a view has nothing. */
export const NOTHING = '"–"';

/**
 * One formula for all views: the one that they have in common, or each in its place, so that only the one of the view that is
 * shown is computed.
 */
export function chosenFormula(byView: ByView<string>): string {
  const [first, ...others] = byView;
  if (first !== undefined && others.every((one) => one === first)) return first;
  return `CHOOSE(${VIEW},${byView.map((one) => one ?? NOTHING).join(",")})`;
}

/** One cell for all views, null where none has one. Texts and numbers of the library are the same in all of them. */
export function chosenCell(byView: ByView<Cell | null>): Cell | null {
  const said = byView.flatMap((cell) => cell ?? []);
  const [first] = said;
  if (first === undefined) return null;
  if (said.length === byView.length && said.every((cell) => contentOf(cell) === contentOf(first)))
    return first;
  const formula = chosenFormula(byView.map((cell) => (cell == null ? undefined : contentOf(cell))));
  const shown = said.find(({ kind }) => kind !== "text") ?? first;
  return formulaCell(formula, shown.kind === "text" ? shown.role : "figure", shown.format, shown.note);
}

function contentOf(cell: Cell): string {
  if (cell.kind === "formula") return cell.formula;
  return cell.kind === "number" ? String(cell.value) : `"${cell.text.replaceAll('"', '""')}"`;
}

/** A number of the library, of the view that is shown: in its place where there is one view, else among the workings. */
export function libraryCell(
  all: readonly Context[],
  { key, label, section, format }: { key: string; label: string; section: string; format: CellFormat },
  of: (context: Context, view: number) => ComputedNumber | undefined,
): Cell | null {
  const [first, ...others] = all;
  const numbers = all.map(of);
  if (first === undefined || numbers.every((one) => one === undefined)) return null;
  if (others.length === 0) return libraryNumber(numbers[0] as ComputedNumber, format);
  const names = all.map(({ ledger, currency }, view) => {
    const content = numbers[view];
    if (content === undefined) return undefined;
    const unit = format.startsWith("money") ? currency : "";
    return ledger.quantity(key, [label], () => ({ section, label, unit, format, content }));
  });
  const isSimulated = numbers.some((one) => one?.simulated !== undefined);
  return formulaCell(chosenFormula(names), isSimulated ? "simulated" : "constant", format, AS_OF_WRITING);
}

/** A quantity as it stands on the sheet of workings: a row, and rows below it for what does not fit into one. */
export interface QuantityRow {
  readonly name: string | undefined;
  readonly label: string;
  readonly entry: QuantityEntry;
  /** Its cell, given the row in which it stands. */
  cell(row: number): Cell;
}

/** The rows of a quantity: one where views have a formula, one more for each number of the library or formula that is too long. */
export function quantityRows(
  name: string,
  byView: ByView<QuantityEntry>,
  views: readonly string[],
): QuantityRow[] {
  const said = byView.flatMap((one) => one ?? []);
  const entry = said[0] as QuantityEntry;
  const own = (one: QuantityEntry): Cell =>
    "formula" in one.content
      ? formulaCell(one.content.formula, "figure", one.format)
      : libraryNumber(one.content, one.format);
  if (byView.length === 1) return [{ name, label: entry.label, entry, cell: () => own(entry) }];
  const formulas = byView.map((one) => (one && "formula" in one.content ? one.content.formula : undefined));
  const merged = chosenFormula(formulas);
  if (said.every(({ content }) => "formula" in content) && "formula" in fitting(merged)) {
    return [{ name, label: entry.label, entry, cell: () => formulaCell(merged, "figure", entry.format) }];
  }
  const below = byView.flatMap((one, view) => (one === undefined ? [] : [{ one, view }]));
  const at = (view: number): number => below.findIndex((one) => one.view === view) + 1;
  const chosen = (row: number): string =>
    chosenFormula(byView.map((one, view) => (one === undefined ? undefined : `$B${row + at(view)}`)));
  return [
    { name, label: entry.label, entry, cell: (row) => formulaCell(chosen(row), "figure", entry.format) },
    ...below.map(({ one, view }): QuantityRow => {
      const label = `    ${views[view]}`;
      if (!("formula" in one.content)) return { name: undefined, label, entry: one, cell: () => own(one) };
      const formula = `IF(${VIEW}=${view + 1},${one.content.formula},${NOTHING})`;
      return { name: undefined, label, entry: one, cell: () => formulaCell(formula, "figure", one.format) };
    }),
  ];
}

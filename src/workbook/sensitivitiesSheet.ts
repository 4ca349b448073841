// Internal: no name of the public API lives here.

import { sensitivity } from "../analysis/sensitivity/sensitivity.js";
import type { BeliefKind } from "../schema/figures.js";
import { type Case, type CaseBlock, caseBlock, type Model, type Place } from "./caseBlock.js";
import {
  cellAddress,
  columnLetters,
  formulaCell,
  headerCell,
  numberCell,
  spanCell,
  textCell,
} from "./cells.js";
import type { Context, Views } from "./context.js";
import { type DraftSheet, draftSheet, type SheetName } from "./draftSheet.js";
import { PRESENT_VALUE, VALUE_WITH_ODDS } from "./figureNames.js";
import type { InputEntry } from "./ledger.js";
import type { Cell, CellFormat } from "./sheet.js";
import { unitsRemark } from "./unitsShown.js";

const SHEET: SheetName = "Sensitivities";

const CASES: SheetName = "Cases";

/** Of a workbook in which numbers of the library stand. */
const STANDS_STILL =
  "Numbers of the library, which the summary lists, do not move with the beliefs here: what hangs on them moves too little";

/** A belief that is moved by itself: the cell that is in use, and how it is moved. */
interface Moved {
  readonly name: string;
  readonly entry: InputEntry;
  /** Whether every view has it. */
  readonly everywhere: boolean;
}

/** So many beliefs are moved, and so many bars drawn. */
const MOST = 12;

/** A two-way table is so many rows high and columns wide. */
const STEPS = [-2, -1, 0, 1, 2] as const;

/** More cells than these make a file slow: two-way tables are left out then, then beliefs, and in the end the sheet. */
const MAX_CELLS = 12_000;
const FEW = 6;

/** Beliefs × payments that are still valued again in a moment, to find out what matters most. */
const MAX_VALUED = 500;

/** What beliefs do to the value, one by one and two by two, by formulas alone; and the sheet that works out the cases. */
export function sensitivitySheets(views: Views, model: Model, isFollowed: boolean): readonly DraftSheet[] {
  const weighted = views.all.some(({ valuation }) => valuation.withOdds !== undefined);
  const moved = movedBeliefs(views, weighted);
  if (moved.length === 0) return [];
  return (
    sheetsFor(views, model, isFollowed, weighted, moved) ??
    sheetsFor(views, model, isFollowed, weighted, moved.slice(0, FEW)) ??
    []
  );
}

/** The sheets for some beliefs; undefined where they would be too large. */
function sheetsFor(
  views: Views,
  model: Model,
  isFollowed: boolean,
  weighted: boolean,
  moved: readonly Moved[],
): readonly DraftSheet[] | undefined {
  const { all } = views;
  const draft = draftSheet(SHEET, {
    widths: [56, 16, 16, 16, 16, 16, 16, 16, 16, 8],
    frozenRows: 2,
  });
  draft.add(textCell("What the value hangs on", "title"));
  draft.add(unitsRemark("Each belief moved by itself, then two together", all[0].currency));
  if (!isFollowed) draft.add(spanCell(STANDS_STILL, 9, "constant"));
  const lists = listsOf(views);
  if (lists.length > 0)
    draft.add(spanCell(`Not moved, as they come in lists: ${lists.join("; ")}`, 9, "remark"));
  draft.add();
  draft.add(textCell("How far beliefs are moved", "heading"));
  const points = addStep(draft, "Rates, spreads and probabilities, either way", 0.01, "percent");
  const share = addStep(draft, "Amounts, prices and volatilities, either way, of themselves", 0.1, "percent");
  const days = addStep(draft, "Days, either way", 30, "text");
  const steps = { points, share, days };
  draft.add();
  const shown =
    weighted && all.length > 1
      ? `IF(ISNUMBER(${VALUE_WITH_ODDS}),${VALUE_WITH_ODDS},${PRESENT_VALUE})`
      : weighted
        ? VALUE_WITH_ODDS
        : PRESENT_VALUE;
  const value: Place = { sheet: SHEET, row: draft.next(), column: 2 };
  draft.add(
    textCell(weighted ? "Value with the odds" : "Value if it closes", "total"),
    formulaCell(shown, "total", "money"),
  );
  const seen: Model = { sheets: [...model.sheets, draft.sheet], names: model.names };

  const tornado = moved.map((one, index): TornadoRow => {
    const row = draft.next() + HEADING_ROWS + index;
    return { ...one, row, low: cellAddress(row, 2), high: cellAddress(row, 4) };
  });
  const gridTop =
    draft.next() + HEADING_ROWS + tornado.length + 1 + HEADING_ROWS + tornado.length + CHART_ROWS + 2;
  const grids = gridsOf(moved, gridTop);
  const ends = tornado.flatMap(({ name, entry, low, high }): Case[] =>
    [low, high].map((cell, index) => ({
      label: `${entry.label}, ${index === 0 ? "low" : "high"}`,
      instead: { [name]: `${SHEET}!${cell}` },
    })),
  );
  const block = (shownGrids: readonly Grid[]): CaseBlock =>
    caseBlock(seen, {
      varied: moved.map(({ name }) => name),
      targets: [value],
      cases: [...ends, ...shownGrids.flatMap(({ cases }) => cases)],
      sheet: CASES,
      top: CASES_TOP,
      orElse: NOT_ALLOWED,
    });
  const kept = [grids, grids.slice(0, 1), []].find((some) => block(some).size <= MAX_CELLS);
  if (kept === undefined) return undefined;
  const worked = block(kept);
  addTornado(draft, tornado, steps, worked, value);
  kept.forEach((grid, index) => {
    const before = ends.length + kept.slice(0, index).reduce((sum, { cases }) => sum + cases.length, 0);
    addGrid(draft, grid, steps, (at) => allowedValue(worked, value, before + at));
  });
  const labels = [...ends, ...kept.flatMap(({ cases }) => cases)].map(({ label }) => label);
  return [draft, casesSheet(worked, labels)];
}

/** Rows of a heading with an empty one above and headers below. */
const HEADING_ROWS = 3;

const CHART_ROWS = 20;

/** The first row of the cases below a title, a remark and headers. */
const CASES_TOP = 4;

/** What stands where a belief may not be moved so far, as a premium may not on what may be a loss. */
const NOT_ALLOWED = "n/a";

/** The value in a case, unless something in it is not allowed: sums would leave it out. */
function allowedValue(block: CaseBlock, value: Place, chosen: number): string {
  const cell = block.cell(value, chosen);
  return `IF(COUNTIF(${block.column(chosen)},"${NOT_ALLOWED}")=0,${cell},"${NOT_ALLOWED}")`;
}

function casesSheet(block: CaseBlock, labels: readonly string[]): DraftSheet {
  const draft = draftSheet(CASES, {
    widths: [80, 20, ...labels.map(() => 20)],
    frozenRows: 3,
    frozenColumns: 1,
  });
  draft.add(textCell("Cases", "title"));
  draft.add(
    textCell("Every figure that follows the beliefs that are moved, worked out once for each case", "remark"),
  );
  draft.add(
    textCell("Figure", "header"),
    ...["As it is", ...labels].map((label) => headerCell(label, "money")),
  );
  block.addTo(draft);
  return draft;
}

function addStep(draft: DraftSheet, label: string, value: number, format: CellFormat): string {
  const message = format === "percent" ? "A share of one, from 0% to 100%" : "Days, from 0 to 3,650";
  const most = format === "percent" ? 1 : 3650;
  const cell = numberCell(value, "input", format);
  const row = draft.add(textCell(label), { ...cell, allowed: { kind: "number", least: 0, most, message } });
  return cellAddress(row, 2);
}

interface Steps {
  readonly points: string;
  readonly share: string;
  readonly days: string;
}

interface TornadoRow extends Moved {
  readonly row: number;
  readonly low: string;
  readonly high: string;
}

/** A belief so many steps away from where it is, no further than it may be. */
function movedFormula(
  { name, entry, everywhere }: Moved,
  step: number,
  { points, share, days }: Steps,
): string {
  const by = (size: string): string => {
    const many = Math.abs(step) === 1 ? size : `${Math.abs(step)}*${size}`;
    return step === 0 ? name : `${name}${step < 0 ? "-" : "+"}${many}`;
  };
  const ways: Readonly<Partial<Record<BeliefKind, () => string>>> = {
    probability: () => `MAX(0,MIN(1,${by(points)}))`,
    rate: () => by(points),
    date: () => (step < 0 ? `MAX(valuation_date,${by(days)})` : by(days)),
  };
  const moved = (ways[entry.kind] ?? (() => by(`${share}*ABS(${name})`)))();
  return everywhere ? moved : `IF(ISNUMBER(${name}),${moved},${name})`;
}

function addTornado(
  draft: DraftSheet,
  rows: readonly TornadoRow[],
  steps: Steps,
  block: CaseBlock,
  value: Place,
): void {
  const base = cellAddress(value.row, value.column);
  draft.add();
  draft.add(textCell("One belief at a time", "heading"));
  draft.add(
    textCell("Belief", "header"),
    ...[
      "Low",
      "As it is",
      "High",
      "Value at low",
      "Value at high",
      "Change at low",
      "Change at high",
      "Swing",
      "Rank",
    ].map((name) => headerCell(name, "money")),
  );
  const change = (cell: string): string => `IFERROR(${cell}-${base},"${NOT_ALLOWED}")`;
  const first = draft.next();
  const last = first + rows.length - 1;
  const column = (number: number): string => `${cellAddress(first, number)}:${cellAddress(last, number)}`;
  rows.forEach((one, index) => {
    const { entry, row, name } = one;
    const figure = (formula: string, format: CellFormat): Cell => formulaCell(formula, "figure", format);
    const above = `${cellAddress(first, 9)}:${cellAddress(row, 9)}`;
    draft.add(
      spanCell(entry.label, 1),
      figure(movedFormula(one, -1, steps), entry.format),
      figure(name, entry.format),
      figure(movedFormula(one, 1, steps), entry.format),
      figure(allowedValue(block, value, 2 * index), "money"),
      figure(allowedValue(block, value, 2 * index + 1), "money"),
      figure(change(cellAddress(row, 5)), "money"),
      figure(change(cellAddress(row, 6)), "money"),
      figure(`IFERROR(ABS(${cellAddress(row, 6)}-${cellAddress(row, 5)}),0)`, "money"),
      // Those before it that swing as far come first.
      figure(
        `SUMPRODUCT((${column(9)}>${cellAddress(row, 9)})*1)+SUMPRODUCT((${above}=${cellAddress(row, 9)})*1)`,
        "text",
      ),
    );
  });
  draft.add();
  draft.add(textCell("The largest swing first", "heading"));
  draft.add(
    textCell("Belief", "header"),
    ...["Change at low", "Change at high"].map((name) => headerCell(name, "money")),
  );
  const sorted = draft.next();
  rows.forEach((_, index) => {
    const at = `MATCH(${index + 1},${column(10)},0)`;
    draft.add(
      formulaCell(`INDEX(${column(1)},${at})`, "label", "text"),
      formulaCell(`INDEX(${column(7)},${at})`, "figure", "money"),
      formulaCell(`INDEX(${column(8)},${at})`, "figure", "money"),
    );
  });
  const range = (number: number) => ({
    sheet: SHEET,
    row: sorted,
    column: number,
    rows: rows.length,
    columns: 1,
  });
  draft.draw({
    title: "Change of the value",
    kind: "bar",
    stacked: true,
    categories: range(1),
    series: [
      { name: "at low", values: range(2), colour: "C55A11" },
      { name: "at high", values: range(3), colour: "1F3864" },
    ],
    money: true,
    at: { row: draft.next() + 1, column: 1, rows: CHART_ROWS, columns: 5 },
  });
  const below = draft.next() + CHART_ROWS + 1;
  while (draft.next() <= below) draft.add();
}

interface Grid {
  readonly down: Moved;
  readonly right: Moved;
  /** The row of its headers, with the values to the right. */
  readonly top: number;
  readonly cases: readonly Case[];
}

/** The belief that matters most against those of another kind that matter most; against any where there are none. */
function gridsOf(moved: readonly Moved[], top: number): Grid[] {
  const kinds = moved.filter(
    ({ entry }, index) => moved.findIndex((one) => one.entry.kind === entry.kind) === index,
  );
  const [first, second, third] = [...new Set([...kinds, ...moved])];
  const pairs = [
    [first, second],
    [first, third],
  ].flatMap(([down, right]) => (down === undefined || right === undefined ? [] : [{ down, right }]));
  return pairs.map(({ down, right }, index): Grid => {
    const here = top + index * (STEPS.length + HEADING_ROWS + 1) + HEADING_ROWS - 1;
    const cases = STEPS.flatMap((_, row) =>
      STEPS.map(
        (_, column): Case => ({
          label: `${down.entry.label} ${row + 1}, ${right.entry.label} ${column + 1}`,
          instead: {
            [down.name]: `${SHEET}!${cellAddress(here + 1 + row, 1)}`,
            [right.name]: `${SHEET}!$${columnLetters(column + 2)}${here}`,
          },
        }),
      ),
    );
    return { down, right, top: here, cases };
  });
}

function addGrid(
  draft: DraftSheet,
  { down, right, top }: Grid,
  steps: Steps,
  cell: (at: number) => string,
): void {
  while (draft.next() < top - 1) draft.add();
  draft.add(textCell(`${down.entry.label}, down, and ${right.entry.label}, to the right`, "heading"));
  const axis = (moved: Moved, step: number): Cell =>
    formulaCell(movedFormula(moved, step, steps), "numberHeader", moved.entry.format);
  draft.add(textCell("", "header"), ...STEPS.map((step) => axis(right, step)));
  STEPS.forEach((step, row) => {
    const at = row * STEPS.length;
    draft.add(
      axis(down, step),
      ...STEPS.map((_, column) => formulaCell(cell(at + column), "figure", "money")),
    );
  });
}

/**
 * What can be moved by itself, what matters most first by the library's own sensitivities of the first view; in the order of the
 * beliefs where these would take long.
 */
function movedBeliefs(views: Views, weighted: boolean): Moved[] {
  const { all, ledger } = views;
  const singles = ledger.inputs.flatMap(({ name, byView }): Moved[] => {
    const said = byView.flatMap((column) => column ?? []);
    const [entry] = said;
    const isMovable =
      entry !== undefined &&
      byView.every(isOneCell) &&
      entry.path !== "valuationDate" &&
      !/\.toDate\./.test(entry.path);
    return isMovable ? [{ name, entry, everywhere: said.length === all.length }] : [];
  });
  const isQuick = singles.length * all[0].valuation.cashFlows.length <= MAX_VALUED;
  const swings = isQuick ? swingsOf(all[0], weighted) : new Map<string, number>();
  const size = ({ entry: { path } }: Moved): number =>
    swings.get(path) ?? swings.get(`${path}.rate`) ?? swings.get(`${path}.value`) ?? 0;
  return [...singles].sort((a, b) => size(b) - size(a)).slice(0, MOST);
}

const isOneCell = (column: readonly unknown[] | undefined): boolean =>
  column === undefined || column.length === 1;

/** Beliefs of several cells, of which none is moved alone: the first of each list in words. */
const listsOf = ({ ledger }: Views): readonly string[] =>
  ledger.inputs.flatMap(({ byView }) => {
    const list = byView.find((column) => !isOneCell(column));
    const [first, ...others] = list ?? [];
    return first === undefined ? [] : [`${first.label} and ${others.length} more`];
  });

/** Enough to tell what matters more. */
const FEW_PATHS = 4096;

/** How far the value moves with each belief, in the document's own names. */
function swingsOf(
  { offer, beliefs, valuation, options: { simulation } }: Context,
  weighted: boolean,
): ReadonlyMap<string, number> {
  const figure = weighted && valuation.withOdds !== undefined ? "withOdds" : "presentValue";
  const few =
    simulation && simulation.paths > FEW_PATHS ? { seed: simulation.seed, paths: FEW_PATHS } : simulation;
  const { rows } = sensitivity(offer, beliefs, { derivatives: false, figure, simulation: few });
  return new Map(rows.map(({ name, swing }) => [name, swing.toNumber()]));
}

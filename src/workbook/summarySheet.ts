// Internal: no name of the public API lives here.

import type { Condition } from "../algebra/claim.js";
import type { Decimal } from "../numeric/decimal.js";
import { roundedBy } from "../numeric/rounding.js";
import type { Valuation } from "../offer/valuation.js";
import { type Breakdown, REST } from "../pricing/breakdown.js";
import { viewNameCells } from "./beliefsSheet.js";
import { rangesOf } from "./bridgeSheet.js";
import type { Place } from "./caseBlock.js";
import type { FlowColumn, FlowRows } from "./cashFlowsSheet.js";
import { cellAddress, cellNumber, formulaCell, headerCell, numberCell, spanCell, textCell } from "./cells.js";
import { chosenFormula, libraryCell, VIEW } from "./chosen.js";
import type { Context, FlowAt, Views } from "./context.js";
import { closingInput, valuationDateInput } from "./dates.js";
import { type DraftSheet, draftSheet } from "./draftSheet.js";
import { BRIDGE_VALUE, PRESENT_VALUE, PROBABILITY_OF_CLOSING, VALUE_WITH_ODDS } from "./figureNames.js";
import { pathsOf } from "./libraryNumbers.js";
import { oddsFormula } from "./oddsFormula.js";
import { addPerShare } from "./perShareRows.js";
import type { Cell, CellFormat, CellRange } from "./sheet.js";
import type { TargetCells } from "./statedTerms.js";
import { FIGURES_IN, UNITS_SHOWN, unitsFor, unitsRemark } from "./unitsShown.js";

/** The name of the cell with the name of the view that is shown. */
export const VIEW_SHOWN = "view_shown";

/** A figure of the summary, to be shown elsewhere too. */
export interface SummaryFigure extends Place {
  readonly label: string;
  readonly format: CellFormat;
  readonly isTotal: boolean;
}

export interface Summary {
  readonly draft: DraftSheet;
  /** Headlines, components and figures of one share, in the order in which they stand. */
  readonly figures: readonly SummaryFigure[];
  /** What hedge ratios are made of. */
  readonly hedge: Pick<ReturnType<typeof addPerShare>, "receipts" | "hedged">;
}

/** The offer on one page: what it is worth, component by component, and what that takes for granted. */
export function summarySheet(
  views: Views,
  rows: FlowRows,
  target: TargetCells | undefined,
  isFollowed: boolean,
): Summary {
  const { all, ledger } = views;
  const [{ offer, beliefs, valuation, currency }] = all;
  const isAlone = all.length === 1;
  const simulated = all.some(({ valuation }) => valuation.standardError !== undefined);
  const draft = draftSheet("Summary", {
    widths: [46, 26, 26, 26, 12, ...(simulated ? [20] : [])],
    frozenRows: 2,
  });
  const figures: SummaryFigure[] = [];
  const shown = (label: string, format: CellFormat, row: number, column: number, isTotal = false): void => {
    figures.push({ sheet: "Summary", label, format, row, column, isTotal });
  };
  draft.add(textCell(offer.name, "title"));
  draft.add(
    unitsRemark(isAlone ? (beliefs.name ?? "Beliefs without a name") : `${all.length} views`, currency),
  );
  if (simulated) draft.add(spanCell(simulatedRemark(views), ALL_COLUMNS, "simulated"));
  draft.add();
  addChoices(draft, views);
  const parties = { Bidder: offer.bidder, Seller: offer.seller, Target: offer.target };
  for (const [label, party] of Object.entries(parties)) {
    if (party !== undefined) draft.add(textCell(label), textCell(party));
  }
  const figure = (
    label: string,
    formulaOf: (context: Context) => string | undefined,
    format: CellFormat,
    name?: string,
    strong = false,
    error: Cell | null = null,
  ): void => {
    const row = draft.add(
      textCell(label, strong ? "total" : "label"),
      formulaCell(chosenFormula(all.map(formulaOf)), strong ? "total" : "figure", format),
      ...(error === null ? [] : [error, textCell("standard error", "remark")]),
    );
    if (name !== undefined) draft.call(name, row, 2);
    shown(label, format, row, 2, strong);
  };
  figure("Valuation date", valuationDateInput, "date");
  if (all.some((context) => context.beliefs.closing !== undefined)) {
    figure(
      "Closing",
      (context) => (context.beliefs.closing === undefined ? undefined : closingInput(context)),
      "date",
    );
  }
  const status = draft.next();
  // The checks stand below; their rows are known once everything above them is.
  draft.add();
  draft.add();
  const error = errorOf(views, "the value if it closes", ({ standardError }) => standardError);
  figure(
    "Value if it closes",
    () => rows.at("presentValue", rows.last + 1),
    "money",
    PRESENT_VALUE,
    true,
    error,
  );
  const isWeighted = ({ valuation: { withOdds } }: Context): boolean => withOdds !== undefined;
  if (all.some(isWeighted)) {
    const closes = offer.conditions.map(({ event }): Condition => ({ event, happens: true }));
    figure(
      "Probability of closing",
      (context) => (isWeighted(context) ? oddsFormula(context, closes, new Set()) : undefined),
      "percent",
      PROBABILITY_OF_CLOSING,
    );
    figure(
      "Value with the odds",
      (context) => (isWeighted(context) ? rows.at("weighted", rows.last + 1) : undefined),
      "money",
      VALUE_WITH_ODDS,
      true,
      errorOf(views, "the value with the odds", ({ withOdds }) => withOdds?.standardError),
    );
  }
  const library = draft.add(textCell("Value if it closes, as the library has it", "remark"), librarys(views));
  draft.add(
    textCell("Changed since, with the beliefs", "remark"),
    formulaCell(changeFormula(cellAddress(library, 2), sizeOfRounding(views, error)), "figure", "money"),
  );
  draft.add();
  draft.add(
    textCell("Component", "header"),
    ...["Nominal", "Expected", "Present value", "Share", ...(simulated ? ["Standard error"] : [])].map(
      (name) => headerCell(name, "money"),
    ),
  );
  const firstPart = draft.next();
  const owned: number[] = [];
  const receipts: { name: string; presentValue: Place }[] = [];
  for (const part of valuation.breakdown.parts) {
    owned.push(draft.next());
    receipts.push({ name: part.name, presentValue: { sheet: "Summary", row: draft.next(), column: 4 } });
    shown(`Present value of ${part.name}`, "money", draft.next(), 4);
    addPart(draft, views, rows, part, [part.name]);
  }
  shown("Nominal", "money", draft.next(), 2);
  shown("Expected, undiscounted", "money", draft.next(), 3);
  addTotal(draft, views, rows);
  const perShare = addPerShare(draft, views, rows, target, { receipts, isFollowed });
  for (const { label, format, row } of perShare.figures) shown(label, format, row, 2);
  draft.add();
  draft.add(textCell("Checks", "heading"));
  const firstCheck = draft.next();
  const check = (label: string, holds: string): void => {
    draft.add(textCell(label), checkCell(holds));
  };
  const value = chosenFormula(all.map((context) => (isWeighted(context) ? VALUE_WITH_ODDS : PRESENT_VALUE)));
  check("The bridge ends at the value", `ABS(${BRIDGE_VALUE}-${value})<=1E-9*ABS(${value})`);
  const parts = rangesOf(
    owned.map((row) => row - firstPart),
    (from, to) => `${cellAddress(firstPart + from, 4)}:${cellAddress(firstPart + to, 4)}`,
  );
  check(
    "The components add up to the value",
    `ABS(${parts}-${PRESENT_VALUE})<=1E-9*(ABS(${PRESENT_VALUE})+1)`,
  );
  const odds = rows.at("probability", rows.first, rows.last);
  check("Every probability is between 0% and 100%", `AND(MIN(${odds})>=0,MAX(${odds})<=1)`);
  for (const { name, byView, addUp } of ledger.inputs) {
    if (addUp === undefined) continue;
    const sum = addUp === "1" ? `ABS(SUM(${name})-1)<1E-9` : `SUM(${name})<=1+1E-9`;
    const holds = byView.map((column) => (column === undefined ? "TRUE" : sum));
    check(`${name} add up to ${addUp}`, chosenFormula(holds));
  }
  const lastCheck = draft.next() - 1;
  draft.put(status, [
    textCell("All checks hold"),
    checkCell(
      `COUNTIF(${cellAddress(firstCheck, 2)}:${cellAddress(lastCheck, 2)},"yes")=${lastCheck - firstCheck + 1}`,
    ),
  ]);
  addRemarks(draft, views, simulated);
  return { draft, figures, hedge: perShare };
}

const checkCell = (holds: string): Cell => formulaCell(`IF(${holds},"yes","no")`, "check", "text");

/** How far the value is from the library's, where that is more than the library's was rounded by. */
function changeFormula(library: string, rounding: string | undefined): string {
  const change = `ROUND(${PRESENT_VALUE}-${library},4)`;
  return rounding === undefined ? change : `IF(ABS(${change})<=${rounding},0,${change})`;
}

/** What the library's value was rounded by: a tenth of its standard error where it is simulated, else what it knows no digits of. */
function sizeOfRounding({ all }: Views, error: Cell | null): string | undefined {
  if (error?.kind === "number") return `${error.value}/10`;
  if (error?.kind === "formula") return `IF(ISNUMBER(${error.formula}),${error.formula},0)/10`;
  const most = Math.max(
    ...all.map(({ valuation: { presentValue, digits } }) => roundedBy(presentValue, digits)),
  );
  return most < SHOWN ? undefined : String(most);
}

/** Changes are shown to four places, and cents are read. */
const SHOWN = 1e-4;

/** What whoever reads the file chooses: a view, where there are several, and the units of money. */
function addChoices(draft: DraftSheet, { all, names }: Views): void {
  const choose = (
    label: string,
    name: string,
    values: readonly string[] | CellRange,
    chosen: string,
    message: string,
  ): number => {
    const cell = textCell(chosen, "input");
    const row = draft.add(textCell(label), { ...cell, allowed: { kind: "list", values, message } });
    draft.call(name, row, 2);
    return row;
  };
  if (all.length > 1) {
    const message = "One of the views: everything but the sheet that has all of them side by side follows it";
    const row = choose("View", VIEW_SHOWN, viewNameCells(names.length), names[0] as string, message);
    const number = names.reduceRight(
      (otherwise, name, index) =>
        `IF(${cellAddress(row, 2)}="${name.replaceAll('"', '""')}",${index + 1},${otherwise})`,
      "NA()",
    );
    draft.call(
      VIEW,
      draft.add(textCell("Number of the view", "remark"), formulaCell(number, "figure", "text")),
      2,
    );
  }
  const units = unitsFor(
    all.reduce(
      (most, { valuation }) => maxSize(most, valuation.breakdown.nominal),
      all[0].valuation.presentValue,
    ),
  );
  choose("Money in", FIGURES_IN, Object.keys(UNITS_SHOWN), units, "units, thousands or millions");
}

const maxSize = (a: Decimal, b: Decimal): Decimal => (b.abs().greaterThan(a.abs()) ? b : a);

/** The library's value of the view that is shown. */
function librarys({ all }: Views): Cell {
  const [first, ...others] = all;
  const note = "Computed when the file was written; does not follow the beliefs";
  if (others.length === 0) {
    return numberCell(cellNumber(first.valuation.presentValue), "constant", "money", note);
  }
  const names = all.map(({ ledger, valuation }) =>
    ledger.quantity("library's value", ["value_by_the_library"], () => ({
      section: "Cash flows",
      label: "Value if it closes, as the library has it",
      unit: valuation.currency,
      format: "money",
      content: { computed: valuation.presentValue },
    })),
  );
  return formulaCell(chosenFormula(names), "figure", "money", note);
}

function addRemarks(draft: DraftSheet, { all, names, ledger }: Views, simulated: boolean): void {
  const remarks = (title: string, texts: readonly string[], role: "remark" | "constant" = "remark"): void => {
    if (texts.length === 0) return;
    draft.add();
    draft.add(textCell(title, "heading"));
    for (const text of texts) draft.add(spanCell(text, ALL_COLUMNS, role));
  };
  /** What every view says, and then what only some say, with their names. */
  const told = (of: (context: Context) => readonly { readonly text: string }[]): string[] => {
    const whose = new Map<string, string[]>();
    all.forEach((context, view) => {
      for (const { text } of of(context))
        whose.set(text, [...(whose.get(text) ?? []), names[view] as string]);
    });
    return [...whose].map(([text, who]) => (who.length < all.length ? `${who.join(", ")}: ${text}` : text));
  };
  remarks("Computed by the library, does not follow the beliefs", ledger.fixed, "constant");
  remarks(
    "Taken for granted, as of writing",
    told(({ valuation }) => valuation.assumed),
  );
  remarks("How figures are shown", [
    "Cells hold figures in full and show them rounded one by one, so that parts may not add up in the last digit shown",
    "Blue is typed in, black is worked out, green is taken from another cell; amounts below zero stand in parentheses",
    "On yellow stands a belief or a choice, to be changed; on orange a belief that nobody stated; on green what the contract states",
    "On grey stands a number of the library as of writing, where no formula of a cell gives it: it follows no cell",
    ...(simulated
      ? ["On violet stands the mean of many paths, or a standard error, as of writing: it follows no cell"]
      : []),
  ]);
  remarks(
    "Worth a look, as of writing",
    told(({ valuation }) => valuation.diagnostics),
  );
}

const COLUMNS = ["nominal", "expected", "presentValue"] as const satisfies readonly FlowColumn[];

/** Texts run over the columns of every summary. */
const ALL_COLUMNS = 5;

/** A row of the breakdown: the sums over the flows under its names, and its parts. */
function addPart(
  draft: DraftSheet,
  views: Views,
  rows: FlowRows,
  part: Breakdown,
  path: readonly string[],
): void {
  const names = part.name === REST ? path.slice(0, -1) : path;
  const flows = (rows.flows[0] as readonly FlowAt[]).flatMap(({ obligation }, index) => {
    const under = names.every((name, depth) => obligation.path[depth] === name);
    return under && (names === path || obligation.path.length === names.length) ? [index] : [];
  });
  const indented = `${"    ".repeat(path.length - 1)}${part.name}`;
  const sum = (column: FlowColumn): string =>
    rangesOf(flows, (from, to) => rows.at(column, rows.first + from, rows.first + to));
  draft.add(
    textCell(indented, path.length === 1 ? "label" : "remark"),
    ...COLUMNS.map((column) => formulaCell(sum(column), "figure", "money")),
    shareCell(draft.next(), "figure"),
    errorOf(views, path.join(", "), ({ breakdown }) => rowAt(breakdown, path)?.standardErrors?.presentValue),
  );
  for (const inside of part.parts) addPart(draft, views, rows, inside, [...path, inside.name]);
}

function addTotal(draft: DraftSheet, views: Views, rows: FlowRows): void {
  draft.add(
    textCell("Total if it closes", "total"),
    ...COLUMNS.map((column) => formulaCell(rows.at(column, rows.last + 1), "total", "money")),
    shareCell(draft.next(), "total"),
    errorOf(views, "the value if it closes", ({ standardError }) => standardError),
  );
}

const rowAt = (row: Breakdown, [name, ...path]: readonly string[]): Breakdown | undefined => {
  if (name === undefined) return row;
  const found = row.parts.find((part) => part.name === name);
  return found && rowAt(found, path);
};

/** How sure a figure is of which a part was simulated; null where nothing was. */
const errorOf = (
  { all }: Views,
  what: string,
  error: (valuation: Valuation) => Decimal | undefined,
): Cell | null =>
  libraryCell(
    all,
    { key: `error ${what}`, label: `Standard error of ${what}`, section: "Cash flows", format: "moneyError" },
    ({ options, valuation }) => {
      const computed = error(valuation);
      return computed && { computed, simulated: pathsOf(options) };
    },
  );

const simulatedRemark = ({ all: [{ options }] }: Views): string =>
  `Simulated in part, on ${pathsOf(options)}: what stands in this colour is the mean of the paths or a standard error, and follows no cell`;

const shareCell = (row: number, role: "figure" | "total"): Cell =>
  formulaCell(`IF(${PRESENT_VALUE}=0,"",${cellAddress(row, 4)}/${PRESENT_VALUE})`, role, "percent");

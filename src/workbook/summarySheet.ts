// Internal: no name of the public API lives here.

import type { Condition } from "../algebra/claim.js";
import { type Breakdown, REST } from "../pricing/breakdown.js";
import { BRIDGE_VALUE, rangesOf } from "./bridgeSheet.js";
import type { FlowColumn, FlowRows } from "./cashFlowsSheet.js";
import { cellAddress, cellNumber, formulaCell, headerCell, numberCell, spanCell, textCell } from "./cells.js";
import type { Context } from "./context.js";
import { closingInput, valuationDateInput } from "./dates.js";
import { type DraftSheet, draftSheet } from "./draftSheet.js";
import { oddsFormula } from "./oddsFormula.js";
import { addPerShare } from "./perShareRows.js";
import type { Cell, CellFormat } from "./sheet.js";

export const PRESENT_VALUE = "present_value";
export const VALUE_WITH_ODDS = "value_with_odds";
export const PROBABILITY_OF_CLOSING = "probability_of_closing";

/** The offer on one page: what it is worth, component by component, and what that takes for granted. */
export function summarySheet(context: Context, rows: FlowRows): DraftSheet {
  const { offer, beliefs, valuation, currency, ledger } = context;
  const draft = draftSheet("Summary", { widths: [46, 26, 26, 26, 12], frozenRows: 2 });
  draft.add(textCell(offer.name, "title"));
  draft.add(textCell(`${beliefs.name ?? "Beliefs without a name"}; figures in ${currency}`, "remark"));
  draft.add();
  const parties = { Bidder: offer.bidder, Seller: offer.seller, Target: offer.target };
  for (const [label, party] of Object.entries(parties)) {
    if (party !== undefined) draft.add(textCell(label), textCell(party));
  }
  const figure = (
    label: string,
    formula: string,
    format: CellFormat,
    name?: string,
    strong = false,
  ): void => {
    const row = draft.add(
      textCell(label, strong ? "total" : "label"),
      formulaCell(formula, strong ? "total" : "figure", format),
    );
    if (name !== undefined) draft.call(name, row, 2);
  };
  figure("Valuation date", valuationDateInput(context), "date");
  if (beliefs.closing !== undefined) figure("Closing", closingInput(context), "date");
  draft.add();
  figure("Value if it closes", rows.at("presentValue", rows.last + 1), "money", PRESENT_VALUE, true);
  if (valuation.withOdds !== undefined) {
    const closes = offer.conditions.map(({ event }): Condition => ({ event, happens: true }));
    figure(
      "Probability of closing",
      oddsFormula(context, closes, new Set()),
      "percent",
      PROBABILITY_OF_CLOSING,
    );
    figure("Value with the odds", rows.at("weighted", rows.last + 1), "money", VALUE_WITH_ODDS, true);
  }
  const written = cellNumber(valuation.presentValue);
  const library = draft.add(
    textCell("Value if it closes, as the library has it", "remark"),
    numberCell(
      written,
      "constant",
      "money",
      "Computed when the file was written; does not follow the beliefs",
    ),
  );
  draft.add(
    textCell("Changed since, with the beliefs", "remark"),
    formulaCell(`ROUND(${PRESENT_VALUE}-${cellAddress(library, 2)},4)`, "figure", "money"),
  );
  draft.add();
  draft.add(
    textCell("Component", "header"),
    ...["Nominal", "Expected", "Present value", "Share"].map((name) => headerCell(name, "money")),
  );
  for (const part of valuation.breakdown.parts) addPart(draft, rows, part, [part.name]);
  addTotal(draft, rows);
  addPerShare(draft, context, PRESENT_VALUE);
  draft.add();
  draft.add(textCell("Checks", "heading"));
  const value = valuation.withOdds === undefined ? PRESENT_VALUE : VALUE_WITH_ODDS;
  const check = (label: string, holds: string): void => {
    draft.add(textCell(label), formulaCell(`IF(${holds},"yes","no")`, "figure", "text"));
  };
  check("The bridge ends at the value", `ABS(${BRIDGE_VALUE}-${value})<=1E-9*ABS(${value})`);
  for (const { name } of ledger.inputs.filter((one) => "areOdds" in one && one.areOdds)) {
    check(`${name} add up to 1`, `ABS(SUM(${name})-1)<1E-9`);
  }
  const remarks = (title: string, texts: readonly string[], role: "remark" | "constant" = "remark"): void => {
    if (texts.length === 0) return;
    draft.add();
    draft.add(textCell(title, "heading"));
    for (const text of texts) draft.add(spanCell(text, COLUMNS.length + 2, role));
  };
  remarks("Computed by the library, does not follow the beliefs", ledger.fixed, "constant");
  remarks(
    "Taken for granted, as of writing",
    valuation.assumed.map(({ text }) => text),
  );
  remarks("How figures are shown", [
    "Cells hold figures in full and show them rounded one by one, so that parts may not add up in the last digit shown",
  ]);
  remarks(
    "Worth a look, as of writing",
    valuation.diagnostics.map(({ text }) => text),
  );
  return draft;
}

const COLUMNS = ["nominal", "expected", "presentValue"] as const satisfies readonly FlowColumn[];

/** A row of the breakdown: the sums over the flows under its names, and its parts. */
function addPart(draft: DraftSheet, rows: FlowRows, part: Breakdown, path: readonly string[]): void {
  const names = part.name === REST ? path.slice(0, -1) : path;
  const flows = rows.flows.flatMap(({ obligation }, index) => {
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
  );
  for (const inside of part.parts) addPart(draft, rows, inside, [...path, inside.name]);
}

function addTotal(draft: DraftSheet, rows: FlowRows): void {
  draft.add(
    textCell("Total if it closes", "total"),
    ...COLUMNS.map((column) => formulaCell(rows.at(column, rows.last + 1), "total", "money")),
    shareCell(draft.next(), "total"),
  );
}

const shareCell = (row: number, role: "figure" | "total"): Cell =>
  formulaCell(`IF(${PRESENT_VALUE}=0,"",${cellAddress(row, 4)}/${PRESENT_VALUE})`, role, "percent");

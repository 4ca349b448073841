// Internal: no name of the public API lives here.

import { allowedOf } from "./allowedOf.js";
import { columnLetters, formulaCell, headerCell, numberCell, spanCell, textCell } from "./cells.js";
import { chosenFormula, NOTHING } from "./chosen.js";
import type { Views } from "./context.js";
import { type DraftSheet, draftSheet } from "./draftSheet.js";
import { type InputColumn, type InputEntry, inputNumber } from "./ledger.js";
import type { Cell, CellRange } from "./sheet.js";

/** Sections in the order in which people look for them. */
const SECTIONS = ["Dates", "Rates", "Forecasts", "Share prices", "Target's prices", "Currencies", "Odds"];

/** The only cells to change: what somebody believes; of several views, each in a column of its own beside the one in use. */
export function beliefsSheet({ all, names: viewNames, ledger }: Views): DraftSheet {
  const [{ beliefs, offer }] = all;
  const isAlone = all.length === 1;
  const own = isAlone ? [] : all;
  const draft = draftSheet("Beliefs", {
    widths: [46, 24, ...own.map(() => 24), 30, 38, 72],
    frozenRows: HEADER_ROW,
    frozenColumns: isAlone ? 0 : 2,
  });
  draft.add(textCell(isAlone ? (beliefs.name ?? "Beliefs") : `Beliefs about ${offer.name}`, "title"));
  draft.add(
    textCell("The cells in colour are the only ones to change; every other sheet follows them", "remark"),
  );
  draft.add(
    textCell(
      (isAlone ? beliefs.note : "Each view has a column; the one that is shown stands before them, in use") ??
        `What is believed of ${offer.name}`,
      "remark",
    ),
  );
  draft.add(
    textCell("Belief", "header"),
    headerCell(isAlone ? "Value" : "In use", "money"),
    ...own.map((_, view) => headerCell(viewNames[view] as string, "money")),
    ...["Unit", "Name in formulas", "Where it is from"].map((name) => textCell(name, "header")),
  );
  for (const section of SECTIONS) {
    const here = ledger.inputs.filter(({ byView }) => sectionOf(byView) === section);
    if (here.length === 0) continue;
    draft.add();
    draft.add(textCell(section, "heading"));
    for (const { name, byView } of here) {
      const first = draft.next();
      const count = Math.max(...byView.map((entries) => entries?.length ?? 0));
      for (let index = 0; index < count; index += 1) {
        const entries = byView.map((column) => column?.[index]);
        const shown = count === 1 ? name : `${name}, ${index + 1}`;
        draft.add(...inputRow(shown, entries, viewNames, draft.next()));
      }
      draft.call(name, first, 2, count);
      own.forEach((_, view) => {
        if (byView[view] !== undefined)
          draft.call(ledger.nameFor(name, viewNames[view] as string), first, FIRST_VIEW + view, count);
      });
    }
  }
  return draft;
}

/** The column of the first view, where there are several. */
const FIRST_VIEW = 3;

const HEADER_ROW = 4;

/** Where the names of the views stand. */
export const viewNameCells = (count: number): CellRange => ({
  sheet: "Beliefs",
  row: HEADER_ROW,
  column: FIRST_VIEW,
  rows: 1,
  columns: count,
});

const sectionOf = (byView: InputColumn["byView"]): string | undefined =>
  byView.flatMap((entries) => entries ?? [])[0]?.section;

function inputRow(
  name: string,
  byView: readonly (InputEntry | undefined)[],
  viewNames: readonly string[],
  row: number,
): Cell[] {
  const entries = byView.flatMap((entry, view) => (entry === undefined ? [] : [{ entry, view }]));
  const first = (entries[0] as (typeof entries)[number]).entry;
  const columnOf = (view: number): string => `$${columnLetters(FIRST_VIEW + view)}${row}`;
  const inUse = chosenFormula(
    byView.map((entry, view) => (entry === undefined ? undefined : columnOf(view))),
  );
  const own = byView.map((entry) =>
    entry === undefined ? formulaCell(NOTHING, "figure", "text") : inputCell(entry),
  );
  const told = (of: (entry: InputEntry) => string): string => {
    const said = new Map<string, string[]>();
    for (const { entry, view } of entries) {
      const text = of(entry);
      if (text !== "") said.set(text, [...(said.get(text) ?? []), viewNames[view] as string]);
    }
    const all = said.size === 1 && [...said.values()][0]?.length === entries.length;
    return [...said].map(([text, whose]) => (all ? text : `${whose.join(", ")}: ${text}`)).join("; ");
  };
  return [
    textCell(first.label),
    // In full, like what it is taken from, whatever money shows in.
    ...(byView.length === 1
      ? own
      : [formulaCell(inUse, "figure", first.format === "money" ? "number" : first.format), ...own]),
    textCell([...new Set(entries.map(({ entry }) => entry.unit))].join(" or "), "remark"),
    textCell(name, "remark"),
    spanCell(told(sourceOf), 1, "remark"),
  ];
}

function inputCell(entry: InputEntry): Cell {
  const { value } = inputNumber(entry);
  const note = [entry.unit, sourceOf(entry)].filter(Boolean).join("\n");
  const cell = numberCell(value, entry.stated ? "input" : "unstated", entry.format, note);
  return { ...cell, allowed: allowedOf(entry.kind) };
}

function sourceOf(entry: InputEntry): string {
  const cut = inputNumber(entry).rounded
    ? `Rounded to the 15 digits that a cell keeps; stated as ${entry.value}`
    : "";
  return [entry.source, cut].filter((part) => part !== "").join(". ");
}

// Internal: no name of the public API lives here.

import { headerCell, numberCell, spanCell, textCell } from "./cells.js";
import type { Context } from "./context.js";
import { type DraftSheet, draftSheet } from "./draftSheet.js";
import { type InputColumn, type InputEntry, inputNumber, type Named } from "./ledger.js";
import type { Cell } from "./sheet.js";

/** Sections in the order in which people look for them. */
const SECTIONS = ["Dates", "Rates", "Forecasts", "Share prices", "Target's prices", "Currencies", "Odds"];

/** The only cells to change: what somebody believes. */
export function beliefsSheet({ beliefs, offer, ledger }: Context): DraftSheet {
  const draft = draftSheet("Beliefs", { widths: [46, 24, 30, 38, 72], frozenRows: 4 });
  draft.add(textCell(beliefs.name ?? "Beliefs", "title"));
  draft.add(
    textCell("The cells in colour are the only ones to change; every other sheet follows them", "remark"),
  );
  draft.add(textCell(beliefs.note ?? `What is believed of ${offer.name}`, "remark"));
  draft.add(
    textCell("Belief", "header"),
    headerCell("Value", "money"),
    ...["Unit", "Name in formulas", "Where it is from"].map((name) => textCell(name, "header")),
  );
  const entries = ledger.inputs.map(
    (one): Pick<InputColumn, "name" | "entries"> =>
      "entries" in one ? one : { name: one.name, entries: [one.entry] },
  );
  for (const section of SECTIONS) {
    const here = entries.filter(({ entries: [first] }) => first?.section === section);
    if (here.length === 0) continue;
    draft.add();
    draft.add(textCell(section, "heading"));
    for (const { name, entries: inside } of here) {
      const first = draft.next();
      for (const [index, entry] of inside.entries()) {
        const shown = inside.length === 1 ? name : `${name}, ${index + 1}`;
        draft.add(...inputRow({ name: shown, entry }));
      }
      draft.call(name, first, 2, inside.length);
    }
  }
  return draft;
}

function inputRow({ name, entry }: Named<InputEntry>): Cell[] {
  const { value, rounded } = inputNumber(entry);
  const cut = rounded ? `Rounded to the 15 digits that a cell keeps; stated as ${entry.value}` : "";
  const source = [entry.source, cut].filter((part) => part !== "").join(". ");
  return [
    textCell(entry.label),
    numberCell(
      value,
      entry.stated ? "input" : "unstated",
      entry.format,
      [entry.unit, source].filter(Boolean).join("\n"),
    ),
    textCell(entry.unit, "remark"),
    textCell(name, "remark"),
    spanCell(source, 1, "remark"),
  ];
}

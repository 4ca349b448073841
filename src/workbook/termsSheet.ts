// Internal: no name of the public API lives here.

import { obligations } from "../algebra/obligations.js";
import { describeObligation } from "../interpret/describe.js";
import type { JsonObject } from "../schema/document.js";
import { cellNumber, numberCell, spanCell, textCell } from "./cells.js";
import { type Context, componentOf } from "./context.js";
import { type DraftSheet, draftSheet } from "./draftSheet.js";

/** Texts run over all columns. */
const SPAN = 4;

/** What the contract says: each component in words, and the numbers that formulas use, each with a name. */
export function termsSheet({ offer, ledger }: Context): DraftSheet {
  const draft = draftSheet("Terms", { widths: [46, 26, 40, 40], frozenRows: 2 });
  draft.add(textCell(`Terms of ${offer.name}`, "title"));
  draft.add(textCell("Numbers of the contract; they are not beliefs", "remark"));
  const owed = obligations(offer.claim);
  for (const component of offer.components) {
    const { note } = component.toJSON() as JsonObject;
    draft.add();
    draft.add(textCell(component.name, "heading"));
    if (typeof note === "string") draft.add(spanCell(note, SPAN, "remark"));
    for (const obligation of owed) {
      if (componentOf(obligation) === component.name)
        draft.add(spanCell(describeObligation(obligation), SPAN));
    }
    for (const { name, entry } of ledger.terms) {
      if (entry.component !== component.name) continue;
      const row = draft.add(
        textCell(entry.label, "remark"),
        numberCell(cellNumber(entry.value), "term", entry.format),
        textCell(name, "remark"),
      );
      draft.call(name, row, 2);
    }
  }
  const lists = [
    ["Conditions", offer.conditions.map(({ event, description, source }) => [event, description, source])],
    ["Deadlines", offer.deadlines.map(({ date, what, source }) => [date, what, source])],
    ["Reported", offer.facts.map(({ fact, reported, source }) => [fact, reported, source])],
    ["Not reported", offer.open.map(({ fact, reading }) => [fact, reading, undefined])],
  ] as const;
  for (const [title, entries] of lists) {
    if (entries.length === 0) continue;
    draft.add();
    draft.add(textCell(title, "heading"));
    for (const parts of entries) {
      draft.add(spanCell(parts.filter((part) => part !== undefined).join("; "), SPAN));
    }
  }
  return draft;
}

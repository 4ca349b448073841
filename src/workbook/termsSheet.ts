// Internal: no name of the public API lives here.

import { obligations } from "../algebra/obligations.js";
import { describeObligation } from "../interpret/describe.js";
import { Decimal } from "../numeric/decimal.js";
import type { Offer } from "../offer/offer.js";
import type { Json, JsonObject } from "../schema/document.js";
import { cellNumber, formulaCell, headerCell, numberCell, spanCell, textCell } from "./cells.js";
import { componentOf, type Views } from "./context.js";
import { type DraftSheet, draftSheet } from "./draftSheet.js";
import type { TermEntry } from "./ledger.js";
import { libraryNumber } from "./libraryNumbers.js";
import type { Cell } from "./sheet.js";
import { OFFERED_CASH, type StatedTerm, type StatedTerms, type TargetCells } from "./statedTerms.js";

/** Texts run over all columns. */
const SPAN = 4;

/** What the contract says: each component in words, and the numbers that formulas use, each with a name. */
export function termsSheet({ all: [{ offer }], ledger }: Views, stated: StatedTerms): DraftSheet {
  const draft = draftSheet("Terms", { widths: [46, 26, 40, 40], frozenRows: 2 });
  draft.add(textCell(`Terms of ${offer.name}`, "title"));
  draft.add(textCell("Numbers of the contract, in full; they are not beliefs", "remark"));
  if (stated.target !== undefined) addTarget(draft, stated.target);
  const owed = obligations(offer.claim);
  const numbers = numbersIn(offer.toJSON());
  for (const component of offer.components) {
    const { note } = component.toJSON() as JsonObject;
    draft.add();
    draft.add(textCell(component.name, "heading"));
    if (typeof note === "string") draft.add(spanCell(note, SPAN, "remark"));
    for (const obligation of owed) {
      if (componentOf(obligation) === component.name)
        draft.add(spanCell(describeObligation(obligation), SPAN));
    }
    for (const one of stated.of(component.name)) addStated(draft, one);
    for (const { name, entry } of ledger.terms) {
      if (entry.component !== component.name) continue;
      const cell = termCell(entry, stated.formulaFor(component.name, entry.value), numbers);
      const label = `${entry.label.charAt(0).toUpperCase()}${entry.label.slice(1)}`;
      const row = draft.add(textCell(label, "remark"), cell, textCell(name, "remark"));
      draft.call(name, row, 2);
    }
  }
  addLists(draft, offer);
  return draft;
}

/** A number of the contract: as it states it, as a formula of what it states, or as the library works it out from that. */
function termCell(
  { value, format }: TermEntry,
  formula: string | undefined,
  numbers: ReadonlySet<string>,
): Cell {
  // In full, like what is stated, whatever money shows in.
  const full = format === "money" ? "number" : format;
  if (formula !== undefined) return formulaCell(formula, "figure", full);
  if (numbers.has(value.toString())) return numberCell(cellNumber(value), "term", format);
  return libraryNumber({ computed: value }, full, "Worked out from the terms");
}

const NUMBER = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;

/** A number that the contract states has at most so many characters. */
const MAX_NUMBER = 100;

/** All numbers that stand in the document of an offer, without their signs. */
function numbersIn(json: Json): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (value: Json): void => {
    if (typeof value === "string" && value.length <= MAX_NUMBER && NUMBER.test(value)) {
      found.add(new Decimal(value).abs().toString());
    } else if (typeof value === "object" && value !== null) Object.values(value).forEach(look);
  };
  look(json);
  return found;
}

/** What the contract says besides its components: conditions, deadlines, facts and what is open. */
function addLists(draft: DraftSheet, offer: Offer): void {
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
}

function addStated(draft: DraftSheet, { name, label, value, format }: StatedTerm): void {
  const row = draft.add(
    textCell(label, "remark"),
    numberCell(cellNumber(value), "term", format),
    textCell(name, "remark"),
  );
  draft.call(name, row, 2);
}

/** The shares that an offer is for, its options, and the price of one share as the terms have it. */
function addTarget(draft: DraftSheet, target: TargetCells): void {
  const { basic, more, held, options, counts, strikes, netDebt, price } = target;
  const formula = (
    label: string,
    name: string,
    text: string,
    format: "number" | "price" | "factor",
  ): void => {
    const row = draft.add(
      textCell(label, "remark"),
      formulaCell(text, "figure", format),
      textCell(name, "remark"),
    );
    draft.call(name, row, 2);
  };
  draft.add();
  draft.add(textCell("Shares of the target", "heading"));
  for (const one of [basic, ...more]) addStated(draft, one);
  formula(
    "Shares that receive the price",
    held,
    [basic, ...more].map(({ name }) => name).join("+"),
    "number",
  );
  if (netDebt !== undefined) addStated(draft, netDebt);
  if (price !== undefined) {
    formula("Money for one share", OFFERED_CASH, price.cash, "price");
    for (const { name, issuer, ratio } of price.stock) {
      formula(`${issuer} shares for one share`, name, ratio, "factor");
    }
  }
  if (options.length === 0) return;
  draft.add(
    textCell("Options", "header"),
    headerCell("Number", "number"),
    headerCell("Exercise price", "price"),
  );
  const first = draft.next();
  options.forEach(({ count, strike }, index) => {
    draft.add(
      textCell(`Grant ${index + 1}`, "remark"),
      numberCell(cellNumber(count), "term", "number"),
      numberCell(cellNumber(strike), "term", "price"),
    );
  });
  draft.call(counts, first, 2, options.length);
  draft.call(strikes, first, 3, options.length);
}

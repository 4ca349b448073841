// Internal: no name of the public API lives here.

import { obligations } from "../algebra/obligations.js";
import { describeObligation } from "../interpret/describe.js";
import { Decimal } from "../numeric/decimal.js";
import { formatAmount } from "../numeric/format.js";
import type { Offer } from "../offer/offer.js";
import type { JsonObject } from "../schema/document.js";
import { dateSerial, parseDate } from "../time/date.js";
import { cellAddress, cellNumber, formulaCell, headerCell, numberCell, spanCell, textCell } from "./cells.js";
import { componentOf, type Views } from "./context.js";
import { checkedDay } from "./dates.js";
import { type DraftSheet, draftSheet } from "./draftSheet.js";
import type { TermEntry } from "./ledger.js";
import { libraryNumber } from "./libraryNumbers.js";
import type { Cell, CellFormat } from "./sheet.js";
import {
  convertedFormula,
  gainersFormula,
  gainsFormula,
  OFFERED_CASH,
  type StatedTerm,
  type StatedTerms,
  type TargetCells,
} from "./statedTerms.js";
import { formatOf, numbersIn, numbersOf, type StatedNumber, wordsOf } from "./workedTerms.js";

/** Texts run over all columns. */
const SPAN = 4;

/** What the contract says: each component in words, and the numbers that formulas use, each with a name. */
export function termsSheet({ all: [{ offer }], ledger }: Views, stated: StatedTerms): DraftSheet {
  const draft = draftSheet("Terms", { widths: [46, 26, 40, 40, 26], frozenRows: 2 });
  draft.add(textCell(`Terms of ${offer.name}`, "title"));
  draft.add(textCell("Numbers of the contract, in full; they are not beliefs", "remark"));
  if (stated.target !== undefined) addTarget(draft, stated.target);
  const owed = obligations(offer.claim);
  const numbers = numbersIn(offer.toJSON());
  for (const component of offer.components) {
    const json = component.toJSON() as JsonObject;
    draft.add();
    draft.add(textCell(component.name, "heading"));
    if (typeof json["note"] === "string") draft.add(spanCell(json["note"], SPAN, "remark"));
    for (const obligation of owed) {
      if (componentOf(obligation) === component.name)
        draft.add(spanCell(inFewDigits(describeObligation(obligation)), SPAN));
    }
    for (const one of stated.of(component.name)) addStated(draft, one);
    const own = numbersOf(json).numbers;
    for (const { name, entry } of ledger.terms) {
      if (entry.component !== component.name) continue;
      const row = draft.add(
        ...termCells(entry, stated.formulaFor(entry), own, numbers),
        textCell(name, "remark"),
      );
      draft.call(name, row, 2);
    }
  }
  addLists(draft, offer);
  return draft;
}

/** What a number of the contract is called and the number itself: in the contract's own words where it states it in one place. */
function termCells(
  entry: TermEntry,
  formula: string | undefined,
  own: readonly StatedNumber[],
  numbers: ReadonlySet<string>,
): readonly Cell[] {
  const label = `${entry.label.charAt(0).toUpperCase()}${entry.label.slice(1)}`;
  const places = formula === undefined ? own.filter(({ value }) => value.equals(entry.value)) : [];
  const [place, ...others] = places;
  if (place === undefined || others.length > 0) {
    // What is worked out is not called as what the contract states.
    const isTaken = own.some(({ path }) => wordsOf(path) === label);
    return [textCell(isTaken ? `${label}, worked out` : label, "remark"), termCell(entry, formula, numbers)];
  }
  const format = formatOf(place.path) === "percent" ? "percent" : entry.format;
  return [textCell(wordsOf(place.path), "remark"), termCell({ ...entry, format }, formula, numbers)];
}

/** As many digits as are shown of what a division leaves, and as many decimals at least. */
const FEW = { digits: 6, decimals: 2 };

/** A text with what divisions leave of its numbers rounded; nobody writes so many decimals. */
const inFewDigits = (text: string): string =>
  text.replace(/\d[\d,]*\.\d{20,}/g, (written) => {
    const number = new Decimal(written.replaceAll(",", ""));
    return formatAmount(number.toDP(Math.max(FEW.decimals, FEW.digits - 1 - number.e)));
  });

/** A number of the contract: as it states it, as a formula of what it states, or as the library works it out from that. */
function termCell(
  { value, format }: TermEntry,
  formula: string | undefined,
  numbers: ReadonlySet<string>,
): Cell {
  // In full, like what is stated, whatever money shows in.
  const full = format === "money" ? "number" : format;
  if (formula !== undefined) return formulaCell(formula, "figure", full);
  if (numbers.has(value.toString()) || numbers.has(value.negated().toString()))
    return numberCell(cellNumber(value), "term", format);
  return libraryNumber({ computed: value }, full, WORKED_OUT);
}

const WORKED_OUT = "Worked out from the terms";

/** The holidays of each calendar that a date is counted by; undefined where none is. */
export function calendarsSheet({ ledger: { calendars } }: Views): DraftSheet | undefined {
  if (calendars.length === 0) return undefined;
  const draft = draftSheet("Calendars", { widths: [26, ...calendars.map(() => 26)], frozenRows: 3 });
  draft.add(textCell("Calendars", "title"));
  draft.add(textCell("Days that are no business days, as the contract has them", "remark"));
  draft.add(textCell("Calendar", "header"), ...calendars.map(({ entry }) => textCell(entry.name, "header")));
  draft.add(
    textCell("Weekend"),
    ...calendars.map(({ entry }) => textCell(entry.calendar.weekend.join(", ") || "none")),
  );
  const first = draft.next();
  const longest = Math.max(...calendars.map(({ entry }) => entry.calendar.holidays.length));
  for (let index = 0; index < longest; index += 1) {
    const days = calendars.map(({ entry }): Cell | null => {
      const holiday = entry.calendar.holidays[index];
      if (holiday === undefined) return null;
      const path = ["calendars", entry.name, "holidays", index];
      return numberCell(dateSerial(checkedDay(parseDate(holiday, path), path)), "term", "date");
    });
    draft.add(textCell(index === 0 ? "Holidays" : ""), ...days);
  }
  calendars.forEach(({ name, entry }, index) => {
    const { length } = entry.calendar.holidays;
    if (length > 0) draft.call(name, first, index + 2, length);
  });
  return draft;
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

function addStated(draft: DraftSheet, { name, label, value, format, isWorkedOut }: StatedTerm): void {
  const row = draft.add(
    textCell(label, "remark"),
    isWorkedOut === true
      ? libraryNumber({ computed: value }, format, WORKED_OUT)
      : numberCell(cellNumber(value), "term", format),
    textCell(name, "remark"),
  );
  draft.call(name, row, 2);
}

/** The shares that an offer is for, its options, and the price of one share as the terms have it. */
function addTarget(draft: DraftSheet, target: TargetCells): void {
  const { basic, units, converted, held, convertibles, options, counts, strikes, netDebt, price } = target;
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
  const stated = [basic, ...(units === undefined ? [] : [units]), ...converted];
  for (const one of stated) addStated(draft, one);
  const anyway = stated.map(({ name }) => name).join("+");
  if (convertibles === undefined) formula("Shares that receive the price", held, anyway, "number");
  else {
    formula("Shares before convertibles are converted", convertibles.without, anyway, "number");
    // Otherwise the price follows from the shares: the summary has both.
    if (price !== undefined) {
      const above = convertedFormula(convertibles, `(${convertibles.prices}<${OFFERED_CASH})`);
      formula("Shares that receive the price", held, `${convertibles.without}+${above}`, "number");
    }
  }
  if (netDebt !== undefined) addStated(draft, netDebt);
  if (price !== undefined) {
    formula("Money for one share", OFFERED_CASH, price.cash, "price");
    for (const { name, issuer, ratio } of price.stock) {
      formula(`${issuer} shares for one share`, name, ratio, "factor");
    }
    if (price.stock.length === 0) {
      const hasOptions = options.length > 0;
      if (hasOptions) {
        const all = `${held}+${gainersFormula(target)}`;
        formula("Shares and options in the money", target.granted, all, "number");
      }
      const paid = `${OFFERED_CASH}*${held}${hasOptions ? `+${gainsFormula(target)}` : ""}`;
      formula("Price of all of them", target.whole, paid, "number");
    }
  }
  addGrants(draft, "Options", "Grant", [
    { header: "Number", name: counts, format: "number", stated: options.map(({ count }) => count) },
    { header: "Exercise price", name: strikes, format: "price", stated: options.map(({ strike }) => strike) },
    {
      header: "Options up to this price",
      name: target.optionsUpTo,
      format: "number",
      formula: (_, strike) => `SUMPRODUCT(${counts},(${strikes}<=${strike})*1)`,
    },
    {
      header: "What they pay together",
      name: target.proceedsUpTo,
      format: "number",
      formula: (_, strike) => `SUMPRODUCT(${counts},(${strikes}<=${strike})*${strikes})`,
    },
  ]);
  if (convertibles === undefined) return;
  const { all, shares, prices } = convertibles;
  addGrants(draft, "Convertibles", "Convertible", [
    { header: "Shares", name: shares, format: "number", stated: all.map((one) => one.shares) },
    {
      header: "Converted above",
      name: prices,
      format: "price",
      stated: all.map((one) => one.conversionPrice),
    },
  ]);
}

/** A column of what is stated of grants, or of a formula of the cells to its left in the row. */
type GrantColumn = { readonly header: string; readonly name: string; readonly format: CellFormat } & (
  | { readonly stated: readonly Decimal[] }
  | { readonly formula: (...left: readonly string[]) => string }
);

/** A row for each grant, in columns with names; nothing where there are none. */
function addGrants(draft: DraftSheet, title: string, word: string, columns: readonly GrantColumn[]): void {
  const count = Math.max(...columns.map((column) => ("stated" in column ? column.stated.length : 0)));
  if (count === 0) return;
  draft.add();
  draft.add(textCell(title, "header"), ...columns.map(({ header, format }) => headerCell(header, format)));
  const first = draft.next();
  for (let index = 0; index < count; index += 1) {
    const cells = columns.map((column, at) => {
      if ("stated" in column)
        return numberCell(cellNumber(column.stated[index] as Decimal), "term", column.format);
      const left = columns.slice(0, at).map((_, before) => cellAddress(draft.next(), before + 2));
      return formulaCell(column.formula(...left), "figure", column.format);
    });
    draft.add(textCell(`${word} ${index + 1}`, "remark"), ...cells);
  }
  columns.forEach(({ name }, index) => {
    draft.call(name, first, index + 2, count);
  });
}

import type { LayoutRows } from "offer-valuation/spreadsheet";

/** What spreadsheets make of a table that is pasted or read from a file, by the rules that their makers publish. */
export interface Sheet {
  readonly name: string;
  /** Whether an apostrophe before a text is taken off when the text is pasted. */
  readonly takesApostrophes: boolean;
  readonly dates: "serial" | "Date";
}

export const SHEETS: readonly Sheet[] = [
  { name: "one that keeps apostrophes", takesApostrophes: false, dates: "serial" },
  { name: "one that takes them off", takesApostrophes: true, dates: "Date" },
];

/** Texts that are numbers, dates or truth values become those; numbers keep 15 digits, as a cell shows them. */
export const asSheet = (rows: LayoutRows, sheet: Sheet): readonly (readonly unknown[])[] =>
  rows.map((row) => row.map((cell) => (typeof cell === "string" ? asCell(cell, sheet) : cell)));

/** What English and American spreadsheets take for days and times. */
const DAYS = [
  /^\d{1,2}[/-]\d{1,2}([/-]\d{2,4})?$/,
  /^(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ .-]?\d{1,4}$/i,
  /^\d{1,2}[ -](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*([ -]\d{2,4})?$/i,
  /^\d{1,2}(:\d{2})?\s?[ap]m$/i,
  /^\d{1,2}:\d{2}$/,
];

function asCell(text: string, { takesApostrophes, dates }: Sheet): unknown {
  if (text.startsWith("'")) return takesApostrophes ? text.slice(1) : text;
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) && Number.isFinite(Number(text))) {
    return Number(Number(text).toPrecision(15));
  }
  if (/^\d+(\.\d+)?%$/.test(text)) return Number(text.slice(0, -1)) / 100;
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
  if (DAYS.some((pattern) => pattern.test(text))) return 44_000;
  if (/^(\(\d+\)|[$€£]\s?\d[\d.,]*|\d{1,3}(,\d{3})+)$/.test(text)) return Number(text.replace(/\D/g, ""));
  const date = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(text);
  if (date === null || Number(date[2]) > 12 || Number(date[2]) < 1) return text;
  const [year, month, day] = [Number(date[1]), Number(date[2]), Number(date[3] ?? "1")];
  if (year < 1901) return text;
  return dates === "Date"
    ? new Date(year, month - 1, day)
    : Date.UTC(year, month - 1, day) / 86_400_000 + 25_569;
}

// Internal: no name of the public API lives here.

/**
 * A text that a spreadsheet might take for something else stands behind an apostrophe, as people type it: what follows is
 * taken as it is. Some spreadsheets keep the apostrophe and some do not; both are read the same.
 */
export const literal = (text: string): string => `'${text}`;

/** What stands behind the apostrophe; undefined where there is none. */
export const literalText = (cell: unknown): string | undefined =>
  typeof cell === "string" && cell.startsWith("'") ? cell.slice(1) : undefined;

/** What spreadsheets run as a formula. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** Numbers, dates, times, sums of money and shares, as far as they are written without words. */
const FIGURES = /^[\s\d.,:/%+\-'()eE$€£¥]*$/;
const MONTH =
  /^[\d\s.,/-]*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december)[\d\s.,/-]*$/i;
const TIME = /^[\d:.\s]+[ap]m?$/i;
const TRUTH = /^(?:true|false)$/i;

/** Whether spreadsheets might run a text as a formula when it is pasted or read from a file. */
const isFormula = (text: string): boolean => FORMULA.test(text);

/** Whether spreadsheets might make something else of a text. */
export const isChanged = (text: string): boolean =>
  text !== text.trim() ||
  text === "" ||
  /^['#]/.test(text) ||
  isFormula(text) ||
  TRUTH.test(text) ||
  (/\d/.test(text) && [FIGURES, MONTH, TIME].some((pattern) => pattern.test(text)));

/** A text of a result as it may stand in a cell: nothing that becomes a formula once it is copied or saved. */
export const safeText = (text: string): string => (isFormula(text) ? literal(text) : text);

/** A word as people may vary it: `Payment lag` is `paymentLag`. */
export const normalizeWord = (word: string): string => word.replace(/[\s_-]/g, "").toLowerCase();

/** The one of some words that is meant: exactly, or but for capitals, spaces and hyphens. */
export function matchWord(word: string, words: readonly string[]): string | undefined {
  if (words.includes(word)) return word;
  const loose = normalizeWord(word);
  return words.find((known) => normalizeWord(known) === loose);
}

/** What a cell says where a list or a table is stated and has no entry. */
export const NO_ENTRIES = "(none)";

import { type Offer, type OfferOptions, parseOffer } from "../../offer/offer.js";
import type { OfferInput } from "../../offer/offerDocument.js";
import { readOptions } from "../../schema/options.js";
import { CellReader, checkedReader } from "../cells/cellReader.js";
import { type LayoutRows, rowsOfDocument } from "./rowsOfDocument.js";
import { rowsRead } from "./rowsRead.js";
import { offerSections } from "./sections.js";

/** How a table is read. */
export interface RowOptions {
  /** Reads its cells as one spreadsheet hands them over; as Excel does unless stated. */
  readonly reader?: CellReader | undefined;
}

/** How serial numbers are read unless a reader says otherwise. */
export function readerIn(options: RowOptions): CellReader {
  const { reader } = readOptions<OfferOptions & RowOptions>(options, ["components", "reader"]);
  if (reader === undefined) return new CellReader({ dateSystem: "1900" });
  return checkedReader(reader, ["options", "reader"]);
}

/**
 * The offer that a table states, as it comes out of a spreadsheet. Four columns lead: the label names a component, the type
 * begins it, the field says a term, and its value follows, with further values of a list in further columns. A row without label
 * and type goes on with the component above; blank rows are passed over, and so is a row of titles. Inside a field, dots part
 * keys (`releases.paid`), a number says which entry of a list is meant (`steps.2.event`), and a key that has a dot itself stands
 * in double quotes. A list of records takes a row for each field and a column for each record.
 *
 * @throws OfferError listing everything that is wrong, with the row and the column counted from 1: `["rows", 7, 4]`.
 * @example
 * ```ts
 * const rows = [
 *   ["", "offer", "name", "Deal"],
 *   ["", "", "currency", "USD"],
 *   ["Cash", "cash", "amount", 5000000],
 *   ["Profit share", "profitShare", "share", "50%"],
 *   ["", "", "metric", "us-profit"],
 *   ["", "", "periods", 2021, 2022],
 * ];
 * JSON.stringify(offerFromRows(rows).toJSON()["components"]); // => [{"type":"cash","name":"Cash","amount":"5000000"},{"type":"profitShare","name":"Profit share","share":"0.5","metric":"us-profit","periods":[2021,2022]}]
 * offerFromRows([...rows, ["", "", "shar", "1"]]); // throws unknown-key
 * ```
 */
export const offerFromRows = (
  rows: readonly (readonly unknown[])[],
  options: OfferOptions & RowOptions = {},
): Offer => {
  const { components } = readOptions(options, ["components", "reader"]);
  const reader = readerIn(options);
  return rowsRead("rows", rows, offerSections({ components }), reader, (document) =>
    parseOffer(document, { components }),
  ).read;
};

/**
 * An offer as a table for a spreadsheet: label, type, field and values, under a row of titles. `offerFromRows` makes the same
 * offer of it again. Figures that a cell holds exactly are numbers, all others and dates are texts; a text that a spreadsheet
 * would take for something else, or for a formula, stands behind an apostrophe.
 *
 * @throws OfferError as `parseOffer` does.
 * @example
 * ```ts
 * const rows = offerRows({ name: "Deal", currency: "USD", components: [cash({ name: "Cash at closing", amount: "5000000" })] });
 * rows.map((row) => row.join(", ")).join("; "); // => label, type, field, value; , offer, name, Deal; , , currency, USD; Cash at closing, cash, amount, 5000000
 * ```
 */
export const offerRows = (offer: Offer | OfferInput, options: OfferOptions = {}): LayoutRows =>
  rowsOfDocument(parseOffer(offer, options).toJSON(), offerSections(options));

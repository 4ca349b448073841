import { type Offer, type OfferOptions, parseOffer } from "../../offer/offer.js";
import type { OfferInput } from "../../offer/offerDocument.js";
import { offerSections } from "./offerSections.js";
import { type LayoutRows, rowsOfDocument } from "./rowsOfDocument.js";

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

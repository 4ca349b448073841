import { type Assumptions, parseAssumptions } from "../../beliefs/assumptions.js";
import type { AssumptionsInput } from "../../beliefs/assumptionsInput.js";
import { beliefSections } from "./beliefSections.js";
import { type LayoutRows, rowsOfDocument } from "./rowsOfDocument.js";

/**
 * Beliefs as a table for a spreadsheet, with the columns of `offerRows`. `beliefsFromRows` makes the same beliefs of it again.
 *
 * @throws OfferError as `parseAssumptions` does.
 * @example
 * ```ts
 * const forecast = { 2021: { distribution: "lognormal", mean: "1.5e9", volatility: "0.4" } } as const;
 * const rows = beliefRows({ valuationDate: "2020-09-14", metrics: { "us-profit": { forecast } } });
 * rows.at(-1)?.join(", "); // => , , 2021.volatility, 0.4
 * rows[2]?.join(", "); // => us-profit, metric, 2021.distribution, lognormal
 * ```
 */
export const beliefRows = (beliefs: AssumptionsInput | Assumptions): LayoutRows =>
  rowsOfDocument(parseAssumptions(beliefs).toJSON(), beliefSections());

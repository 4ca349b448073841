import { type Assumptions, readAssumptions } from "../../beliefs/assumptions.js";
import type { AssumptionsInput } from "../../beliefs/assumptionsInput.js";
import { type RowOptions, readerIn } from "./offerRows.js";
import { type LayoutRows, rowsOfDocument } from "./rowsOfDocument.js";
import { rowsRead } from "./rowsRead.js";
import { beliefSections } from "./sections.js";

/**
 * The beliefs that a table states, with the columns of `offerFromRows`: the type says of what kind a belief is (metric, share,
 * currency, event, credit spread, required return, joint odds, lock-up, closing, discount rate; beliefs for all that stands
 * alone), the label of which one. Forecasts go by their period: `2021` for a number, `2021.mean` for what a distribution says.
 *
 * @throws OfferError listing everything that is wrong, with the row and the column counted from 1.
 * @example
 * ```ts
 * const beliefs = beliefsFromRows([
 *   ["label", "type", "field", "value"],
 *   ["", "beliefs", "valuation date", "2020-09-14"],
 *   ["", "", "discount rate", "8%"],
 *   ["us-profit", "metric", 2021, 1000000000],
 *   ["cfius", "event", "", 0.6],
 * ]);
 * JSON.stringify(beliefs.toJSON()); // => {"valuationDate":"2020-09-14","discountRate":"0.08","metrics":{"us-profit":{"forecast":{"2021":"1000000000"}}},"events":{"cfius":"0.6"}}
 * ```
 */
export const beliefsFromRows = (
  rows: readonly (readonly unknown[])[],
  options: RowOptions = {},
): Assumptions =>
  rowsRead("rows", rows, beliefSections(), readerIn(options), (document) => readAssumptions(document)).read;

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
  rowsOfDocument(readAssumptions(beliefs, "beliefs").toJSON(), beliefSections());

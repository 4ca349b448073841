import { suggest } from "../schema/suggest.js";
import type { CellReader } from "./cells/cellReader.js";
import { functionTable } from "./functionTable.js";
import { defaultReader } from "./layout/offerRows.js";
import { type Figures, type Outcome, outcomeOf } from "./outcomeOf.js";
import type { SpreadsheetFunction } from "./spreadsheetFunction.js";

/**
 * Calls a function with the arguments that a host hands over: one of the table, or its name with or without the prefix of a host
 * (`XIRR`, `OFFER_XIRR`, `OFFER.XIRR`). Cells are read as Excel hands them over, dates from 1900 on, unless there is another
 * reader. Never throws: whatever is wrong comes back as a cell error, `#NAME?` for a name that no function has.
 *
 * @example
 * ```ts
 * import { calculate } from "offer-valuation/spreadsheet";
 * const flows = [[-1000], [1100]];
 * JSON.stringify(calculate("XIRR", [flows, [["2024-01-01"], ["2024-12-31"]]])); // => {"value":0.1}
 * ```
 */
export function calculate(
  named: SpreadsheetFunction | string,
  args: readonly unknown[],
  reader: CellReader = defaultReader(),
  figures: Figures = "numbers",
): Outcome {
  if (typeof named !== "string") return outcomeOf(named, args, reader, figures);
  const name = named.toUpperCase().replace(/^OFFER[._]/, "");
  const table = functionTable();
  const found = table.find((one) => one.name === name);
  if (found !== undefined) return outcomeOf(found, args, reader, figures);
  const names = table.map((one) => one.name);
  return { error: "#NAME?", message: `there is no such function${suggest(name, names)}` };
}

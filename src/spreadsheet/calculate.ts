import { describeReceived, OfferError } from "../errors.js";
import { isList } from "../ownData.js";
import { suggest } from "../schema/suggest.js";
import { CellReader, checkedReader } from "./cells/cellReader.js";
import { functionTable } from "./functionTable.js";
import { type Figures, type Outcome, outcomeOf } from "./outcomeOf.js";
import { checkedFunction, type SpreadsheetFunction } from "./spreadsheetFunction.js";

/**
 * Calls a function with the arguments that a host hands over: one of the table, or its name with or without the prefix of a host
 * (`XIRR`, `OFFER_XIRR`, `OFFER.XIRR`). Cells are read as Excel hands them over, dates from 1900 on, unless there is another
 * reader. Whatever is wrong with them comes back as a cell error, `#NAME?` for a name that no function has.
 *
 * @example
 * ```ts
 * import { calculate } from "offer-valuation/spreadsheet";
 * const flows = [[-1000], [1100]];
 * JSON.stringify(calculate("XIRR", [flows, [["2024-01-01"], ["2024-12-31"]]])); // => {"value":0.1}
 * ```
 */
export function calculate(
  definition: SpreadsheetFunction | string,
  args: readonly unknown[],
  reader: CellReader = new CellReader({ dateSystem: "1900" }),
  figures: Figures = "numbers",
): Outcome {
  const found = typeof definition === "string" ? functionNamed(definition) : definition;
  if (typeof found === "string") return { error: "#NAME?", message: found };
  const read = checkedFunction(found, ["definition"]);
  if (!isList(args)) refuseArgument("args", "must be a list of cells", args);
  checkedReader(reader, ["reader"]);
  if (figures !== "numbers" && figures !== "texts")
    refuseArgument("figures", 'must be "numbers" or "texts"', figures);
  return outcomeOf(read, args, reader, figures);
}

/** The function of that name, or that there is none. */
function functionNamed(written: string): SpreadsheetFunction | string {
  const name = written.toUpperCase().replace(/^OFFER[._]/, "");
  const table = functionTable();
  const names = table.map((one) => one.name);
  return table.find((one) => one.name === name) ?? `there is no such function${suggest(name, names)}`;
}

function refuseArgument(argument: string, message: string, value: unknown): never {
  const received = describeReceived(value);
  throw new OfferError({ code: "invalid-type", path: [argument], message, received });
}

import { describeReceived, OfferError } from "../errors.js";
import { isList } from "../ownData.js";
import { readOptions } from "../schema/options.js";
import { suggest } from "../schema/suggest.js";
import { CellReader, checkedReader, isReader } from "./cells/cellReader.js";
import { checkedDateSystem, type DateSystem } from "./cells/dateSystem.js";
import { functionTable } from "./functionTable.js";
import { type Figures, type Outcome, outcomeOf } from "./outcomeOf.js";
import { checkedFunction, type SpreadsheetFunction } from "./spreadsheetFunction.js";

/** How `calculate` reads cells and hands over figures. */
export interface CalculateOptions {
  /** What numbers mean as dates; what the reader says unless stated, and without one those of Excel's 1900 system. */
  readonly dateSystem?: DateSystem | undefined;
  /** Reads cells as one spreadsheet hands them over; as Excel does unless stated. */
  readonly reader?: CellReader | undefined;
  /** Whether figures come as numbers or as texts of all their digits; numbers unless stated. */
  readonly figures?: Figures | undefined;
}

/**
 * Calls a function with the arguments that a host hands over: one of the table, or its name with or without the prefix of a host
 * (`XIRR`, `OFFER_XIRR`, `OFFER.XIRR`). Cells are read as Excel hands them over, dates from 1900 on, unless there is another
 * reader or options say otherwise. Whatever is wrong with them comes back as a cell error, `#NAME?` for a name that no function has.
 *
 * @throws OfferError for what no spreadsheet hands over: an unknown option, a reader that is none.
 * @example
 * ```ts
 * import { calculate } from "offer-valuation/spreadsheet";
 * const flows = [[-1000], [1100]];
 * JSON.stringify(calculate("XIRR", [flows, [["2024-01-01"], ["2024-12-31"]]])); // => {"value":0.1}
 * const days = [[43830], [44195]]; // 2024-01-01 and 2024-12-31 in a workbook that counts from 1904
 * JSON.stringify(calculate("XIRR", [flows, days], { dateSystem: "1904", figures: "texts" })); // => {"value":"0.1"}
 * ```
 */
export function calculate(
  definition: SpreadsheetFunction | string,
  args: readonly unknown[],
  options: CellReader | CalculateOptions = {},
  figures?: Figures,
): Outcome {
  const found = typeof definition === "string" ? functionNamed(definition) : definition;
  if (typeof found === "string") return { error: "#NAME?", message: found };
  const read = checkedFunction(found, ["definition"]);
  if (!isList(args)) refuseArgument("args", "must be a list of cells", args);
  const stated = isReader(options) ? { reader: options } : readOptions(options, OPTIONS);
  const shown = figures ?? stated.figures ?? "numbers";
  if (shown !== "numbers" && shown !== "texts")
    refuseArgument("figures", 'must be "numbers" or "texts"', shown);
  return outcomeOf(read, args, readerOf(stated), shown);
}

const OPTIONS = ["dateSystem", "reader", "figures"] as const;

function readerOf({ reader, dateSystem }: CalculateOptions): CellReader {
  const counted = dateSystem === undefined ? undefined : checkedDateSystem(dateSystem);
  if (reader === undefined) return new CellReader({ dateSystem: counted ?? "1900" });
  const checked = checkedReader(reader, ["options", "reader"]);
  return counted === undefined ? checked : checked.counting(counted);
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

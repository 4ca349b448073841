import { describeReceived, OfferError } from "../../../errors.js";
import type { IsoDate } from "../../../time/date.js";
import { type CellValue, outcomeOf } from "../../calculate.js";
import { CellReader, type Host } from "../../cells/cellReader.js";
import { checkedTable, type SpreadsheetFunction } from "../../spreadsheetFunction.js";
import { rectangle, withTextForms } from "../hostFunctions.js";

/** What is used of Apps Script. */
export interface SheetsServices {
  /** The spreadsheets that the script may read. */
  readonly SpreadsheetApp?:
    | {
        /** The spreadsheet that the formula stands in; null where there is none. */
        getActiveSpreadsheet(): {
          /** The time zone of the spreadsheet: "America/New_York". */
          getSpreadsheetTimeZone(): string;
        } | null;
      }
    | undefined;
  /** Who runs the script, and where; undefined where the script may not ask. */
  readonly Session?:
    | {
        /** The time zone of the script: "Europe/Paris". */
        getScriptTimeZone(): string;
      }
    | undefined;
  /** What the script is helped with. */
  readonly Utilities?:
    | {
        /** A moment as a text, in a time zone and a format such as "yyyy-MM-dd". */
        formatDate(date: Date, timeZone: string, format: string): string;
      }
    | undefined;
}

/**
 * How Google Sheets' dates are read: a cell's date arrives as the moment when that day begins in the spreadsheet's time zone,
 * while the script's own may be another one, where it is still the day before. Undefined where local time will do.
 */
function sheetsDay(services: SheetsServices): ((date: Date) => IsoDate) | undefined {
  const { SpreadsheetApp, Session, Utilities } = services;
  const timeZone = SpreadsheetApp?.getActiveSpreadsheet()?.getSpreadsheetTimeZone();
  if (timeZone === undefined || Utilities === undefined) return undefined;
  if (Session?.getScriptTimeZone() === timeZone) return undefined;
  return (date) => Utilities.formatDate(date, timeZone, "yyyy-MM-dd");
}

/** Calls a function by its name, without the prefix, with the arguments that Google Sheets hands over. */
export type SheetsCaller = (name: string, args: ArrayLike<unknown>) => CellValue | CellValue[][];

/**
 * The functions of a table as Google Sheets calls them. Whatever is wrong is thrown as an Error, since Sheets then shows
 * #ERROR! and its message; a script cannot put another error into a cell.
 *
 * @param services - what there is of Apps Script, asked for when a date is read
 * @example
 * ```ts
 * import { functionTable } from "offer-valuation/spreadsheet";
 *
 * const call = sheetsCaller(functionTable(), () => ({}));
 * call("XNPV_TEXT", ["10%", [[-100], [121]], [["2023-01-01"], ["2024-01-01"]]]); // => 10
 * ```
 */
export function sheetsCaller(
  table: readonly SpreadsheetFunction[],
  services: () => SheetsServices,
): SheetsCaller {
  if (typeof services !== "function") {
    const received = describeReceived(services);
    throw new OfferError({
      code: "invalid-type",
      path: ["services"],
      message: "must be a function",
      received,
    });
  }
  return callerOf(checkedTable(table), services);
}

/** `sheetsCaller` for a table and services that are right by themselves, as those of a built script are. */
export function callerOf(
  table: readonly SpreadsheetFunction[],
  services: () => SheetsServices,
): SheetsCaller {
  const functions = new Map(withTextForms(table).map((found) => [found.name, found]));
  return (name, args) => {
    const found = functions.get(name);
    if (found === undefined) throw new Error(`there is no function ${name}`);
    const { definition, figures } = found;
    const outcome = outcomeOf(definition, Array.from(args), new CellReader(hostWith(services)), figures);
    if ("error" in outcome) throw new Error(outcome.message);
    return rectangle(outcome.value);
  };
}

/** Asks for the time zones once, and not before there is a date: asking takes longer than most functions do. */
function hostWith(services: () => SheetsServices): Host {
  let days: { readonly dayOf: Host["dayOf"] } | undefined;
  return {
    dateSystem: "1899-12-30",
    get dayOf() {
      days ??= { dayOf: sheetsDay(services()) };
      return days.dayOf;
    },
  };
}

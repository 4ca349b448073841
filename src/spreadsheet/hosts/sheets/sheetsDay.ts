import type { IsoDate } from "../../../time/date.js";
import type { SheetsServices } from "./sheetsServices.js";

/**
 * How Google Sheets' dates are read: a cell's date arrives as the moment when that day begins in the spreadsheet's time zone,
 * while the script's own may be another one, where it is still the day before. Undefined where local time will do.
 */
export function sheetsDay(services: SheetsServices): ((date: Date) => IsoDate) | undefined {
  const { SpreadsheetApp, Session, Utilities } = services;
  const timeZone = SpreadsheetApp?.getActiveSpreadsheet()?.getSpreadsheetTimeZone();
  if (timeZone === undefined || Utilities === undefined) return undefined;
  if (Session?.getScriptTimeZone() === timeZone) return undefined;
  return (date) => Utilities.formatDate(date, timeZone, "yyyy-MM-dd");
}

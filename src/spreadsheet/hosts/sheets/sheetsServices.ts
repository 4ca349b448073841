/** What is used of Apps Script. */
export interface SheetsServices {
  readonly SpreadsheetApp?:
    | { getActiveSpreadsheet(): { getSpreadsheetTimeZone(): string } | null }
    | undefined;
  readonly Session?: { getScriptTimeZone(): string } | undefined;
  readonly Utilities?: { formatDate(date: Date, timeZone: string, format: string): string } | undefined;
}

/** The sheets of a workbook, in their order: plain names, at most 31 characters, that need no quotes but for the space. */
const SHEET_NAMES = ["Summary", "Terms", "Beliefs", "Cash flows", "Bridge", "Workings", "Tables"] as const;

export type SheetName = (typeof SHEET_NAMES)[number];

export const TABLES_SHEET: SheetName = "Tables";

/** A sheet's name as it is written before `!`. */
export const sheetReference = (name: SheetName): string => (name.includes(" ") ? `'${name}'` : name);

import type { SpreadsheetFunction } from "./spreadsheetFunction.js";

/** Whole offers, from ranges of terms and beliefs. */
export const offerFunctions = (): readonly SpreadsheetFunction[] => [];

import type { SpreadsheetFunction } from "./spreadsheetFunction.js";

/** Parts of an offer that are worth something on their own: earn-outs, collars, options, notes. */
export const instrumentFunctions = (): readonly SpreadsheetFunction[] => [];

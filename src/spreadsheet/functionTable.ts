import { flowFunctions } from "./flowFunctions.js";
import { instrumentFunctions } from "./instrumentFunctions.js";
import { offerFunctions } from "./offerFunctions.js";
import type { SpreadsheetFunction } from "./spreadsheetFunction.js";

/** Every function that spreadsheets get. All that hosts are told about them is made from this table. */
export const functionTable = (): readonly SpreadsheetFunction[] => [
  ...flowFunctions(),
  ...instrumentFunctions(),
  ...offerFunctions(),
];

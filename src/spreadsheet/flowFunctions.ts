import { xirr } from "./functions/flows/xirr.js";
import { xirrAll } from "./functions/flows/xirrAll.js";
import { xnpv } from "./functions/flows/xnpv.js";
import type { SpreadsheetFunction } from "./spreadsheetFunction.js";

/** Discounting and returns of flows, and what they are made of: dates, factors, annuities. */
export const flowFunctions = (): readonly SpreadsheetFunction[] => [xnpv, xirr, xirrAll];

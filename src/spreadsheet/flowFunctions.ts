// Internal: no name of the public API lives here.

import { datesRead } from "./functions/flows/datesRead.js";
import { convexity, duration, modifiedDuration } from "./functions/flows/durations.js";
import {
  annuity,
  discountFactor,
  nfv,
  npv,
  presentValue,
  xnfv,
  xnpv,
} from "./functions/flows/presentValues.js";
import { irr, irrAll, mirr, xirr, xirrAll } from "./functions/flows/returns.js";
import { yearFraction, yearFractionIcma } from "./functions/flows/yearFractions.js";
import type { SpreadsheetFunction } from "./spreadsheetFunction.js";

/** Discounting, returns and durations of flows, and what they are made of: dates, factors, annuities. */
export const flowFunctions = (): readonly SpreadsheetFunction[] => [
  npv,
  xnpv,
  presentValue,
  irr,
  irrAll,
  xirr,
  xirrAll,
  mirr,
  duration,
  modifiedDuration,
  convexity,
  nfv,
  xnfv,
  annuity,
  discountFactor,
  yearFraction,
  yearFractionIcma,
  datesRead,
];

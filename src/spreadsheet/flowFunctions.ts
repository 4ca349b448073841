import { annuity } from "./functions/flows/annuity.js";
import { discountFactor } from "./functions/flows/discountFactor.js";
import { irr } from "./functions/flows/irr.js";
import { irrAll } from "./functions/flows/irrAll.js";
import { mirr } from "./functions/flows/mirr.js";
import { npv } from "./functions/flows/npv.js";
import { presentValue } from "./functions/flows/presentValue.js";
import { xirr } from "./functions/flows/xirr.js";
import { xirrAll } from "./functions/flows/xirrAll.js";
import { xnpv } from "./functions/flows/xnpv.js";
import { yearFraction } from "./functions/flows/yearFraction.js";
import { yearFractionIcma } from "./functions/flows/yearFractionIcma.js";
import type { SpreadsheetFunction } from "./spreadsheetFunction.js";

/** Discounting and returns of flows, and what they are made of: dates, factors, annuities. */
export const flowFunctions = (): readonly SpreadsheetFunction[] => [
  npv,
  xnpv,
  presentValue,
  irr,
  irrAll,
  xirr,
  xirrAll,
  mirr,
  annuity,
  discountFactor,
  yearFraction,
  yearFractionIcma,
];

// Internal: no name of the public API lives here.

import {
  futureValue,
  ipmt,
  levelPayment,
  levelRate,
  numberOfPayments,
  ppmt,
} from "./functions/flows/levelPayments.js";
import { assumed } from "./functions/offers/assumed.js";
import { breakEven } from "./functions/offers/breakEven.js";
import { bridge } from "./functions/offers/bridge.js";
import { cashFlows } from "./functions/offers/cashFlows.js";
import { describe } from "./functions/offers/describe.js";
import { diagnostics } from "./functions/offers/diagnostics.js";
import { perShare, premium } from "./functions/offers/perShare.js";
import { quantile } from "./functions/offers/quantile.js";
import { range } from "./functions/offers/range.js";
import { required } from "./functions/offers/required.js";
import { sensitivity } from "./functions/offers/sensitivity.js";
import { settle } from "./functions/offers/settle.js";
import { simulate } from "./functions/offers/simulate.js";
import { table } from "./functions/offers/table.js";
import { value } from "./functions/offers/value.js";
import type { SpreadsheetFunction } from "./spreadsheetFunction.js";

/** Whole offers, from ranges of terms and beliefs; and level payments, for which the smaller scripts have no room. */
export const offerFunctions = (): readonly SpreadsheetFunction[] => [
  value,
  perShare,
  premium,
  range,
  quantile,
  simulate,
  table,
  cashFlows,
  bridge,
  breakEven,
  sensitivity,
  describe,
  assumed,
  diagnostics,
  required,
  settle,
  futureValue,
  levelPayment,
  ipmt,
  ppmt,
  numberOfPayments,
  levelRate,
];

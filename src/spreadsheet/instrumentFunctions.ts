// Internal: no name of the public API lives here.

import { collarRatio, collarValue } from "./functions/instruments/collars.js";
import { earnOut } from "./functions/instruments/earnOut.js";
import { earnOutCliff } from "./functions/instruments/earnOutCliff.js";
import { earnOutScenarios } from "./functions/instruments/earnOutScenarios.js";
import { earnOutTiers } from "./functions/instruments/earnOutTiers.js";
import { escrow } from "./functions/instruments/escrow.js";
import { lockUpDiscount } from "./functions/instruments/lockUpDiscount.js";
import { milestone } from "./functions/instruments/milestone.js";
import { note } from "./functions/instruments/note.js";
import { digital, option } from "./functions/instruments/options.js";
import { warrant } from "./functions/instruments/warrant.js";
import type { SpreadsheetFunction } from "./spreadsheetFunction.js";

/** Parts of an offer that are worth something on their own: earn-outs, collars, options, notes. */
export const instrumentFunctions = (): readonly SpreadsheetFunction[] => [
  earnOut,
  earnOutScenarios,
  earnOutTiers,
  earnOutCliff,
  option,
  digital,
  collarRatio,
  collarValue,
  warrant,
  lockUpDiscount,
  milestone,
  escrow,
  note,
];

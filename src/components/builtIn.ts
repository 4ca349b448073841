// Internal: no name of the public API lives here.

import { once } from "../schema/memoize.js";
import { assumedDebt } from "./assumedDebt.js";
import { carryForwardEarnOut } from "./carryForwardEarnOut.js";
import { cash } from "./cash.js";
import { catchUpEarnOut } from "./catchUpEarnOut.js";
import { claim } from "./claim.js";
import { cliffEarnOut } from "./cliffEarnOut.js";
import { contingentValueRight } from "./contingentValueRight.js";
import { cumulativeEarnOut } from "./cumulativeEarnOut.js";
import type { ComponentType } from "./defineComponent.js";
import { earnOut } from "./earnOut.js";
import { election } from "./election.js";
import { escrow } from "./escrow.js";
import { fixedRatioCollar } from "./fixedRatioCollar.js";
import { fixedValueCollar } from "./fixedValueCollar.js";
import { goingConcern } from "./goingConcern.js";
import { holdback } from "./holdback.js";
import { instalments } from "./instalments.js";
import { lockedBox } from "./lockedBox.js";
import { milestone } from "./milestone.js";
import { multipleEarnOut } from "./multipleEarnOut.js";
import { priceAdjustment } from "./priceAdjustment.js";
import { priceProtection } from "./priceProtection.js";
import { profitShare } from "./profitShare.js";
import { reverseTerminationFee } from "./reverseTerminationFee.js";
import { royalty } from "./royalty.js";
import { sellerNote } from "./sellerNote.js";
import { stock } from "./stock.js";
import { terminationFee } from "./terminationFee.js";
import { tickingFee } from "./tickingFee.js";
import { tieredEarnOut } from "./tieredEarnOut.js";
import { warrant } from "./warrant.js";

/** The components that documents may use without further ado. */
export const builtInComponents: () => readonly ComponentType[] = /* @__PURE__ */ once(() =>
  [
    assumedDebt,
    carryForwardEarnOut,
    cash,
    catchUpEarnOut,
    claim,
    cliffEarnOut,
    contingentValueRight,
    cumulativeEarnOut,
    earnOut,
    election,
    escrow,
    fixedRatioCollar,
    fixedValueCollar,
    goingConcern,
    holdback,
    instalments,
    lockedBox,
    milestone,
    multipleEarnOut,
    priceAdjustment,
    priceProtection,
    profitShare,
    reverseTerminationFee,
    royalty,
    sellerNote,
    stock,
    terminationFee,
    tickingFee,
    tieredEarnOut,
    warrant,
  ].map(({ definition }) => definition),
);

import type { Claim } from "../algebra/claim.js";
import { observableKey } from "../algebra/observable.js";
import { obligations } from "./obligations.js";
import { observablesIn } from "./observablesIn.js";

/** Whether some amount hangs on several observables at once, so that it matters how they move together. */
export const observesJointly = (claim: Claim): boolean =>
  obligations(claim).some(({ factors }) =>
    factors.some((factor) => new Set(observablesIn(factor).map(observableKey)).size > 1),
  );

import type { Claim } from "../algebra/claim.js";
import { obligations } from "./obligations.js";
import { distinctObservables } from "./observablesIn.js";

/** Whether some amount hangs on several observables at once, so that it matters how they move together. */
export const observesJointly = (claim: Claim): boolean =>
  obligations(claim).some(({ factors }) => factors.some((factor) => distinctObservables(factor).length > 1));

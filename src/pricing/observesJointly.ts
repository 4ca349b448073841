import type { Claim } from "../algebra/claim.js";
import { obligations } from "../algebra/obligations.js";
import { distinctObservables } from "../algebra/observablesIn.js";
import { memoize } from "../schema/memoize.js";

/** Whether some amount hangs on several observables at once, so that it matters how they move together. */
export const observesJointly = /* @__PURE__ */ memoize((claim: Claim): boolean =>
  obligations(claim).some(({ factors }) => factors.some((factor) => distinctObservables(factor).length > 1)),
);

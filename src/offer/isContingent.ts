// Internal: no name of the public API lives here.

import type { Condition } from "../algebra/claim.js";
import { type Obligation, observedBy } from "../algebra/obligations.js";
import type { Offer } from "./offer.js";

/** Whether an obligation hangs on a metric, or on an event of its own: one that is no condition of the offer, or that must fail. */
export function isContingent(owed: Obligation, offer: Offer): boolean {
  const met = new Set(offer.conditions.map(({ event }) => event));
  const own = ({ event, happens }: Condition): boolean => !(happens && met.has(event));
  return observedBy(owed).some(({ kind }) => kind === "metric") || owed.conditions.some(own);
}

// Internal: no name of the public API lives here.

import { OfferError } from "../../errors.js";
import type { PaidAmounts, Simulation } from "./simulation.js";

/** What will be paid in all; throws for a simulation that was asked for prices alone. */
export function paidIn({ paid }: Simulation): PaidAmounts {
  if (paid !== undefined) return paid;
  const message =
    'says what the offer is worth and not what will be paid: leave out drift: "pricing", or ask for "real-world"';
  throw new OfferError({ code: "invalid-term", path: ["simulation"], message });
}

import type { Decimal } from "offer-valuation";
import { blackCall } from "../../src/distributions/black.js";
import { certified } from "../../src/numeric/certified.js";

/** Black's formula to 28 digits with nothing around it: no claim, no beliefs. Not public, so taken from the source. */
export function certifiedCall(forward: Decimal, strike: Decimal, v: Decimal): Decimal {
  return certified(({ of }) => blackCall(of(forward), of(strike), of(v)).toResult());
}

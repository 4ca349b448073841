import type { Decimal } from "offer-valuation";
import { decimals } from "../../src/numeric/decimalBall.js";
import type { Arithmetic, Real } from "../../src/numeric/real.js";

/** Numbers whose results have 60 digits, for figures and laws that are checked to more than the 28 of a valuation. */
export const sixtyDigits: Arithmetic = decimals(130, 60, true);

/** A Decimal as such a number. */
export const real = (value: Decimal | number): Real => sixtyDigits.of(value);

import { yearlyLogarithm } from "../../../market/growth.js";
import type { Decimal } from "../../../numeric/decimal.js";
import type { Arithmetic, Real } from "../../../numeric/real.js";

/** What 1, paid after so many years, is worth today: (1 + rate)^−years. */
export const discountedFrom = (years: Real, rate: Decimal, numbers: Arithmetic): Real =>
  yearlyLogarithm(numbers.of(rate), "annual").times(years).neg().exp();

import type { Distribution } from "../../../distributions/distribution.js";
import { lognormal } from "../../../distributions/lognormal.js";
import type { Decimal } from "../../../numeric/decimal.js";
import type { Real } from "../../../numeric/real.js";

/** A lognormal with this mean after so many years at a yearly volatility. */
export const lognormalAfter = (years: Decimal, mean: Real, volatility: Decimal): Distribution =>
  lognormal(mean, mean.like(volatility).times(mean.like(years).sqrt()));

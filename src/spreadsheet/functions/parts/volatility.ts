import { between } from "./between.js";

/** Beyond 1,000% a volatility is a slip of the pen. */
export const MAX_VOLATILITY = 10;

/** Yearly volatility of a lognormal. */
export const volatility = (description: string) => between(0, MAX_VOLATILITY, description, "0.4 is 40%");

import { between } from "./between.js";

const MAX_VOLATILITY = 10;

/** Yearly volatility of a lognormal. */
export const volatility = (description: string) => between(0, MAX_VOLATILITY, description, "0.4 is 40%");

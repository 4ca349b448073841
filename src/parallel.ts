/** The subpath `offer-valuation/parallel`. */
export { type ParallelOptions, simulateInParallel } from "./parallel/simulateInParallel.js";

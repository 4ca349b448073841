/** The subpath `offer-valuation/parallel`. */
export {
  type ParallelOptions,
  simulateDealInParallel,
  simulateInParallel,
} from "./parallel/simulateInParallel.js";

import { type Assumptions, readAssumptions } from "../../beliefs/assumptions.js";
import type { AssumptionsInput } from "../../beliefs/assumptionsInput.js";
import { type StatedBelief, statedBeliefs } from "./statedBeliefs.js";

/**
 * Every figure that the beliefs state, with its path, what it measures and, where it cannot be moved by itself, the reason:
 * probabilities of scenarios add up to 1, prices of the past are known.
 *
 * @throws OfferError whatever is wrong with the beliefs.
 * @example
 * ```ts
 * const stated = beliefPaths({ valuationDate: "2020-09-14", shares: { ORCL: { price: "60", volatility: "0.3" } } });
 * stated.map(({ name }) => name).join(" "); // => shares.ORCL.price shares.ORCL.volatility
 * stated[1]?.kind; // => volatility
 * ```
 */
export const beliefPaths = (assumptions: AssumptionsInput | Assumptions): readonly StatedBelief[] =>
  Object.freeze([...statedBeliefs(readAssumptions(assumptions))]);

import { discrete } from "./discrete.js";
import type { Atom, Distribution } from "./distribution.js";

/** Named cases with their probabilities, which sum to 1; a case of probability 0 is left out. */
export const scenarios = (cases: readonly Atom[]): Distribution =>
  discrete(cases.map(({ value, probability }) => ({ value, weight: probability })));

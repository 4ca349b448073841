import type { Decimal } from "../numeric/decimal.js";
import type { Arithmetic } from "../numeric/real.js";
import { discrete } from "./discrete.js";
import type { Distribution } from "./distribution.js";

/** A named case and how likely it is. */
interface Case {
  readonly value: Decimal;
  readonly probability: Decimal;
}

/** Named cases with their probabilities, which sum to 1; a case of probability 0 is left out. */
export const scenarios = (cases: readonly Case[], numbers: Arithmetic): Distribution =>
  discrete(
    cases.map(({ value, probability }) => ({ value, weight: probability })),
    numbers,
  );

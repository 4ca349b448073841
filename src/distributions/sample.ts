import { type Decimal, ONE } from "../numeric/decimal.js";
import type { Arithmetic } from "../numeric/real.js";
import { discrete } from "./discrete.js";
import type { Distribution } from "./distribution.js";

/** At least one observed or simulated value, each as likely as any other. */
export const sample = (values: readonly Decimal[], numbers: Arithmetic): Distribution =>
  discrete(
    values.map((value) => ({ value, weight: ONE })),
    numbers,
  );

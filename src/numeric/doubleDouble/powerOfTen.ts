// Internal: no name of the public API lives here.

import { Decimal } from "../decimal.js";
import { constant } from "./constant.js";
import type { DoubleDouble } from "./doubleDouble.js";

const known: DoubleDouble[] = [];

/** Up to here a power of ten is a double, and up to 10^45 a double-double: 5^45 has 105 bits. */
export const LARGEST_EXACT_POWER = 45;

/** 10^n for 0 ≤ n ≤ 300, to the nearest double-double. */
export function powerOfTen(n: number): DoubleDouble {
  known[n] ??= constant(new Decimal(`1e${n}`));
  return known[n];
}

// Internal: no name of the public API lives here.

import { type Amount, add, constant, max, min, times } from "../../algebra/amount.js";
import type { Decimal } from "../../numeric/decimal.js";

/** How far an amount lies above a level; negative where it lies below. */
export const above = (amount: Amount, level: Amount): Amount => add(amount, times("-1", level));

/** The least and the greatest that is paid, where terms set any. */
interface Bounds {
  readonly floor?: Decimal | "0" | undefined;
  readonly cap?: Decimal | undefined;
}

/** An amount held between a floor and a cap; either may be absent. */
export function bounded(amount: Amount, { floor, cap }: Bounds): Amount {
  const floored = floor === undefined ? amount : max(amount, constant(floor));
  return cap === undefined ? floored : min(floored, constant(cap));
}

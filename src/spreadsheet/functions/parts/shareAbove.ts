import { type Amount, times } from "../../../algebra/amount.js";
import { above, bounded } from "../../../components/parts/amounts.js";
import type { FieldPath } from "../../../errors.js";
import { type Decimal, ZERO } from "../../../numeric/decimal.js";
import { refuse } from "./refuse.js";

interface Terms {
  readonly share: Decimal;
  readonly threshold: Decimal | undefined;
  readonly floor: Decimal | undefined;
  readonly cap: Decimal | undefined;
}

/** An earn-out that is linear in its metric: a share of what lies above a threshold, between a floor and a cap. */
export function shareAbove(
  metric: Amount,
  { share, threshold = ZERO, floor = ZERO, cap }: Terms,
  capAt: FieldPath,
): Amount {
  if (cap?.lessThan(floor)) refuse(capAt, `must not be below the floor, ${floor}`, cap);
  return bounded(times(share, above(metric, threshold)), { floor, cap });
}

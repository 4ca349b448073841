import type { Amount } from "../algebra/amount.js";
import { type Decimal, ZERO } from "../numeric/decimal.js";
import { countYears, fractionToDecimal } from "../time/dayCount.js";
import type { Outcome } from "./amountAt.js";

/** Years between the two dates of an elapsed amount; none where the second comes first. */
export function elapsedYears(
  { from, to, dayCount }: Extract<Amount, { tag: "elapsed" }>,
  dayOf: Outcome["dayOf"],
): Decimal {
  const start = dayOf(from);
  const end = dayOf(to);
  return end <= start ? ZERO : fractionToDecimal(countYears(start, end, dayCount));
}

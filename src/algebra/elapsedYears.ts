import { countYears } from "../time/dayCount.js";
import type { Fraction } from "../time/fraction.js";
import type { Amount } from "./amount.js";
import type { Outcome } from "./amountAt.js";

/** Years between the two dates of an elapsed amount; none where the second comes first. */
export function elapsedYears(
  { from, to, dayCount }: Extract<Amount, { tag: "elapsed" }>,
  dayOf: Outcome["dayOf"],
): Fraction {
  const start = dayOf(from);
  const end = dayOf(to);
  return end <= start ? { numerator: 0, denominator: 1 } : countYears(start, end, dayCount);
}

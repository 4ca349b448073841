import type { Condition } from "../algebra/claim.js";
import { missingBelief } from "../errors.js";
import { type Decimal, ONE, ZERO } from "../numeric/decimal.js";
import { own } from "../schema/own.js";

/**
 * The probability that all conditions hold together. They are a set: the same one twice counts once, an event and its
 * opposite exclude each other. Distinct events are independent. Events in `happened` have come true and are certain.
 */
export function jointProbability(
  conditions: readonly Condition[],
  odds: Readonly<Record<string, Decimal>>,
  happened: ReadonlySet<string> = new Set(),
): Decimal {
  const required = new Map<string, boolean>();
  for (const { event, happens } of conditions) {
    if (required.get(event) === !happens) return ZERO;
    required.set(event, happens);
  }
  let joint = ONE;
  for (const [event, happens] of required) {
    const probability = happened.has(event) ? ONE : oddsOf(event, odds);
    joint = joint.times(happens ? probability : ONE.minus(probability));
  }
  return joint;
}

function oddsOf(event: string, odds: Readonly<Record<string, Decimal>>): Decimal {
  const probability = own(odds, event);
  if (probability !== undefined) return probability;
  return missingBelief(["events", event], `the probability of "${event}" is needed`);
}

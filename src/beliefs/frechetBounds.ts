import { missingBelief } from "../errors.js";
import { type Decimal, type DecimalInput, ONE, ZERO } from "../numeric/decimal.js";
import { toResult } from "../numeric/rounding.js";
import { type ConditionInput, fraction, table } from "../schema/fields.js";
import { once } from "../schema/memoize.js";
import { parse } from "../schema/parse.js";
import { ownProperty } from "../schema/records.js";
import { toConditions } from "./toConditions.js";

/** The least and the greatest probability that is possible. */
export interface ProbabilityBounds {
  /** The least probability that is possible, from 0 to 1. */
  readonly lower: Decimal;
  /** The greatest probability that is possible, from 0 to 1. */
  readonly upper: Decimal;
}

const marginalsSchema = /* @__PURE__ */ once(() => table(fraction("Probability from 0 to 1")));

/**
 * Between which bounds the probability lies that all conditions hold together, when only the probability of each event is known
 * and nothing of how they hang together: max(0, Σp − (n − 1)) and min p, with 1 − p for an event that must not happen. Both
 * are attained by some dependence, so no closer bounds exist.
 *
 * Source: G. Boole, The Laws of Thought (1854); M. Fréchet, Fundamenta Mathematicae 25 (1935).
 *
 * @throws OfferError `missing-belief` for an event without a probability; `out-of-range`, `invalid-decimal`.
 * @example
 * ```ts
 * const { lower, upper } = frechetBounds(["a", "b"], { a: "0.7", b: "0.8" });
 * `${lower} ${upper}`; // => 0.5 0.7
 * ```
 */
export function frechetBounds(
  conditions: readonly ConditionInput[],
  marginals: Readonly<Record<string, DecimalInput>>,
): ProbabilityBounds {
  const known = parse(marginalsSchema(), marginals, "marginals");
  const wanted = new Map<string, boolean>();
  let possible = true;
  for (const { event, happens } of toConditions(conditions)) {
    if (wanted.get(event) === !happens) possible = false;
    wanted.set(event, happens);
  }
  const probabilities = [...wanted].map(([event, happens]) => {
    const path = ["marginals", event];
    const probability =
      ownProperty(known, event) ?? missingBelief(path, "is needed: its probability from 0 to 1");
    return happens ? probability : ONE.minus(probability);
  });
  const { lower, upper } = possible ? boundsOfAll(probabilities) : { lower: ZERO, upper: ZERO };
  return Object.freeze({ lower: toResult(lower), upper: toResult(upper) });
}

/** Between what the probability of all of some events lies, given that of each, to all working digits. */
export function boundsOfAll(probabilities: readonly Decimal[]): ProbabilityBounds {
  const spare = probabilities.reduce((left, probability) => left.minus(ONE.minus(probability)), ONE);
  return {
    lower: spare.isNegative() ? ZERO : spare,
    upper: probabilities.reduce((least, each) => (each.lessThan(least) ? each : least), ONE),
  };
}

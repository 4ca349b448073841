import { type Assumptions, readAssumptions } from "../../beliefs/assumptions.js";
import type { AssumptionsInput } from "../../beliefs/assumptionsInput.js";
import { changeBeliefs } from "../../beliefs/changeBeliefs.js";
import { describeReceived, OfferError } from "../../errors.js";
import { type DecimalInput, decimalText } from "../../numeric/decimal.js";
import type { IsoDate } from "../../time/date.js";
import { type BeliefPath, beliefAt } from "./beliefAt.js";

/** What a belief is changed to: a decimal, or a date where a day of closing is meant. */
export type BeliefValue = DecimalInput | IsoDate;

/**
 * Beliefs with another figure in one place. Every rule of an assumptions document holds for the new figure; what
 * stands elsewhere is kept. Only figures that the document states can be changed: state a default to change it.
 *
 * @throws OfferError `unknown-key` for a path that names no stated figure; whatever is wrong with the new figure.
 * @example
 * ```ts
 * const beliefs = parseAssumptions({ valuationDate: "2020-09-14", discountRate: "0.08", creditSpreads: { Oracle: "0.01" } });
 * withBelief(beliefs, "creditSpreads.Oracle", "0.02").creditSpreads["Oracle"]; // => 0.02
 * withBelief(beliefs, ["creditSpreads", "Orcle"], "0.02"); // throws unknown-key
 * withBelief(beliefs, "creditSpreads.Oracle", "-0.02"); // throws out-of-range
 * ```
 */
export function withBelief(
  assumptions: AssumptionsInput | Assumptions,
  path: BeliefPath,
  value: BeliefValue,
): Assumptions {
  const beliefs = readAssumptions(assumptions);
  const belief = beliefAt(beliefs, path, ["path"]);
  return changeBeliefs(beliefs, [{ path: belief.path, value: textOf(value) }]);
}

/** A new figure as the document writes it; the schema says what is wrong with a text. */
export function textOf(value: unknown): string {
  const text = typeof value === "string" ? value : decimalText(value);
  if (text !== undefined) return text;
  const message = 'must be a decimal string such as "0.08", a Decimal, or a date such as "2020-11-12"';
  throw new OfferError({
    code: "invalid-type",
    path: ["value"],
    message,
    received: describeReceived(value),
  });
}

import { type OfferIssue, throwProblems } from "../errors.js";
import type { Decimal } from "../numeric/decimal.js";
import { toResult } from "../numeric/rounding.js";
import type { ConditionInput } from "../schema/fields.js";
import { type Assumptions, readAssumptions } from "./assumptions.js";
import type { AssumptionsInput } from "./assumptionsInput.js";
import { toConditions } from "./toConditions.js";

/**
 * The probability, from 0 to 1, that all conditions hold together under somebody's beliefs. Conditions are names of events, or
 * `{ event, happens: false }` for one that must not happen; the same one twice counts once, an event and its opposite exclude
 * each other, and no condition at all is certain. Events that the beliefs do not link are taken as independent.
 *
 * @throws OfferError `missing-belief` listing every event whose odds are not stated; `too-large` where more events hang on each
 * other than can be told apart.
 * @example
 * ```ts
 * const events = { cfius: "0.6", beijing: { given: "cfius", ifHappens: "0.7", ifNot: "0.1" } };
 * const beliefs = { valuationDate: "2020-09-14", events };
 * probabilityOf(["cfius", "beijing"], beliefs); // => 0.42
 * probabilityOf(["beijing"], beliefs); // => 0.46
 * probabilityOf(["doj"], beliefs); // throws missing-belief
 * ```
 */
export function probabilityOf(
  conditions: readonly ConditionInput[],
  beliefs: AssumptionsInput | Assumptions,
): Decimal {
  const wanted = toConditions(conditions);
  const { odds } = readAssumptions(beliefs, "beliefs");
  const unknown = new Set(wanted.map(({ event }) => event).filter((event) => !odds.knows(event)));
  throwProblems(
    [...unknown].map(
      (event): OfferIssue => ({
        code: "missing-belief",
        path: ["events", event],
        message: "is needed: its probability from 0 to 1",
      }),
    ),
  );
  return toResult(odds.probabilityOf(wanted));
}

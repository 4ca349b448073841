// Internal: no name of the public API lives here.

import { all, type Claim, type Condition, given } from "../../algebra/claim.js";

/** A claim that is owed if something happens. */
interface OnEvent {
  readonly happens: Condition;
  readonly claim: Claim;
}

/** A claim that is owed if all conditions hold. */
export const ifAll = (conditions: readonly Condition[], claim: Claim): Claim =>
  conditions.reduceRight((inner, { event, happens }) => given(event, inner, happens), claim);

/** Of several claims that of the first of the list whose condition holds: they exclude each other, so that only one is ever paid. */
export const onFirst = (inTurn: readonly OnEvent[]): Claim =>
  all(
    inTurn.map(({ happens: first, claim }, index) => {
      const missed = inTurn
        .slice(0, index)
        .map(({ happens: { event, happens } }) => ({ event, happens: !happens }));
      return ifAll([...missed, first], claim);
    }),
  );

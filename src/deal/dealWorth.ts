import type { Condition } from "../algebra/claim.js";
import type { Assumptions } from "../beliefs/assumptions.js";
import { type Decimal, ONE } from "../numeric/decimal.js";
import type { Arithmetic, Real } from "../numeric/real.js";
import { pricedFlows } from "../pricing/pricedFlows.js";
import type { ValuedFlow } from "../pricing/valueFlows.js";
import type { Branch } from "./branches.js";
import type { Entitlement } from "./entitlements.js";

/** What branches and entitlements are worth under somebody's beliefs. */
export interface DealWorth {
  probabilityOf(branch: Branch): Decimal;
  /** Probability × value of an entitlement in a branch: each flow with the odds of its own conditions and the branch's as one set. */
  contributionOf(entitlement: Entitlement, branch: Branch): Real;
}

export function dealWorth(beliefs: Assumptions, currency: string, numbers: Arithmetic): DealWorth {
  const oddsOf = memoize((conditions: readonly Condition[], presumed: ReadonlySet<string>) =>
    beliefs.odds.probabilityOf(conditions, presumed),
  );
  // Branches share their claims and days; pricing is the dearest step.
  const flows = new Map<object, Map<string, readonly ValuedFlow[]>>();
  const flowsOf = ({ claim, closing, exchanged }: Entitlement): readonly ValuedFlow[] => {
    const byDay = flows.get(claim) ?? new Map<string, readonly ValuedFlow[]>();
    flows.set(claim, byDay);
    const key = `${closing} ${exchanged}`;
    const known = byDay.get(key);
    if (known !== undefined) return known;
    const priced = pricedFlows(claim, { ...beliefs, closing }, currency, () => ONE, numbers, exchanged);
    byDay.set(key, priced);
    return priced;
  };
  return {
    probabilityOf: ({ conditions, share }) => oddsOf(conditions, new Set()).times(share),
    contributionOf(entitlement, { conditions, share }) {
      const owed = flowsOf(entitlement).filter((flow) => entitlement.owes(flow));
      return owed.reduce((sum, { expectedUnits, price, conditions: required }) => {
        const all = [...conditions, ...entitlement.conditions, ...required];
        const odds = numbers.of(oddsOf(all, entitlement.presumed).times(share));
        return sum.plus(expectedUnits.times(odds).times(price));
      }, numbers.of(0));
    },
  };
}

function memoize(
  ask: (conditions: readonly Condition[], presumed: ReadonlySet<string>) => Decimal,
): typeof ask {
  const known = new Map<string, Decimal>();
  return (conditions, presumed) => {
    const key = JSON.stringify([conditions.map(({ event, happens }) => [event, happens]), [...presumed]]);
    const probability = known.get(key) ?? ask(conditions, presumed);
    known.set(key, probability);
    return probability;
  };
}

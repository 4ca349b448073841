import type { Assumptions } from "../beliefs/assumptions.js";
import type { Requirements } from "../interpret/requirements.js";
import type { Decimal } from "../numeric/decimal.js";
import type { Arithmetic, Real } from "../numeric/real.js";
import { type Branch, branchesOf } from "./branches.js";
import type { Deal } from "./deal.js";
import { checkDeal, dealRequirements } from "./dealRequirements.js";
import { dealWorth } from "./dealWorth.js";
import { type Entitlement, entitlementsIn } from "./entitlements.js";

/** The ways in which a deal may end under somebody's beliefs, with what the seller is owed in each. */
export interface WaysToEnd {
  readonly branches: readonly Branch[];
  readonly owed: readonly (readonly Entitlement[])[];
  readonly needed: Requirements;
  readonly currency: string;
}

/** A branch with its odds and what it adds to the expected value, before that is rounded. */
export interface ValuedBranch extends Branch {
  readonly probability: Decimal;
  readonly contribution: Real;
  readonly parts: readonly { readonly name: string; readonly contribution: Real }[];
}

/** Throws one error that names everything the deal requires and the beliefs do not say. */
export function waysToEnd(deal: Deal, beliefs: Assumptions): WaysToEnd {
  const currency = beliefs.currency ?? deal.offer.currency;
  const branches = branchesOf(deal, beliefs);
  const owed = branches.map((branch) => entitlementsIn(branch, deal, beliefs));
  const needed = dealRequirements(deal, owed.flat());
  checkDeal(needed, owed.flat(), beliefs, currency);
  return { branches, owed, needed, currency };
}

export function valuedBranches(
  { branches, owed, currency }: WaysToEnd,
  beliefs: Assumptions,
  numbers: Arithmetic,
): readonly ValuedBranch[] {
  const worth = dealWorth(beliefs, currency, numbers);
  return branches.map((branch, index) => {
    const parts = (owed[index] ?? []).map((entitlement) => ({
      name: entitlement.name,
      contribution: worth.contributionOf(entitlement, branch),
    }));
    return {
      ...branch,
      probability: worth.probabilityOf(branch),
      contribution: totalOf(parts, numbers),
      parts,
    };
  });
}

/** The sum of probability × value. */
export const totalOf = (parts: readonly { readonly contribution: Real }[], numbers: Arithmetic): Real =>
  parts.reduce((sum, { contribution }) => sum.plus(contribution), numbers.of(0));

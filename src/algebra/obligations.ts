// Internal: no name of the public API lives here.

import { memoize } from "../schema/memoize.js";
import { deepFreeze } from "../schema/records.js";
import type { DateRule } from "../time/dateRule.js";
import { type Amount, constant } from "./amount.js";
import type { Asset } from "./asset.js";
import type { Claim, Condition, Obligor } from "./claim.js";
import { checkedClaim } from "./expression.js";
import type { Observable } from "./observable.js";
import { distinctObservables } from "./observablesIn.js";

/**
 * One delivery that a claim comes down to: so many units of an asset, on a date, if conditions hold. A claim as the list of
 * its obligations is what every other interpreter works from.
 */
export interface Obligation {
  readonly asset: Asset;
  /** Receiving (1) or paying (−1). */
  readonly sign: 1 | -1;
  /** Units are the product of these; at most one of them observes anything. */
  readonly factors: readonly [Amount, ...Amount[]];
  /** Null means now: on the valuation date. */
  readonly date: DateRule | null;
  /** All must hold; may name an event twice. */
  readonly conditions: readonly Condition[];
  readonly obligor: Obligor;
  /** The names it stands under, outermost first. */
  readonly path: readonly string[];
}

/** What the number of units hangs on. */
export const observedBy = /* @__PURE__ */ memoize(({ factors }: Obligation): readonly Observable[] =>
  factors.flatMap(distinctObservables),
);

type Surroundings = Omit<Obligation, "asset" | "factors"> & { readonly scales: readonly Amount[] };

const NOTHING_AROUND: Surroundings = {
  sign: 1,
  scales: [],
  date: null,
  conditions: [],
  obligor: null,
  path: [],
};

/** The obligations of a claim, in the order in which it is written; throws for anything that is no claim. */
export const obligations = (claim: Claim): readonly Obligation[] => listed(checkedClaim(claim));

const listed = /* @__PURE__ */ memoize((claim: Claim): readonly Obligation[] => {
  const found: Obligation[] = [];
  collect(claim, NOTHING_AROUND, found);
  return deepFreeze(found);
});

function collect(claim: Claim, around: Surroundings, found: Obligation[]): void {
  switch (claim.tag) {
    case "zero":
      return;
    case "one": {
      const { scales, ...rest } = around;
      const [first = constant("1"), ...others] = scales;
      found.push({ ...rest, asset: claim.asset, factors: [first, ...others] });
      return;
    }
    case "all":
      for (const part of claim.claims) collect(part, around, found);
      return;
    case "give":
      collect(claim.claim, { ...around, sign: around.sign === 1 ? -1 : 1 }, found);
      return;
    case "scale":
      collect(claim.claim, { ...around, scales: [...around.scales, claim.amount] }, found);
      return;
    case "on":
      collect(claim.claim, { ...around, date: claim.date }, found);
      return;
    case "given":
      collect(claim.claim, { ...around, conditions: [...around.conditions, claim.condition] }, found);
      return;
    case "owedBy":
      collect(claim.claim, { ...around, obligor: claim.obligor }, found);
      return;
    case "named":
      collect(claim.claim, { ...around, path: [...around.path, claim.name] }, found);
      return;
  }
}

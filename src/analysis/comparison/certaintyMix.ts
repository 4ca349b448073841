import { type Obligation, obligations } from "../../algebra/obligations.js";
import { distinctObservables } from "../../algebra/observablesIn.js";
import type { Assumptions } from "../../beliefs/assumptions.js";
import type { Arithmetic, Real } from "../../numeric/real.js";
import type { Offer } from "../../offer/offer.js";
import type { ValuedFlow } from "../../pricing/valueFlows.js";
import { isContingent } from "../sensitivity/isContingent.js";
import { MIX_KINDS, type MixKind, type MixRow } from "./mixRow.js";

/** What an offer's value is made of, from its flows: these are its obligations, one for one. */
export function certaintyMix(
  offer: Offer,
  flows: readonly ValuedFlow[],
  beliefs: Assumptions,
  total: Real,
  numbers: Arithmetic,
): readonly MixRow[] {
  const owed = obligations(offer.claim);
  const kinds = flows.map((flow, index) => kindOf(flow, owed[index], offer, beliefs));
  const nothing = total.isZero();
  return MIX_KINDS.map((kind): MixRow => {
    const amount = flows.reduce(
      (sum, { presentValue }, index) => (kinds[index] === kind ? sum.plus(presentValue) : sum),
      numbers.of(0),
    );
    return { kind, amount: amount.toResult(), share: nothing ? null : amount.div(total).toResult() };
  });
}

/**
 * Contingent is what hangs on a metric or on an event of its own; stock what is delivered in shares or hangs on their price;
 * the rest is cash, at closing or deferred beyond it (beyond the valuation date where no day of closing is stated).
 */
function kindOf(
  { asset, day }: ValuedFlow,
  owed: Obligation | undefined,
  offer: Offer,
  { closing, valuationDate }: Assumptions,
): MixKind {
  if (owed !== undefined && isContingent(owed, offer)) return "contingent";
  const observes = (owed?.factors ?? []).some((factor) => distinctObservables(factor).length > 0);
  if (asset.kind !== "currency" || observes) return "stock";
  return day <= (closing ?? valuationDate) ? "cash at closing" : "deferred cash";
}

import { distinctObservables } from "../../algebra/observablesIn.js";
import type { Assumptions } from "../../beliefs/assumptions.js";
import { resultOf } from "../../numeric/certified.js";
import type { Decimal } from "../../numeric/decimal.js";
import { isContingent } from "../../offer/isContingent.js";
import type { Offer } from "../../offer/offer.js";
import type { OfferWorth } from "../../offer/offerWorth.js";
import { shareOf } from "../../pricing/breakdown.js";
import { type Flow, totalOf } from "../../pricing/flows.js";

/** What consideration is made of, from the most certain to the least. */
export const MIX_KINDS = ["cash at closing", "deferred cash", "stock", "contingent"] as const;

export type MixKind = (typeof MIX_KINDS)[number];

/** What an offer pays in one kind of consideration. */
export interface MixRow {
  /**
   * Which kind: what hangs on a metric or an event of its own is contingent, what is delivered in shares or hangs on their
   * price is stock, the rest is cash.
   */
  readonly kind: MixKind;
  /** Present value if the offer closes, in the valuation's currency. */
  readonly amount: Decimal;
  /** Share of the present value; null where that is 0. */
  readonly share: Decimal | null;
}

/** What an offer's value is made of. */
export function certaintyMix(
  offer: Offer,
  beliefs: Assumptions,
  { flows, presentValue }: OfferWorth,
): readonly MixRow[] {
  const groups = new Map(MIX_KINDS.map((kind) => [kind, [] as Flow[]]));
  for (const flow of flows) groups.get(kindOf(flow, offer, beliefs))?.push(flow);
  return [...groups].map(([kind, its]): MixRow => {
    const amount = totalOf(its, "presentValue");
    return { kind, amount: resultOf(amount), share: shareOf(amount, presentValue) };
  });
}

/**
 * Contingent is what hangs on a metric or on an event of its own; stock what is delivered in shares or hangs on their price;
 * the rest is cash, at closing or deferred beyond it (beyond the valuation date where no day of closing is stated).
 */
function kindOf(
  { asset, day, obligation }: Flow,
  offer: Offer,
  { closing, valuationDate }: Assumptions,
): MixKind {
  if (isContingent(obligation, offer)) return "contingent";
  const observes = obligation.factors.some((factor) => distinctObservables(factor).length > 0);
  if (asset.kind !== "currency" || observes) return "stock";
  return day <= (closing ?? valuationDate) ? "cash at closing" : "deferred cash";
}

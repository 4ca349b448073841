import type { Decimal } from "../../numeric/decimal.js";

/** What consideration is made of, from the most certain to the least. */
export const MIX_KINDS = ["cash at closing", "deferred cash", "stock", "contingent"] as const;

export type MixKind = (typeof MIX_KINDS)[number];

/** What an offer pays in one kind of consideration. */
export interface MixRow {
  readonly kind: MixKind;
  /** Present value if the offer closes, in the valuation's currency. */
  readonly amount: Decimal;
  /** Share of the present value; null where that is 0. */
  readonly share: Decimal | null;
}

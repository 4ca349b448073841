import type { Assumptions } from "../beliefs/assumptions.js";
import type { Offer } from "../offer/offer.js";
import type { Valuation } from "../offer/valuation.js";
import type { Ledger } from "./ledger.js";

/** What every part of a workbook is made from: terms, beliefs, the library's own figures, and the ledger that fills. */
export interface Context {
  readonly offer: Offer;
  readonly beliefs: Assumptions;
  readonly currency: string;
  readonly valuation: Valuation;
  readonly ledger: Ledger;
}

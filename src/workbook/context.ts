// Internal: no name of the public API lives here.

import type { Obligation } from "../algebra/obligations.js";
import type { Assumptions } from "../beliefs/assumptions.js";
import type { Offer } from "../offer/offer.js";
import type { Valuation, ValuedCashFlow } from "../offer/valuation.js";
import type { Ledger } from "./ledger.js";

/** What every part of a workbook is made from: terms, beliefs, the library's own figures, and the ledger that fills. */
export interface Context {
  readonly offer: Offer;
  readonly beliefs: Assumptions;
  readonly currency: string;
  readonly valuation: Valuation;
  readonly ledger: Ledger;
}

/** An obligation, the flow that the library makes of it, and the day it is due. */
export interface FlowAt {
  readonly obligation: Obligation;
  readonly flow: ValuedCashFlow;
}

/** The component of an offer that owes it: all that an offer owes stands under the name of one. */
export const componentOf = ({ path }: Obligation): string => path[0] as string;

export const nameOf = ({ path }: Obligation): string => path.join(", ");

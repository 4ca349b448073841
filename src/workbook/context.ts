// Internal: no name of the public API lives here.

import type { Obligation } from "../algebra/obligations.js";
import type { Assumptions } from "../beliefs/assumptions.js";
import type { Offer } from "../offer/offer.js";
import type { Valuation, ValuedCashFlow } from "../offer/valuation.js";
import type { ValuationOptions } from "../simulation/simulationOptions.js";
import type { Ledger, SharedLedger } from "./ledger.js";

/** What one view's part of a workbook is made from: terms, beliefs, the library's own figures, and the ledger that fills. */
export interface Context {
  readonly offer: Offer;
  readonly beliefs: Assumptions;
  readonly currency: string;
  readonly valuation: Valuation;
  readonly ledger: Ledger;
  /** Whether and how the library simulates what has no closed form. */
  readonly options: ValuationOptions;
  /** Whether it is the only view. */
  readonly isAlone: boolean;
}

/** All views of one workbook: the same offer, in the same currency. */
export interface Views {
  readonly all: readonly [Context, ...Context[]];
  /** What each is called: no two alike. */
  readonly names: readonly string[];
  readonly ledger: SharedLedger;
}

/** An obligation, the flow that the library makes of it, and the day it is due. */
export interface FlowAt {
  readonly obligation: Obligation;
  readonly flow: ValuedCashFlow;
  /** Which of all obligations it is, counted from 0. */
  readonly index: number;
}

/** The component of an offer that owes it: all that an offer owes stands under the name of one. */
export const componentOf = ({ path }: Obligation): string => path[0] as string;

export const nameOf = ({ path }: Obligation): string => path.join(", ");

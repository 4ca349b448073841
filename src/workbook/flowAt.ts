import type { Obligation } from "../algebra/obligations.js";
import type { ValuedCashFlow } from "../offer/valuation.js";

/** An obligation, the flow that the library makes of it, and the day it is due. */
export interface FlowAt {
  readonly obligation: Obligation;
  readonly flow: ValuedCashFlow;
}

export const componentOf = ({ path }: Obligation): string => path[0] ?? "";

export const nameOf = ({ path }: Obligation): string => path.join(", ");

import type { ProbabilityBounds } from "../beliefs/frechetBounds.js";
import type { FieldPath } from "../errors.js";
import type { Decimal } from "../numeric/decimal.js";
import type { Breakdown } from "../pricing/breakdown.js";
import type { ExpectedCashFlow } from "../pricing/cashFlows.js";
import type { Json } from "../schema/document.js";
import type { IsoDate } from "../time/date.js";

/** A cash flow with what it is worth. */
export interface ValuedCashFlow extends ExpectedCashFlow {
  /** Probability of its conditions, given that the offer closes. */
  readonly probability: Decimal;
  /** Today's price of one unit of the asset delivered on the date, for certain, in the valuation's currency. */
  readonly price: Decimal;
  /** Expected units × probability × price. */
  readonly presentValue: Decimal;
  /** Standard error of `expectedUnits`, where they were simulated; absent where they are exact. */
  readonly standardError?: Decimal;
}

/** Something that was taken for granted because nobody stated it, or a way of reckoning that is worth knowing. */
export interface Assumed {
  /** A default in place of a term or a belief, a fact the offer leaves open, or a method the beliefs asked for. */
  readonly kind: "default" | "open" | "method";
  /** The field it concerns, in the offer or in the assumptions; empty where it concerns the whole. */
  readonly path: FieldPath;
  readonly text: string;
}

/** Something in the inputs that deserves a look. */
export interface Diagnostic {
  readonly code:
    | "past-payment"
    | "payment-before-closing"
    | "closing-before-valuation"
    | "impossible-condition"
    | "fee-if-closed"
    | "closing-too-late"
    | "point-forecast"
    | "large-rate"
    | "risk-counted-twice"
    | "premium-not-applied"
    | "probability-in-forecast"
    | "loss-without-rule"
    | "stock-kind-open"
    | "headline-at-cap"
    | "beliefs-out-of-date"
    | "beliefs-with-hindsight"
    | "unused-belief"
    | "heavy-tail";
  readonly path: FieldPath;
  readonly text: string;
}

/** What the offer is worth with the odds that its conditions are met. */
export interface ValueWithOdds {
  /** Probability that all of the offer's conditions are met. */
  readonly probability: Decimal;
  /** How far that may be off where independence was only taken for granted; undefined where it was not. */
  readonly bounds: ProbabilityBounds | undefined;
  /** Present value with every event counted once; nothing is received where the offer fails. */
  readonly presentValue: Decimal;
  /** Standard error of `presentValue`, where a part of it was simulated; absent where it is exact. */
  readonly standardError?: Decimal;
  readonly events: readonly string[];
}

/** What an offer is worth under somebody's beliefs. */
export interface Valuation {
  readonly offer: string;
  /** The name of the beliefs, where they have one. */
  readonly beliefs: string | undefined;
  readonly currency: string;
  readonly valuationDate: IsoDate;
  readonly closing: IsoDate | undefined;
  /** The value if the offer closes, in units of the currency. */
  readonly presentValue: Decimal;
  /** Standard error of `presentValue`, where a part of it was simulated; absent where it is exact. */
  readonly standardError?: Decimal;
  /** The value with the odds of closing; undefined where the beliefs give none or the offer names no condition. */
  readonly withOdds: ValueWithOdds | undefined;
  readonly breakdown: Breakdown;
  readonly cashFlows: readonly ValuedCashFlow[];
  readonly assumed: readonly Assumed[];
  readonly diagnostics: readonly Diagnostic[];
  /** Plain data; Decimals as strings. */
  toJSON(): Json;
  /** The breakdown as an aligned table. */
  toString(): string;
}

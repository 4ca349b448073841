import type { ProbabilityBounds } from "../beliefs/frechetBounds.js";
import type { FieldPath } from "../errors.js";
import type { Decimal } from "../numeric/decimal.js";
import type { Breakdown } from "../pricing/breakdown.js";
import type { ExpectedCashFlow } from "../pricing/cashFlows.js";
import type { PrintOptions } from "../print/formatting.js";
import type { Json } from "../schema/document.js";
import type { IsoDate } from "../time/date.js";
import type { Headline } from "./headline.js";
import type { PerShare } from "./perShare.js";

/** A cash flow with what it is worth. */
export interface ValuedCashFlow extends ExpectedCashFlow {
  /** Probability of its conditions, given that the offer closes. */
  readonly probability: Decimal;
  /** Today's price of one unit of the asset delivered on the date, for certain, in the valuation's currency. */
  readonly price: Decimal;
  /**
   * Whether it is part of what the offer comes to at face: false for what can only be due if the offer fails, and for what is owed in
   * place of something larger, as the second of several rights of which only one is paid.
   */
  readonly countsAtFace: boolean;
  /** Expected units × probability × price. */
  readonly presentValue: Decimal;
  /** Significant digits of `presentValue` that are known: 28 in a closed form, fewer where its amount takes a quadrature. */
  readonly digits: number;
  /** Standard error of `expectedUnits`, where they were simulated; absent where they are exact. */
  readonly standardError?: Decimal;
}

/** Something that was taken for granted because nobody stated it, or a way of reckoning that is worth knowing. */
export interface Assumed {
  /** A default in place of a term or a belief, a fact the offer leaves open, or a method the beliefs asked for. */
  readonly kind: "default" | "open" | "method";
  /** The field it concerns, in the offer or in the assumptions; empty where it concerns the whole. */
  readonly path: FieldPath;
  /** What was assumed, in a sentence for people. */
  readonly text: string;
}

/** Something in the inputs that deserves a look. */
export interface Diagnostic {
  /** What kind of thing it is, for programs: it stays as it is where the words change. */
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
    | "heavy-tail"
    | "padded-points";
  /** The field it concerns, in the offer or in the assumptions; empty where it concerns the whole. */
  readonly path: FieldPath;
  /** What deserves a look and why, in a sentence for people. */
  readonly text: string;
}

/** What the offer is worth with the odds that its conditions are met. */
export interface ValueWithOdds {
  /** Probability that all of the offer's conditions are met. */
  readonly probability: Decimal;
  /** How far that may be off where independence was only taken for granted; undefined where it was not. */
  readonly bounds: ProbabilityBounds | undefined;
  /** Present value with every event counted once; nothing is received where the offer fails: `valueDeal` says what that leaves. */
  readonly presentValue: Decimal;
  /** Significant digits of `presentValue` that are known: 28 unless an amount takes a quadrature. */
  readonly digits: number;
  /** Standard error of `presentValue`, where a part of it was simulated; absent where it is exact. */
  readonly standardError?: Decimal;
  /** The events that are the offer's conditions, in the order stated. */
  readonly events: readonly string[];
}

/** What an offer is worth under somebody's beliefs. */
export interface Valuation {
  /** The name of the offer. */
  readonly offer: string;
  /** The name of the beliefs, where they have one. */
  readonly beliefs: string | undefined;
  /** ISO 4217 code of the currency of all values: that of the beliefs, else the offer's. */
  readonly currency: string;
  /** The day for which values are stated. */
  readonly valuationDate: IsoDate;
  /** The day on which the deal closes, where the beliefs state one. */
  readonly closing: IsoDate | undefined;
  /** The value if the offer closes, in units of the currency. */
  readonly presentValue: Decimal;
  /** Significant digits of `presentValue` that are known: 28 where every amount has a closed form, fewer where one takes a quadrature. */
  readonly digits: number;
  /** Standard error of `presentValue`, where a part of it was simulated; absent where it is exact. */
  readonly standardError?: Decimal;
  /** The value with the odds of closing; undefined where the beliefs give none or the offer names no condition. */
  readonly withOdds: ValueWithOdds | undefined;
  /** What it comes to at face if it closes, and the range of that. */
  readonly headline: Headline;
  /** What it comes to for each share of the target; undefined where the offer does not state the shares. */
  readonly perShare: PerShare | undefined;
  /** The present value if the offer closes by component and part, with nominal and expected amounts. */
  readonly breakdown: Breakdown;
  /**
   * One for each delivery that the offer owes, in the order in which the claim states them; with `presentValue`s that add up
   * to the offer's.
   */
  readonly cashFlows: readonly ValuedCashFlow[];
  /** Everything that was taken for granted because nobody stated it. */
  readonly assumed: readonly Assumed[];
  /** What in the offer and the beliefs deserves a look; changes no value. */
  readonly diagnostics: readonly Diagnostic[];
  /** Plain data; Decimals as strings. */
  toJSON(): Json;
  /** The answer in a few lines and the breakdown as an aligned table; to the cent unless the options say otherwise. */
  toString(options?: PrintOptions): string;
}

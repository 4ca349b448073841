import type { ProbabilityBounds } from "../beliefs/frechetBounds.js";
import type { Decimal } from "../numeric/decimal.js";
import type { Assumed, Diagnostic } from "../offer/valuation.js";
import type { PrintOptions } from "../print/formatting.js";
import type { Json } from "../schema/document.js";
import type { IsoDate } from "../time/date.js";

/** What is received in one branch, and what that is worth. */
export interface DealPart {
  /** What is received, in words: the name of an offer, a fee or an alternative. */
  readonly name: string;
  /** Present value if the branch comes about; null where it cannot. */
  readonly value: Decimal | null;
}

/** One way in which a deal may end. Branches exclude each other, and one of them comes about. */
export interface DealBranch {
  /** Whether the deal closes in this branch or fails. */
  readonly outcome: "closes" | "fails";
  /** The first of the offer's conditions that fails, in the order stated; `"lapse"` where time runs out; undefined if it closes. */
  readonly cause: string | undefined;
  /** The day on which it closes, or on which it is known that it does not; undefined where nothing hangs on it. */
  readonly date: IsoDate | undefined;
  /** Probability of this branch, from 0 to 1. */
  readonly probability: Decimal;
  /** Present value if the branch comes about; null where it cannot. */
  readonly value: Decimal | null;
  /** Probability × value. */
  readonly contribution: Decimal;
  /** Standard error of `contribution`, where a part of it was simulated; absent where it is exact. */
  readonly standardError?: Decimal;
  /**
   * What is received in this branch, one part for each offer, fee and alternative; their values add up to the branch's.
   */
  readonly parts: readonly DealPart[];
}

/** Several branches together. */
export interface DealOutcome {
  /** Probability that one of them comes about, from 0 to 1. */
  readonly probability: Decimal;
  /** Present value if one of them comes about; null where none can. */
  readonly value: Decimal | null;
  /** Standard error of `value`, where a part of it was simulated; absent where it is exact. */
  readonly standardError?: Decimal;
}

/** What a deal is worth to the seller under somebody's beliefs, whether or not it closes. */
export interface DealValuation {
  /** The name of the deal. */
  readonly deal: string;
  /** The name of the beliefs, where they have one. */
  readonly beliefs: string | undefined;
  /** ISO 4217 code of the currency of all values: that of the beliefs, else the offer's. */
  readonly currency: string;
  /** The day for which values are stated. */
  readonly valuationDate: IsoDate;
  /** The sum of probability × value over all branches, in units of the currency. */
  readonly expectedValue: Decimal;
  /** Standard error of `expectedValue`, where a part of it was simulated; absent where it is exact. */
  readonly standardError?: Decimal;
  /** All branches in which the deal closes. */
  readonly ifClosed: DealOutcome;
  /** All branches in which the deal fails. */
  readonly ifNot: DealOutcome;
  /** Bounds of the probability that all conditions are met, where independence was only taken for granted. */
  readonly bounds: ProbabilityBounds | undefined;
  /** Closing, by day; then failure, by cause. Probabilities add up to 1. */
  readonly branches: readonly DealBranch[];
  /** Everything that was taken for granted because nobody stated it. */
  readonly assumed: readonly Assumed[];
  /** What in the deal and the beliefs deserves a look; changes no value. */
  readonly diagnostics: readonly Diagnostic[];
  /** Plain data; Decimals as strings. */
  toJSON(): Json;
  /** The branches as an aligned table; to the cent unless the options say otherwise. */
  toString(options?: PrintOptions): string;
}

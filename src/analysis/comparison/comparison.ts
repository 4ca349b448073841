import type { Decimal } from "../../numeric/decimal.js";
import type { Valuation } from "../../offer/valuation.js";
import type { PrintOptions } from "../../print/formatting.js";
import type { Json } from "../../schema/document.js";
import type { IsoDate } from "../../time/date.js";
import type { MixRow } from "./certaintyMix.js";

/** By which figure offers are ranked: the value with the odds of closing, or the value if they close. */
export type RankBy = "with odds" | "if it closes";

/** One offer as seen from one viewpoint. */
export interface ComparedOffer {
  /** The name of the offer. */
  readonly offer: string;
  /** 1 for the best; offers of equal value share a rank, and the next one's counts them all. */
  readonly rank: number;
  /** What it is ranked by. */
  readonly value: Decimal;
  /** The value if the offer closes. */
  readonly presentValue: Decimal;
  /** Odds of closing: 1 for an offer without conditions, undefined where there are some whose odds are not stated. */
  readonly oddsOfClosing: Decimal | undefined;
  /** What the present value is made of, a row for each kind, always in the same order. */
  readonly mix: readonly MixRow[];
  /** Undefined where only figures are kept. */
  readonly valuation: Valuation | undefined;
}

/** All offers as seen by one party. */
export interface ComparedView {
  /** The name of the beliefs, or "View 2" for the second without one. */
  readonly viewpoint: string;
  /** ISO 4217 code of the currency of all amounts: that of the beliefs, else the offers'. */
  readonly currency: string;
  /** The day for which values are stated. */
  readonly valuationDate: IsoDate;
  /** In the order in which the offers were given. */
  readonly offers: readonly ComparedOffer[];
  /** Names of offers, best first. */
  readonly ranking: readonly string[];
}

/** Offers side by side from every viewpoint. */
export interface Comparison {
  /** The figure that offers are ranked by in every view. */
  readonly rankedBy: RankBy;
  /** One for each set of beliefs, in the order in which they were given. */
  readonly views: readonly ComparedView[];
  /** Plain data; Decimals as strings. */
  toJSON(): Json;
  /** A table for each viewpoint; to the cent unless the options say otherwise. */
  toString(options?: PrintOptions): string;
}

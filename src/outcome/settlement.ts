import type { Asset } from "../algebra/asset.js";
import type { Obligor } from "../algebra/claim.js";
import type { Decimal } from "../numeric/decimal.js";
import type { Printable } from "../schema/printable.js";
import type { IsoDate } from "../time/date.js";

/** One delivery of an offer once outcomes are known: what is owed, why, or what is not known yet. */
export interface SettledLine {
  /** The names it stands under, outermost first; the first is that of a component. */
  readonly path: readonly string[];
  /** What is delivered. */
  readonly asset: Asset;
  /** Whose debt it is; null for nobody's. */
  readonly owedBy: Obligor;
  /** The day on which it is due; undefined where that is not known. */
  readonly date: IsoDate | undefined;
  /** `"owed"`, `"not owed"` (a condition has failed, or it comes to nothing), or `"open"` while something is not known. */
  readonly status: "owed" | "not owed" | "open";
  /** Units of the asset before cents and whole shares are rounded, negative where they are paid; undefined while it is open. */
  readonly units: Decimal | undefined;
  /** The least that it can come to, whatever is still open; undefined for no bound. */
  readonly atLeast: Decimal | undefined;
  /** The most that it can come to, whatever is still open; undefined for no bound. */
  readonly atMost: Decimal | undefined;
  /** Whether its day has come by the day of settlement. */
  readonly fallenDue: boolean;
  /** How it is worked out, in figures: "15% × (130,000,000 − 120,000,000) = 1,500,000, capped at 1,000,000". */
  readonly working: string;
  /** What was observed for it, each with its figure. */
  readonly observed: readonly ObservedFigure[];
  /** What is not known yet, in words; empty unless it is open. */
  readonly unknown: readonly string[];
}

/** A figure that a payment looks at. */
export interface ObservedFigure {
  /** What it is: "ebitda for 2022", "ORCL price on closing". */
  readonly what: string;
  /** The figure, in units of the currency in which the terms measure it. */
  readonly value: Decimal;
}

/** What is owed of one asset in all. */
export interface SettledTotal {
  /** What is delivered. */
  readonly asset: Asset;
  /** Units that are owed in all. */
  readonly units: Decimal;
  /** Of these, what had fallen due by the day of settlement. */
  readonly fallenDue: Decimal;
  /** Of these, what falls due later. */
  readonly toCome: Decimal;
}

/** A place where the document leaves a reading open, and what other readings would come to. */
export interface OpenReading {
  /** The line, or the component, that it is about; empty for the whole offer. */
  readonly path: readonly string[];
  /** What is left open, in words. */
  readonly text: string;
  /** What the line or the component comes to under other readings; empty where no figure follows from them. */
  readonly alternatives: readonly AlternativeReading[];
}

/** What another reading of the terms would come to. */
export interface AlternativeReading {
  /** The reading, in words. */
  readonly reading: string;
  /** Units of the asset under it. */
  readonly units: Decimal;
  /** What the units are of. */
  readonly asset: Asset;
}

/** What is owed under an offer, once outcomes are known. */
export interface Settlement extends Printable {
  /** The name of the offer. */
  readonly offer: string;
  /** The name of the outcomes, where they have one. */
  readonly outcomes: string | undefined;
  /** The offer's currency. */
  readonly currency: string;
  /** The day of settlement. */
  readonly settledOn: IsoDate;
  /** The day on which it closed, or on which it was known that it does not; undefined where neither is known. */
  readonly closing: IsoDate | undefined;
  /** Each delivery of the offer, in the order in which it is written. */
  readonly lines: readonly SettledLine[];
  /** What is owed by asset, in the order of the lines. */
  readonly owed: readonly SettledTotal[];
  /**
   * All money that is owed, in units of the offer's currency, at the exchange rates of the days on which it is due; undefined
   * where shares are owed or a rate is not stated.
   */
  readonly total: Decimal | undefined;
  /** What is not known yet, each once, in words. */
  readonly open: readonly string[];
  /** Where a reading that the document leaves open would change what is owed. */
  readonly readings: readonly OpenReading[];
}

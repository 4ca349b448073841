import type { Decimal } from "../../numeric/decimal.js";
import type { Assumed, Diagnostic } from "../../offer/valuation.js";
import type { Printable } from "../../schema/printable.js";
import type { IsoDate } from "../../time/date.js";

/** A figure that was worked out on many paths, with how far it may be off. All amounts are in the simulation's currency. */
export interface SimulatedFigure {
  /** The mean over all paths, in as many digits as the standard error leaves meaning in, and two more. */
  readonly mean: Decimal;
  /** How far the mean is typically off; never below what the arithmetic of doubles may leave. */
  readonly standardError: Decimal;
  /** The range that holds the true figure in 95 of 100 simulations: Student's t for quasi-random paths. */
  readonly interval: readonly [Decimal, Decimal];
}

/** Today's price of what is paid on many paths. */
export interface SimulatedPrice extends SimulatedFigure {
  /** Risk is in the drift, so that means are prices: percentiles under this drift would say nothing about what will be paid. */
  readonly drift: "pricing";
}

/** The odds of something, as a share of all paths. */
export interface SimulatedProbability {
  /** From 0 to 1. */
  readonly probability: Decimal;
  /**
   * The range that holds the true probability in 95 of 100 simulations, were paths independent (Wilson's; quasi-random paths do no
   * worse). Where it never or always came about on n paths, it reaches 3/n.
   */
  readonly interval: readonly [Decimal, Decimal];
}

/** An amount that is not reached, or just reached, with given odds. */
export interface SimulatedQuantile {
  /** The amount, within 1/512 of itself beside what chance leaves; exact where many paths come to it, as to a cap. */
  readonly value: Decimal;
  /** The range that holds the true one in 95 of 100 simulations, were paths independent. */
  readonly interval: readonly [Decimal, Decimal];
}

/** How many paths pay an amount in a range. */
export interface HistogramBin {
  /** The lower end, which belongs to it. */
  readonly from: Decimal;
  /** The upper end, which belongs to the next one, but for the last. */
  readonly to: Decimal;
  /** Share of all paths, from 0 to 1. */
  readonly probability: Decimal;
}

/** One percentile. */
export interface Percentile extends SimulatedQuantile {
  /** Its odds, from 0 to 1. */
  readonly probability: Decimal;
}

/**
 * What will be paid, before any discounting: money at its amount, shares at their price on the day they are delivered, other
 * currencies at their forward rate.
 */
export interface PaidAmounts {
  /** Quantities move as they are expected to: no premium for risk in the drift. */
  readonly drift: "real-world";
  /** What is paid on average. */
  readonly mean: SimulatedFigure;
  /** The odds that anything is paid. */
  readonly probabilityOfPayment: SimulatedProbability;
  /** What is paid on average where anything is; null where nothing ever is. */
  readonly meanIfPaid: SimulatedFigure | null;
  /** The least that any path pays. */
  readonly least: Decimal;
  /** The most that any path pays. */
  readonly greatest: Decimal;
  /** Nine percentiles, from the 1st to the 99th. */
  readonly percentiles: readonly Percentile[];
  /**
   * The amount that is not exceeded with probability `p`, a decimal string or Decimal above 0 and below 1.
   *
   * @throws OfferError `out-of-range`.
   */
  quantile(p: Decimal | string): SimulatedQuantile;
  /** The odds that at most so much is paid. */
  probabilityAtMost(amount: Decimal | string): SimulatedProbability;
  /**
   * What is paid on average on the worst share `p` of all paths, those that pay least; `"0.05"` is the mean of the worst twentieth.
   *
   * @throws OfferError `out-of-range`.
   */
  expectedShortfall(p: Decimal | string): Decimal;
  /**
   * Shares of all paths in ranges of equal width from the least to the greatest amount; 20 of them unless stated, at most 1,000.
   *
   * @throws OfferError `out-of-range`.
   */
  histogram(bins?: number): readonly HistogramBin[];
}

/** One component on many paths. */
export interface SimulatedComponent {
  /** Its name in the offer. */
  readonly name: string;
  /** What it is worth today; undefined where the simulation was restricted to the real-world drift. */
  readonly presentValue: SimulatedPrice | undefined;
  /** What it will pay; undefined where the simulation was restricted to the pricing drift. */
  readonly paid: PaidAmounts | undefined;
}

/** What is paid on one day, over all components. */
export interface SimulatedDate {
  /** The day of payment. */
  readonly date: IsoDate;
  /** What will be paid on it. */
  readonly paid: PaidAmounts;
}

/** The mean of the first paths. */
export interface Convergence {
  /** How many paths. */
  readonly paths: number;
  /** Their mean: the present value, or what is paid where the simulation was restricted to the real-world drift. */
  readonly mean: Decimal;
  /** How far that is typically off. */
  readonly standardError: Decimal;
}

/** Two quantities whose scores are joined. */
export interface CorrelationUsed {
  /** The two, such as `metrics.us-profit` and `shares.ORCL`. */
  readonly between: readonly [string, string];
  /** From −1 to 1. */
  readonly correlation: Decimal;
}

/** What simulations of offers and of deals have in common: what something is worth and may pay, worked out on many paths. */
export interface SimulationResult extends Printable {
  /** The name of the beliefs, where they have one. */
  readonly beliefs: string | undefined;
  /** ISO 4217 code of all amounts. */
  readonly currency: string;
  /** The day for which values are stated. */
  readonly valuationDate: IsoDate;
  /** How many paths. */
  readonly paths: number;
  /** What random numbers started from. */
  readonly seed: number;
  /** How paths were drawn: evenly spread, or each for itself. */
  readonly method: "quasi" | "plain";
  /** Independent scramblings of the points from which errors are told; 1 where the method is plain. */
  readonly scrambles: number;
  /**
   * What an offer is worth if it closes, or what is expected of a deal, as `valueDeal` works it out: each outcome weighed with its
   * probability; undefined where the simulation was restricted to the real-world drift.
   */
  readonly presentValue: SimulatedPrice | undefined;
  /**
   * What will be paid in all: by an offer if it closes, by a deal whatever comes of it; undefined where the simulation was restricted to
   * the pricing drift.
   */
  readonly paid: PaidAmounts | undefined;
  /** Each day on which something may be paid, ascending; empty where the simulation was restricted to the pricing drift. */
  readonly dates: readonly SimulatedDate[];
  /** The mean after 1, 2, 4, … blocks of 1,024 paths of each scramble, and after all. */
  readonly convergence: readonly Convergence[];
  /** The correlations that were stated between quantities that were drawn. */
  readonly correlationsUsed: readonly CorrelationUsed[];
  /** What was taken for granted. */
  readonly assumed: readonly Assumed[];
  /** What deserves a look. */
  readonly diagnostics: readonly Diagnostic[];
}

/** What an offer is worth and what it may pay under somebody's beliefs, if it closes, worked out on many paths. */
export interface Simulation extends SimulationResult {
  /** The offer's name. */
  readonly offer: string;
  /** The day on which the deal closes, where anything hangs on it. */
  readonly closing: IsoDate | undefined;
  /** Each component for itself. */
  readonly components: readonly SimulatedComponent[];
}

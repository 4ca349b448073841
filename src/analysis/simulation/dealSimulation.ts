import type { Decimal } from "../../numeric/decimal.js";
import type { Assumed, Diagnostic } from "../../offer/valuation.js";
import type { Printable } from "../../schema/printable.js";
import type { IsoDate } from "../../time/date.js";
import type {
  Convergence,
  CorrelationUsed,
  PaidAmounts,
  SimulatedDate,
  SimulatedPrice,
} from "./simulation.js";

/** Some of the ways in which a deal may end, on the paths on which one of them comes about. */
export interface SimulatedOutcome {
  /** Probability that one of them comes about, from 0 to 1: as it is believed, and not counted. */
  readonly probability: Decimal;
  /** What the seller then has, today; undefined where it cannot come about or the simulation was restricted to the real-world drift. */
  readonly presentValue: SimulatedPrice | undefined;
  /**
   * What the seller then receives; undefined where fewer than two paths come to it or the simulation was restricted to the pricing
   * drift. Errors are those of independent paths.
   */
  readonly paid: PaidAmounts | undefined;
}

/** One way in which a deal may end. They exclude each other, and one of them comes about. */
export interface SimulatedBranch extends SimulatedOutcome {
  /** Whether the deal closes in this branch or fails. */
  readonly outcome: "closes" | "fails";
  /** The first of the offer's conditions that fails, in the order stated; `"lapse"` where time runs out; undefined if it closes. */
  readonly cause: string | undefined;
  /** The day on which it closes, or on which it is known that it does not; undefined where nothing hangs on it. */
  readonly date: IsoDate | undefined;
}

/** What a deal is worth to the seller and what the seller may receive, whether or not it closes, worked out on many paths. */
export interface DealSimulation extends Printable {
  /** The name of the deal. */
  readonly deal: string;
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
  /** The expected value, which `valueDeal` works out: each outcome weighed with its probability; undefined where only the real-world drift was asked for. */
  readonly presentValue: SimulatedPrice | undefined;
  /** What the seller will receive, whatever comes of the deal; undefined where the simulation was restricted to the pricing drift. */
  readonly paid: PaidAmounts | undefined;
  /** All branches in which the deal closes. */
  readonly ifClosed: SimulatedOutcome;
  /** All branches in which the deal fails. */
  readonly ifNot: SimulatedOutcome;
  /** Closing, by day; then failure, by cause. Probabilities add up to 1. */
  readonly branches: readonly SimulatedBranch[];
  /** Each day on which something may be received, ascending; empty where the simulation was restricted to the pricing drift. */
  readonly dates: readonly SimulatedDate[];
  /** The mean after 1, 2, 4, … blocks of 1,024 paths of each scramble, and after all. */
  readonly convergence: readonly Convergence[];
  /** The correlations that were stated between quantities that the deal hangs on. */
  readonly correlationsUsed: readonly CorrelationUsed[];
  /** What was taken for granted. */
  readonly assumed: readonly Assumed[];
  /** What deserves a look. */
  readonly diagnostics: readonly Diagnostic[];
}

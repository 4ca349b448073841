import type { Decimal } from "../../numeric/decimal.js";
import type { IsoDate } from "../../time/date.js";
import type { PaidAmounts, SimulatedPrice, SimulationResult } from "./simulation.js";

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
export interface DealSimulation extends SimulationResult {
  /** The name of the deal. */
  readonly deal: string;
  /** All branches in which the deal closes. */
  readonly ifClosed: SimulatedOutcome;
  /** All branches in which the deal fails. */
  readonly ifNot: SimulatedOutcome;
  /** Closing, by day; then failure, by cause. Probabilities add up to 1. */
  readonly branches: readonly SimulatedBranch[];
}

import type { Decimal } from "offer-valuation";
import type { Size } from "./flows.js";
import type * as subject from "./subject.js";

/** The library with what the benchmark reaches into: built, as source, or counting its slower paths. */
export type Subject = typeof subject;

/** Somebody else's way to the same figure. */
export interface Peer {
  readonly name: string;
  /** The figure of a turn; a turn is another rate or another belief set. */
  run(turn: number): number | string | Decimal;
  /** How far off its figure may be, as a share of ours. */
  readonly tolerance: number;
  /** The bar: our time as a multiple of this one's. */
  readonly atMost?: number | undefined;
  /** The share of the work that a turn does, where all of it takes too long; its figure is then not comparable. */
  readonly share?: number | undefined;
}

/** One row of the benchmark. */
export interface Measure {
  readonly name: string;
  readonly size?: Size | undefined;
  ours(turn: number): Decimal;
  readonly peers: readonly Peer[];
  /** The bar: microseconds for one turn. */
  readonly atMost?: number | undefined;
  /** So many turns are counted for slower paths, where the usual number would take too long. */
  readonly turns?: number | undefined;
  /** Each turn has to take the path over typed arrays. */
  readonly inBulk?: boolean | undefined;
}

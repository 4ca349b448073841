import type { Decimal } from "../../numeric/decimal.js";

/** A range of outcomes: its probability, P(X in range), and its part of the mean, E[X; X in range]. */
export interface Mass {
  readonly probability: Decimal;
  readonly partialMean: Decimal;
}

/** A value that is taken with positive probability. */
export interface Atom {
  readonly value: Decimal;
  readonly probability: Decimal;
}

/**
 * What somebody believes of one observable. Every piecewise-linear payoff is priced from `upTo` and `from` alone. Both are
 * given because each is accurate relative to itself in its own tail, where one minus the other would be noise.
 */
export interface Distribution {
  readonly mean: Decimal;
  /** The mass of X ≤ k, or of X < k where `inclusive` is false. */
  upTo(k: Decimal, inclusive: boolean): Mass;
  /** The mass of X ≥ k, or of X > k where `inclusive` is false. */
  from(k: Decimal, inclusive: boolean): Mass;
  /** The smallest value that X stays at or below with probability `p`; `p` above 0 and below 1. */
  quantile(p: Decimal): Decimal;
  /** The same shape with another mean: lognormals are rescaled, everything else is shifted. */
  withMean(mean: Decimal): Distribution;
  /** All values of a discrete distribution; empty for a continuous one. */
  readonly atoms: readonly Atom[];
  /** A smooth way through a continuous distribution, for quadrature; undefined for a discrete one. */
  readonly coordinate: Coordinate | undefined;
}

/** X as a function of a coordinate z with a density: z itself for bounded families, a standard normal for the others. */
export interface Coordinate {
  /** Ascending values of z between which everything is smooth; outside the outermost lies less than 1e-40. */
  readonly knots: readonly Decimal[];
  valueAt(z: Decimal): Decimal;
  densityAt(z: Decimal): Decimal;
}

import type { Decimal } from "../numeric/decimal.js";
import type { Real } from "../numeric/real.js";

/** A value that is taken with positive probability. */
interface Atom {
  /** The value. */
  readonly value: Real;
  /** Its probability, above 0. */
  readonly probability: Real;
}

/**
 * What somebody believes of one observable X. Every piecewise-linear payoff is priced from these figures alone. Each comes
 * in two, because each is accurate relative to itself in its own tail, where one minus the other would be noise.
 */
export interface Distribution {
  /** E[X] */
  readonly mean: Real;
  /** P(X ≤ k), or P(X < k) where `inclusive` is false. */
  below(k: Real, inclusive: boolean): Real;
  /** P(X ≥ k), or P(X > k) where `inclusive` is false. */
  above(k: Real, inclusive: boolean): Real;
  /** E[(X − k)⁺] */
  call(k: Real): Real;
  /** E[(k − X)⁺] */
  put(k: Real): Real;
  /** The least x with P(X ≤ x) ≥ p, the inverse of the distribution function; asked only for 0 < p < 1. */
  quantile(p: Real): Real;
  /** The distribution with another mean and its shape kept: lognormals are rescaled, the other built-in families are shifted. */
  withMean(mean: Real): Distribution;
  /** All values of a discrete distribution; empty for a continuous one. */
  readonly atoms: readonly Atom[];
  /** A smooth way through a continuous distribution, for quadrature; undefined for a discrete one. */
  readonly coordinate: Coordinate | undefined;
  /**
   * The distribution of X where its standard normal score, Φ⁻¹(P(X ≤ x)), has this mean and standard deviation in place of 0 and 1:
   * what X is like given the score of another quantity. Absent from families that have no closed form of it; where a continuous
   * one has it, its `coordinate` is that score.
   */
  withScore?(mean: Real, deviation: Real): Distribution;
  /** How a simulation draws X; made once for many paths. */
  sampling(): Sampling;
  /** How far its figures may be from those of what it stands for; absent where it is that itself. */
  readonly uncertainty?: Uncertainty;
}

/** How far figures of a distribution may be from those of what it stands for, which has its mean. */
export interface Uncertainty {
  /** The most by which E[(X − k)⁺] and E[(k − X)⁺] may be off. */
  option(k: Real): number;
  /** The most by which P(X ≤ k) and P(X ≥ k) may be off. */
  odds(k: Real): number;
}

/**
 * X as a function of a coordinate z with a density: of the built-in families a standard normal score for those without ends, and
 * for the others how far along their range, from 0 to 1.
 */
export interface Coordinate {
  /** Ascending values of z between which everything is smooth; outside the outermost lies less than 1e-40. */
  readonly knots: readonly Decimal[];
  /** Whether the density or the distribution function behaves like a broken power at a knot. */
  readonly singularAtKnots: boolean;
  /** X at z. */
  valueAt(z: Real): Real;
  /** The coordinate of a value that it can take. */
  scoreOf(value: Real): Real;
  /** Whether a value has a coordinate: a lognormal only takes values above 0. */
  holds(value: Real): boolean;
  /** How much probability there is for each unit of z. */
  densityAt(z: Real): Real;
}

/**
 * X as a function of a standard normal score z, in doubles: always `quantile` at p = Φ(z), so that distributions whose scores
 * move together keep their own shapes. Normals and lognormals are plain numbers, which whole blocks of paths can be
 * computed from; every other family is a function of p.
 */
export type Sampling =
  | {
      /** X = mean + deviation·z */
      readonly form: "normal";
      /** Mean of X. */
      readonly mean: number;
      /** Standard deviation of X, at least 0. */
      readonly deviation: number;
    }
  | {
      /** X = floor + e^(location + deviation·z) */
      readonly form: "lognormal";
      /** What X never falls to. */
      readonly floor: number;
      /** Mean of ln(X − floor). */
      readonly location: number;
      /** Standard deviation of ln(X − floor), above 0. */
      readonly deviation: number;
    }
  | {
      /** X = valueAt(Φ(z), Φ(−z)) */
      readonly form: "inverse";
      /** X at p = `below` = 1 − `above`. Both are given because near 1 only the small one of them still has its digits. */
      readonly valueAt: (below: number, above: number) => number;
    };

import { type Decimal, ONE, ZERO } from "../numeric/decimal.js";
import { normalCdf, normalDensity } from "../numeric/normal.js";
import { like, precisionOf, roundLike, widen } from "../numeric/precision.js";

export const LOCK_UP_MODELS = ["finnerty", "ghaidarov", "chaffe", "longstaff", "none"] as const;

/** How to price that shares cannot be sold for a while; "none" says that it costs nothing. */
export type LockUpModel = (typeof LOCK_UP_MODELS)[number];

/** A lock-up as the models see it. */
export interface LockedUp {
  /** σ²T: yearly volatility squared, times years. */
  readonly variance: Decimal;
  /** e^(−qT): the part of the share's value that is left once the dividends of those years are paid. */
  readonly afterDividends: Decimal;
  /** What money at the end of the lock-up is worth at its start; only Chaffe's model asks. */
  readonly discountFactor: () => Decimal;
}

const GUARD = 10;

/**
 * The part of a share's value, on the day it is delivered, that a lock-up takes away: from 0 to 1. The dividends of the
 * lock-up are the holder's, so the models' discount applies to what is left after them; nothing is forgone for them.
 */
export function lockUpFraction(model: LockUpModel, locked: LockedUp): Decimal {
  const discount = locked.afterDividends.times(withoutDividends(model, locked));
  // Longstaff's bound exceeds 1 for long, volatile lock-ups, but no share is worth less than nothing.
  return discount.greaterThan(1) ? ONE : discount;
}

function withoutDividends(model: LockUpModel, { variance, discountFactor }: LockedUp): Decimal {
  switch (model) {
    case "finnerty":
      return finnerty(variance);
    case "ghaidarov":
      return ghaidarov(variance);
    case "chaffe":
      return chaffe(variance, discountFactor());
    case "longstaff":
      return longstaff(variance);
    case "none":
      return ZERO;
  }
}

/** A put struck at the average price, 2Φ(v/2) − 1 with v² = s + ln(2(e^s − s − 1)) − 2 ln(e^s − 1): at most 32.28%. */
export function finnerty(variance: Decimal): Decimal {
  return averageStrikePut(variance, ({ growth, excess }) => excess.times(growth).div(growth.minus(1).pow(2)));
}

/** The same with the moments of the average price itself: v² = ln(2(e^s − s − 1)) − 2 ln s. */
export function ghaidarov(variance: Decimal): Decimal {
  return averageStrikePut(variance, ({ s, excess }) => excess.div(s.times(s)));
}

/** A put struck at today's price: DF·Φ(−d₂) − Φ(−d₁), d₁,₂ = (−ln DF ± s/2)/√s. */
export function chaffe(variance: Decimal, discountFactor: Decimal): Decimal {
  if (variance.isZero()) return discountFactor.greaterThan(1) ? discountFactor.minus(1) : ZERO;
  // The shorter the lock-up, the more the two terms cancel: to √s of their size.
  const s = widen(variance, GUARD + Math.abs(variance.e));
  const strike = like(s, discountFactor);
  const middle = strike.ln().div(s.sqrt());
  const half = s.sqrt().div(2);
  const put = strike.times(normalCdf(middle.plus(half))).minus(normalCdf(middle.minus(half)));
  return roundLike(variance, put);
}

/** A put on the highest price, the most that foresight could gain: (2 + s/2)Φ(√s/2) + √(s/2π)e^(−s/8) − 1. */
export function longstaff(variance: Decimal): Decimal {
  const half = widen(variance, GUARD).sqrt().div(2);
  const area = half.times(normalCdf(half)).plus(normalDensity(half)).times(half).times(2);
  return roundLike(variance, massWithin(half).plus(area));
}

interface Moments {
  readonly s: Decimal;
  /** e^s */
  readonly growth: Decimal;
  /** 2(e^s − s − 1) */
  readonly excess: Decimal;
}

/** 2Φ(v/2) − 1, where e^(v²) is the ratio of two moments. */
function averageStrikePut(variance: Decimal, ratioOf: (moments: Moments) => Decimal): Decimal {
  if (variance.isZero()) return ZERO;
  const square = (): Decimal => {
    // It begins with s/3, and what follows is of the size of s².
    if (variance.e < -precisionOf(variance)) return widen(variance, GUARD).div(3);
    // Terms near 1 cancel to s² and then to s/3: as many more digits as that takes.
    const s = widen(variance, GUARD + 3 * Math.abs(variance.e));
    const growth = s.exp();
    return ratioOf({ s, growth, excess: growth.minus(s).minus(1).times(2) }).ln();
  };
  return roundLike(variance, massWithin(square().sqrt().div(2)));
}

/** P(−x < X < x) = 2Φ(x) − 1 of a standard normal, with as many more digits as cancel where x is small. */
function massWithin(x: Decimal): Decimal {
  const wide = widen(x, GUARD + Math.max(0, -x.e));
  return normalCdf(wide).times(2).minus(1);
}

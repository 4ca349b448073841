import { blackPut } from "../distributions/black.js";
import { massWithin } from "../numeric/massWithin.js";
import type { Real } from "../numeric/real.js";

export const LOCK_UP_MODELS = ["finnerty", "ghaidarov", "chaffe", "longstaff", "none"] as const;

/** How to price that shares cannot be sold for a while; "none" says that it costs nothing. */
export type LockUpModel = (typeof LOCK_UP_MODELS)[number];

/** A lock-up as the models see it. */
export interface LockedUp {
  /** σ²T: yearly volatility squared, times years. */
  readonly variance: Real;
  /** e^(−qT): the part of the share's value that is left once the dividends of those years are paid. */
  readonly afterDividends: Real;
  /** What money at the end of the lock-up is worth at its start; only Chaffe's model asks. */
  readonly discountFactor: () => Real;
}

/**
 * The part of a share's value, on the day it is delivered, that a lock-up takes away: from 0 to 1. The dividends of the
 * lock-up are the holder's, so the models' discount applies to what is left after them; nothing is forgone for them.
 */
export function lockUpFraction(model: LockUpModel, locked: LockedUp): Real {
  const discount = locked.afterDividends.times(withoutDividends(model, locked));
  // Longstaff's bound exceeds 1 for long, volatile lock-ups, but no share is worth less than nothing.
  return discount.min(discount.like(1));
}

function withoutDividends(model: LockUpModel, { variance, discountFactor }: LockedUp): Real {
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
      return variance.like(0);
  }
}

/** A put struck at the average price, 2Φ(v/2) − 1 with v² = s + ln(2(e^s − s − 1)) − 2 ln(e^s − 1): at most 32.28%. */
export function finnerty(s: Real): Real {
  if (s.isZero()) return s;
  const { second, first } = moments(s);
  return averageStrikePut(second.log1p().plus(s).minus(first.log1p().times(2)));
}

/** The same with the moments of the average price itself: v² = ln(2(e^s − s − 1)) − 2 ln s. */
export const ghaidarov = (s: Real): Real => (s.isZero() ? s : averageStrikePut(moments(s).second.log1p()));

const averageStrikePut = (square: Real): Real => massWithin(square.sqrt().div(2));

/** A put struck at today's price: DF·Φ(−d₂) − Φ(−d₁), d₁,₂ = (−ln DF ± s/2)/√s. */
export function chaffe(s: Real, discountFactor: Real): Real {
  const today = s.like(1);
  if (s.isZero()) return discountFactor.minus(today).max(s.like(0));
  return blackPut(today, discountFactor, s.sqrt());
}

/** A put on the highest price, the most that foresight could gain: (2 + s/2)Φ(√s/2) + √(s/2π)e^(−s/8) − 1. */
export function longstaff(s: Real): Real {
  if (s.isZero()) return s;
  const half = s.sqrt().div(2);
  const area = half.times(half.normalCdf()).plus(half.normalDensity()).times(half).times(2);
  return massWithin(half).plus(area);
}

/** (e^s − 1)/s and 2(e^s − s − 1)/s², both less 1: what is left of them where s is small. */
function moments(s: Real): { readonly first: Real; readonly second: Real } {
  if (s.toNumber() > 1) {
    const growth = s.expm1();
    const excess = growth.minus(s).times(2);
    return { first: growth.div(s).minus(1), second: excess.div(s.times(s)).minus(1) };
  }
  return { first: series(s, 2), second: series(s, 3) };
}

/** s/k + s²/(k·(k + 1)) + …, all positive: less than twice its last term is left out. */
function series(s: Real, k: number): Real {
  let term = s.div(k);
  let sum = term;
  for (let n = k + 1, left = s.digits; left > 0; n += 1) {
    left -= Math.log10(n / s.toNumber());
    term = term.times(s).div(n);
    sum = sum.plus(term);
  }
  return sum.within(term.middle().times(2));
}

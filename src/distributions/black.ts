// Internal: no name of the public API lives here.

import type { Real } from "../numeric/real.js";

/** The two legs of an option on a lognormal: F·N(±d₁) and K·N(±d₂), undiscounted. */
interface Legs {
  readonly above: Real;
  readonly below: Real;
}

/** E[(X − k)⁺] for a lognormal X with this mean and log standard deviation v > 0: F·Φ(d₁) − K·Φ(d₂) (Black 1976). */
export function blackCall(forward: Real, strike: Real, v: Real): Real {
  const { above, below } = legs(forward, strike, v, 1);
  return above.minus(below);
}

/** E[(k − X)⁺]: K·Φ(−d₂) − F·Φ(−d₁). */
export function blackPut(forward: Real, strike: Real, v: Real): Real {
  const { above, below } = legs(forward, strike, v, -1);
  return below.minus(above);
}

/**
 * An error e in ln(F/K)/v moves the two legs alike: F·φ(d₁) = K·φ(d₂), so that their difference moves by less than
 * F·φ(d₁)·v·e². One in v does not cancel: it moves the difference by F·φ(d₁) times as much.
 */
function legs(forward: Real, strike: Real, v: Real, side: 1 | -1): Legs {
  const centre = forward.div(strike).ln().div(v.middle());
  const half = v.middle().times(0.5);
  const exact = centre.middle();
  const d1 = exact.plus(half);
  const d2 = exact.minus(half);
  const odds = (side === 1 ? d1 : d1.neg()).normalCdf();
  // φ(x) is at most 1 + |x| times the tail beyond x.
  const tail = odds.toNumber() < 0.5 ? odds : odds.neg().plus(1);
  const density = forward.times(tail).times(d1.abs().plus(1));
  const doubt = centre.doubt();
  const spread = density.times(v.times(doubt).times(doubt).plus(v.doubt())).times(2).middle();
  return {
    above: forward.times(odds).within(spread),
    below: strike.times((side === 1 ? d2 : d2.neg()).normalCdf()),
  };
}

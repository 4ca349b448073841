// Internal: no name of the public API lives here.

import { type Balance, balancePoint } from "../roots/balancePoint.js";
import { exp2Fraction, powerOfTwo } from "./exp2Fraction.js";
import type { ExponentialSum } from "./exponentialSum.js";

/** Which side of a balance each amount stands on: 1 the earlier side, −1 the later one, 0 neither. */
export type Sides = Int8Array;

/**
 * log2 of the discounted sizes of the earlier side over those of the later side. It rises with x, since the later side
 * shrinks faster, at a rate between the shortest and the longest time from one side to the other.
 */
function balanceAt(sum: ExponentialSum, sides: Sides, x: number): Balance {
  const earlier = weigh(sum, sides, 1, x);
  const later = weigh(sum, sides, -1, x);
  return { surplus: earlier.powersOfTwo - later.powersOfTwo, slope: later.meanTime - earlier.meanTime };
}

function weigh({ times, mantissas, exponents }: ExponentialSum, sides: Sides, side: number, x: number) {
  let top = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < sides.length; i += 1) {
    if (sides[i] === side) top = Math.max(top, (exponents[i] as number) - x * (times[i] as number));
  }
  const scale = Math.ceil(top);
  let mass = 0;
  let moment = 0;
  for (let i = 0; i < sides.length; i += 1) {
    if (sides[i] !== side) continue;
    const time = times[i] as number;
    const power = x * time;
    const whole = Math.round(power);
    const shift = powerOfTwo((exponents[i] as number) - whole - scale);
    const size = Math.abs(mantissas[i] as number) * exp2Fraction(whole - power) * shift;
    mass += size;
    moment += size * time;
  }
  return { powersOfTwo: scale + Math.log2(mass), meanTime: moment / mass };
}

const MAX_STEPS = 200;
const SETTLED = 2 ** -51;

/**
 * Where the two sides balance. Every amount of the earlier side must come before every one of the later, so that there is
 * one such x.
 */
export const balanceOf = (sum: ExponentialSum, sides: Sides): number =>
  balancePoint((x) => balanceAt(sum, sides, x), SETTLED);

/**
 * An x near the balance point, above it (`direction` 1) or below (−1), from which on the heavier side certainly stays the
 * heavier: far enough for rounding not to matter. Infinite where doubles cannot tell.
 */
export function certainlyBeyond(sum: ExponentialSum, sides: Sides, direction: 1 | -1): number {
  let x = balanceOf(sum, sides);
  for (let step = 0, factor = 1; step < MAX_STEPS; step += 1, factor *= 2) {
    const margin = 1e-9 + 1e-15 * (Math.abs(x) * sum.horizon + 1000);
    const { surplus, slope } = balanceAt(sum, sides, x);
    if (direction * surplus > margin) return x;
    x += direction * factor * Math.max((2 * margin) / slope, Math.abs(x) * 2 ** -50);
  }
  return direction * Number.POSITIVE_INFINITY;
}

// Internal: no name of the public API lives here.

import { Decimal } from "./decimal.js";
import type { Real } from "./real.js";

/**
 * I_x(a, b), the distribution function of a beta(a, b), for 1 ≤ a, b ≤ 10^6 and 0 ≤ x ≤ 1; the right tail is I_{1−x}(b, a). Off by
 * less than 10^(3−digits) of itself. No gamma function: the complete beta function is the sum of its two parts, below and
 * above the mean, and the same fraction gives both of them without cancellation.
 */
export function incompleteBeta(x: Real, a: Real, b: Real): Real {
  if (x.lessThanOrEqualTo(0)) return x.like(0);
  if (x.greaterThanOrEqualTo(1)) return x.like(1);
  const { below, above } = betaAroundMean(a, b);
  const whole = below.plus(above);
  if (x.times(a.plus(b)).lessThanOrEqualTo(a)) return lowerBeta(x, a, b).div(whole);
  return lowerBeta(x.neg().plus(1), b, a).div(whole).neg().plus(1);
}

/** B(a, b) in two parts: the integral up to the mean a/(a + b), and from there on. */
export function betaAroundMean(a: Real, b: Real): { below: Real; above: Real } {
  const sum = a.plus(b);
  return { below: lowerBeta(a.div(sum), a, b), above: lowerBeta(b.div(sum), b, a) };
}

/** B_x(a, b) = ∫₀ˣ t^(a−1)·(1 − t)^(b−1) dt for 0 < x up to about the mean a/(a + b). */
export function lowerBeta(x: Real, a: Real, b: Real): Real {
  return power(x, a, b).div(fraction(x, a, b));
}

/**
 * B_x(a, b) and B_x(a + 1, b) for the price of one: by parts, a·B_x(a, b) = x^a·(1 − x)^b + (a + b)·B_x(a + 1, b), all of it
 * positive (DLMF 8.17.20).
 */
export function lowerBetas(x: Real, a: Real, b: Real): { lower: Real; next: Real } {
  const edge = power(x, a, b);
  const next = edge.times(x).div(fraction(x, a.plus(1), b));
  const lower = next.times(a.plus(b)).plus(edge).div(a);
  return { lower, next };
}

/**
 * The x up to about the mean a/(a + b) with B_x(a, b) = `mass`, for a, b ≥ 1. By Newton's method on ln B_x in ln x, whose slope
 * K/(1 − x) comes with the fraction; what is left after the last step is the error.
 */
export function lowerBetaQuantile(mass: Real, a: Real, b: Real): Real {
  const target = mass.ln();
  const miss = (u: Real): Real => {
    const x = u.exp();
    const share = fraction(x, a, b);
    const logMass = u.times(a).plus(x.neg().log1p().times(b)).minus(share.ln());
    return logMass.minus(target).times(x.neg().plus(1)).div(share);
  };
  const guess = lowerBetaLogQuantile(target.toNumber(), a.toNumber(), b.toNumber());
  let u = mass.like(guess);
  // A guess good to a double's digits, and every step doubles them.
  for (let known = 15; known < mass.digits; known *= 2) u = u.minus(miss(u)).middle();
  const left = miss(u);
  // The slope hardly changes over what is left, which the guess has made that small.
  return u.within(left.abs().plus(left.doubt()).times(1.01).middle()).exp();
}

/**
 * ln x for the x up to about the mean with ln B_x(a, b) = `logMass`, for a, b ≥ 1, in doubles. ln B_x is concave in ln x and its
 * asymptote a·ln x − ln a lies above it: Newton's steps begin left of the solution and climb to it.
 */
export function lowerBetaLogQuantile(logMass: number, a: number, b: number): number {
  let u = (logMass + Math.log(a)) / a;
  for (let step = 0; step < MAX_STEPS; step += 1) {
    const x = Math.exp(u);
    const share = fractionInDoubles(x, a, b);
    const change = ((logMass - a * u - b * Math.log1p(-x) + Math.log(share)) * (1 - x)) / share;
    u += change;
    if (Math.abs(change) < ENOUGH) break;
  }
  return u;
}

/** Steps double what is right; from a start this far off a dozen are plenty, and rounding must not keep it going. */
const MAX_STEPS = 30;

/** A step of so much leaves its square. */
const ENOUGH = 1e-9;

function fractionInDoubles(x: number, a: number, b: number): number {
  const terms = termsNeeded(x, a, b, 17);
  let value = a + terms;
  for (let n = terms; n > 0; n--) {
    const m = Math.floor(n / 2);
    const numerator = n % 2 === 0 ? m * (b - m) * x : -(a + m) * (a + b + m) * x;
    value = a + n - 1 + numerator / value;
  }
  return value;
}

/** x^a·(1 − x)^b; one exponential costs less than two powers, and the guard digits cover the size of its exponent. */
const power = (x: Real, a: Real, b: Real): Real => x.ln().times(a).plus(x.neg().plus(1).ln().times(b)).exp();

/**
 * K in B_x(a, b) = x^a·(1 − x)^b / K: the continued fraction K = a + e₁/(a + 1 + e₂/(a + 2 + …)) with e₂ₘ = m(b − m)x and
 * e₂ₘ₊₁ = −(a + m)(a + b + m)x; DLMF 8.17.22 with its denominators multiplied out.
 */
function fraction(x: Real, a: Real, b: Real): Real {
  const even = x.times(b);
  const odd = x.times(a).times(a.plus(b));
  const slope = x.times(a.times(2).plus(b));
  const numerator = (n: number): Real => {
    const m = Math.floor(n / 2);
    const square = x.times(m * m);
    return n % 2 === 0 ? even.times(m).minus(square) : odd.plus(slope.times(m)).plus(square).neg();
  };
  const terms = termsNeeded(x.toNumber(), a.toNumber(), b.toNumber(), x.digits);
  let value = a.plus(terms);
  for (let n = terms; n > 0; n--)
    value = numerator(n)
      .div(value)
      .plus(a)
      .plus(n - 1);
  return value.within(value.middle().times(value.like(new Decimal(`1e-${x.digits}`))));
}

/**
 * How many numerators leave less than 10^−digits out. The distance between successive convergents shrinks with the n-th by
 * eₙ/(r·r′), r the growth of the denominators and r′ the one before, and in the end by `limit`.
 */
function termsNeeded(x: number, a: number, b: number, digits: number): number {
  const root = Math.sqrt(1 - x);
  const limit = x / (1 + root) ** 2;
  let growth = a + 1;
  let n = 1;
  for (let left = digits * Math.LN10 - Math.log1p(-limit); left > 0; ) {
    n++;
    const m = Math.floor(n / 2);
    const numerator = n % 2 === 0 ? m * (b - m) * x : -(a + m) * (a + b + m) * x;
    const next = a + n + numerator / growth;
    // A numerator that almost vanishes (b close to a whole number) is not known from its double: count it as of usual size.
    left += Math.log(Math.max(Math.abs(numerator), m * x, Number.MIN_VALUE) / (next * growth));
    growth = next;
  }
  return n;
}

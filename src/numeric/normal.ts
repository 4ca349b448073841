// Internal: no name of the public API lives here.

import { OfferError } from "../errors.js";
import type { Decimal } from "./decimal.js";
import { piLike } from "./pi.js";
import { like, precisionOf, roundLike, widen } from "./precision.js";

const GUARD = 8;

/** Beyond a score of 10^9, φ and Φ are below what a Decimal can hold, and 0 is the nearest number. */
const LARGEST_EXPONENT = 8;

/** φ(x) = e^(−x²/2) / √(2π), the standard normal density; off by less than 10^(2−digits) of itself. */
export function normalDensity(x: Decimal): Decimal {
  return x.e > LARGEST_EXPONENT ? like(x, 0) : roundLike(x, density(widen(x, guardOf(x))));
}

/**
 * Φ(x), the standard normal distribution function; the right tail is Φ(−x). Off by less than 10^(2−digits) of itself, in
 * either tail: a sum of positive terms gives P(0 < X < |x|) and carries as many more digits as ½ minus it cancels;
 * further out, Laplace's continued fraction gives the tail itself.
 */
export function normalCdf(x: Decimal): Decimal {
  const tail = upperTail(x.abs());
  return roundLike(x, x.isPositive() ? tail.neg().plus(1) : tail);
}

/**
 * Φ⁻¹(p) for 0 < p < 1, off by less than 10^(2−digits) of itself: Halley's iteration, which triples the digits. Where the
 * score is near 0 it is solved from p − ½, so that Φ⁻¹(½ + 1e-40) keeps all of its digits, elsewhere from its own tail.
 *
 * @throws OfferError `out-of-range` where p is not a probability strictly between 0 and 1.
 */
export function normalQuantile(p: Decimal): Decimal {
  if (!(p.greaterThan(0) && p.lessThan(1))) {
    const message = "a quantile needs a probability above 0 and below 1";
    throw new OfferError({ code: "out-of-range", path: [], message, received: p.toExponential(6) });
  }
  const wide = widen(p, GUARD);
  const offCentre = wide.minus("0.5");
  const central = offCentre.abs().lessThan("0.25");
  const target = central ? offCentre.abs() : offCentre.isPositive() ? wide.neg().plus(1) : wide;
  const start = central ? centralGuess(target.toNumber()) : tailGuess(logarithm(target));
  // A mass of 1e-400 between 0 and the score is no double, but then the density is flat and the score in proportion.
  let score = central && start < 1e-100 ? target.div(density(like(wide, 0))) : like(wide, start);
  for (const digits of stages(precisionOf(wide))) {
    const x = widen(score, digits - precisionOf(score));
    const error = central ? centralMass(x).minus(target) : upperTail(x).minus(target).neg();
    const step = error.div(normalDensity(x));
    score = x.minus(step.div(step.times(x).div(2).plus(1)));
  }
  return roundLike(p, offCentre.isPositive() ? score : score.neg());
}

/** Digits of the square: an error of x²/2 in absolute terms is one of e^(−x²/2) relative to it. */
const guardOf = (x: Decimal): number => GUARD + 2 * Math.max(0, x.e);

function density(x: Decimal): Decimal {
  const circle = piLike(x).times(2);
  return x.times(x).div(-2).exp().div(circle.sqrt());
}

/** P(X > x) for x ≥ 0, unrounded. */
function upperTail(x: Decimal): Decimal {
  if (x.e > LARGEST_EXPONENT) return like(x, 0);
  const square = x.toNumber() ** 2;
  // Where the two cost the same: the series takes more terms with x, the fraction fewer.
  if (square > 0.8 * precisionOf(x)) return tailMass(widen(x, guardOf(x)));
  const cancelled = Math.ceil(square / (2 * Math.LN10) + Math.log10(3 + 3 * x.toNumber()));
  return centralMass(widen(x, guardOf(x) + cancelled))
    .neg()
    .plus("0.5");
}

/** P(0 < X < x) = φ(x)·(x + x³/3 + x⁵/(3·5) + …); Abramowitz & Stegun 26.2.11. The terms left out are a geometric tail. */
function centralMass(x: Decimal): Decimal {
  const square = x.times(x);
  const digits = precisionOf(x);
  let term = x;
  let sum = x;
  for (let odd = 3; !term.isZero() && term.e > sum.e - digits; odd += 2) {
    term = term.times(square).div(odd);
    sum = sum.plus(term);
  }
  return sum.times(density(x));
}

/** P(X > x) = φ(x) / (x + 1/(x + 2/(x + 3/(x + …)))), Laplace; Abramowitz & Stegun 26.2.14. */
function tailMass(x: Decimal): Decimal {
  let fraction = x;
  for (let term = termsNeeded(x.toNumber(), precisionOf(x)); term > 0; term--) {
    fraction = x.plus(like(x, term).div(fraction));
  }
  return density(x).div(fraction);
}

/**
 * How many partial fractions leave less than 10^−digits out. All are positive, so the value lies between any two
 * successive convergents; their distance shrinks with the n-th by n/(r·r′), r the growth of the denominators, r′ before.
 */
function termsNeeded(x: number, digits: number): number {
  let growth = x;
  let terms = 1;
  for (let left = digits * Math.LN10 - 2 * Math.log(x); left > 0; terms++) {
    const next = x + (terms + 1) / growth;
    left += Math.log((terms + 1) / (next * growth));
    growth = next;
  }
  return terms;
}

/** Digits to carry from a guess good to two of them: each stage triples what is right, the last one is all. */
function stages(digits: number): number[] {
  return digits <= 6 ? [6] : [...stages(Math.ceil(digits / 3) + 2), digits];
}

/** Φ⁻¹(p) to three digits or so. */
export function normalQuantileGuess(p: number): number {
  const offCentre = p - 0.5;
  const size =
    Math.abs(offCentre) < 0.25 ? centralGuess(Math.abs(offCentre)) : tailGuess(Math.log(Math.min(p, 1 - p)));
  return offCentre < 0 ? -size : size;
}

const logarithm = (x: Decimal): number => x.e * Math.LN10 + Math.log(x.times(`1e${-x.e}`).toNumber());

/** The score with this mass (up to ¼) between 0 and it: the inverse of the series, to one in a thousand. */
function centralGuess(mass: number): number {
  const flat = mass * Math.sqrt(2 * Math.PI);
  return flat * (1 + flat ** 2 / 6 + (7 * flat ** 4) / 120);
}

/** The score from the logarithm of the tail (up to ¼), by Newton on Boyd's bound π / (√(x² + 2π) + (π − 1)x) of tail / φ. */
function tailGuess(target: number): number {
  let x = Math.sqrt(-2 * target);
  for (let step = 0; step < 8; step++) {
    const growth = (Math.sqrt(x * x + 2 * Math.PI) + (Math.PI - 1) * x) / Math.PI;
    x += (-(x * x + Math.log(2 * Math.PI)) / 2 - Math.log(growth) - target) / growth;
  }
  return x;
}

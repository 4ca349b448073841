import type { Decimal } from "./decimal.js";
import { like, precisionOf, roundLike, widen } from "./precision.js";

const GUARD = 10;

/**
 * I_x(a, b), the distribution function of a beta(a, b), for 1 ≤ a, b ≤ 10^6 and 0 ≤ x ≤ 1; the right tail is I_{1−x}(b, a). Off by
 * less than 10^(3−digits) of itself. No gamma function: the complete beta function is the sum of its two parts, below and
 * above the mean, and the same fraction gives both of them without cancellation.
 */
export function incompleteBeta(x: Decimal, a: Decimal, b: Decimal): Decimal {
  if (x.lessThanOrEqualTo(0)) return like(x, 0);
  if (x.greaterThanOrEqualTo(1)) return like(x, 1);
  const { below, above } = betaAroundMean(a, b);
  const whole = below.plus(above);
  if (x.times(a.plus(b)).lessThanOrEqualTo(a)) return lowerBeta(x, a, b).div(whole);
  return lowerBeta(x.neg().plus(1), b, a).div(whole).neg().plus(1);
}

/** B(a, b) in two parts: the integral up to the mean a/(a + b), and from there on. */
export function betaAroundMean(a: Decimal, b: Decimal): { below: Decimal; above: Decimal } {
  const sum = a.plus(b);
  return { below: lowerBeta(a.div(sum), a, b), above: lowerBeta(b.div(sum), b, a) };
}

/** B_x(a, b) = ∫₀ˣ t^(a−1)·(1 − t)^(b−1) dt for 0 < x up to about the mean a/(a + b). */
export function lowerBeta(x: Decimal, a: Decimal, b: Decimal): Decimal {
  const wide = widen(x, guardOf(a, b));
  return roundLike(x, power(wide, a, b).div(fraction(wide, a, b)));
}

/**
 * B_x(a, b) and B_x(a + 1, b) for the price of one: by parts, a·B_x(a, b) = x^a·(1 − x)^b + (a + b)·B_x(a + 1, b), all of it
 * positive (DLMF 8.17.20).
 */
export function lowerBetas(x: Decimal, a: Decimal, b: Decimal): { lower: Decimal; next: Decimal } {
  const wide = widen(x, guardOf(a, b));
  const edge = power(wide, a, b);
  const next = edge.times(wide).div(fraction(wide, like(wide, a).plus(1), b));
  const lower = next.times(like(wide, a).plus(b)).plus(edge).div(a);
  return { lower: roundLike(x, lower), next: roundLike(x, next) };
}

/** The x with B_x(a, b) = `target`, where it lies up to about the mean; carries the digits of `target`. */
export function inverseLowerBeta(target: Decimal, a: Decimal, b: Decimal): Decimal {
  const wide = widen(target, guardOf(a, b));
  // ln B_x is concave in ln x, so that Newton's iteration in logarithms rises to the solution from any start below it, and
  // (a·target)^(1/a) is below because (1 − t)^(b−1) ≤ 1. Few digits at first: each step doubles those that are right.
  const few = widen(target, Math.min(0, FIRST_DIGITS - precisionOf(target)));
  let x = few.times(a).pow(like(few, 1).div(a));
  for (let step = 0, error = 1; step < MAX_STEPS && error > 1e-9; step++) {
    const next = newton(x, wide, a, b);
    error = next.div(x).minus(1).abs().toNumber();
    x = next;
  }
  for (const digits of stages(precisionOf(wide))) {
    x = newton(widen(x, digits - precisionOf(x)), wide, a, b);
  }
  return roundLike(target, x);
}

const FIRST_DIGITS = 20;
const MAX_STEPS = 100;

/** Digits to carry while each step doubles those that are right. */
function stages(digits: number): number[] {
  return digits <= FIRST_DIGITS ? [] : [...stages(Math.ceil(digits / 2) + 3), digits];
}

/** With B = x^a·(1 − x)^b / K, the slope of ln B in ln x is K / (1 − x). */
function newton(x: Decimal, target: Decimal, a: Decimal, b: Decimal): Decimal {
  const growth = fraction(x, a, b);
  const ratio = like(x, target)
    .times(growth)
    .div(power(x, a, b));
  return x.times(ratio.pow(x.neg().plus(1).div(growth)));
}

const guardOf = (a: Decimal, b: Decimal): number => GUARD + Math.max(0, a.e, b.e);

/** x^a·(1 − x)^b; one exponential costs less than two powers, and the guard digits cover the size of its exponent. */
const power = (x: Decimal, a: Decimal, b: Decimal): Decimal =>
  x.ln().times(a).plus(x.neg().plus(1).ln().times(b)).exp();

/**
 * K in B_x(a, b) = x^a·(1 − x)^b / K: the continued fraction K = a + e₁/(a + 1 + e₂/(a + 2 + …)) with e₂ₘ = m(b − m)x and
 * e₂ₘ₊₁ = −(a + m)(a + b + m)x; DLMF 8.17.22 with its denominators multiplied out.
 */
function fraction(x: Decimal, a: Decimal, b: Decimal): Decimal {
  const even = x.times(b);
  const odd = x.times(a).times(a.plus(b));
  const slope = x.times(a.times(2).plus(b));
  const numerator = (n: number): Decimal => {
    const m = Math.floor(n / 2);
    const square = x.times(m * m);
    return n % 2 === 0 ? even.times(m).minus(square) : odd.plus(slope.times(m)).plus(square).neg();
  };
  const terms = termsNeeded(x.toNumber(), a.toNumber(), b.toNumber(), precisionOf(x));
  let value = like(x, a).plus(terms);
  for (let n = terms; n > 0; n--)
    value = numerator(n)
      .div(value)
      .plus(a)
      .plus(n - 1);
  return value;
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

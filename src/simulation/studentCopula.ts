// Internal: no name of the public API lives here.

import { exp, ln, normalQuantile } from "./elementary.js";

/** Student's t copula with so many degrees of freedom, above 2: one number on each path stretches all normal scores together. */
export interface StudentCopula {
  /** By how much the scores of a path are stretched: √(ν/χ²), χ² by inversion of a uniform number. */
  stretch(u: number): number;
  /** The normal score that is as likely to be exceeded as a t score: Φ⁻¹(T(x)). */
  normalScore(x: number): number;
}

const ENOUGH = 1e-15;
const MOST_TERMS = 10_000;

export function studentCopula(freedom: number): StudentCopula {
  const a = freedom / 2;
  const logGammaA = logGamma(a);
  const logBeta = logGammaA + logGamma(0.5) - logGamma(a + 0.5);
  return {
    stretch: (u) => Math.sqrt(a / gammaQuantile(u, a, logGammaA)),
    normalScore: (x) => {
      const square = x * x;
      const y = freedom / (freedom + square);
      // ½·I_y(ν/2, ½) is the tail beyond |x|.
      const far = y < (a + 1) / (a + 2.5);
      const body = logBodyOf(y, square / (freedom + square), a, logBeta);
      const tail = far
        ? (0.5 * body * betaFraction(y, a, 0.5)) / a
        : 0.5 - (0.5 * body * betaFraction(square / (freedom + square), 0.5, a)) / 0.5;
      const size = -normalQuantile(tail < 1e-300 ? 1e-300 : tail);
      return x < 0 ? -size : size;
    },
  };
}

/** y^a·(1 − y)^½ / B(a, ½) */
const logBodyOf = (y: number, rest: number, a: number, logBeta: number): number =>
  rest < 1e-300 ? 0 : exp(a * ln(y) + 0.5 * ln(rest) - logBeta);

/** The continued fraction of the incomplete beta function, by Lentz's method. Source: Abramowitz & Stegun 26.5.8. */
function betaFraction(y: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / (1 - ((a + b) * y) / (a + 1));
  let fraction = d;
  for (let m = 1; m < MOST_TERMS; m++) {
    const even = (m * (b - m) * y) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / (1 + even * d);
    c = 1 + even / c;
    fraction *= d * c;
    const odd = (-(a + m) * (a + b + m) * y) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / (1 + odd * d);
    c = 1 + odd / c;
    const step = d * c;
    fraction *= step;
    if (step - 1 < ENOUGH && step - 1 > -ENOUGH) break;
  }
  return fraction;
}

/** ln Γ(x) for x > 0: Stirling's series beyond 10, below it by Γ(x + 1) = x·Γ(x). */
function logGamma(x: number): number {
  let shifted = x;
  let product = 1;
  while (shifted < 10) {
    product *= shifted;
    shifted += 1;
  }
  const s = 1 / (shifted * shifted);
  const series =
    (1 / 12 - s * (1 / 360 - s * (1 / 1260 - s * (1 / 1680 - s * (1 / 1188 - (s * 691) / 360360))))) /
    shifted;
  return (shifted - 0.5) * ln(shifted) - shifted + 0.5 * ln(2 * Math.PI) + series - ln(product);
}

/** The x below which a gamma variable of shape a, above 1, lies with probability u: Halley's iteration from Wilson and Hilferty's guess. */
function gammaQuantile(u: number, a: number, logGammaA: number): number {
  const z = normalQuantile(u);
  const cube = 1 - 1 / (9 * a) + z / (3 * Math.sqrt(a));
  let x = cube > 0.2 ? a * cube * cube * cube : exp((ln(u) + logGammaA + ln(a)) / a);
  for (let step = 0; step < 20; step++) {
    const density = exp((a - 1) * ln(x) - x - logGammaA);
    const error = (lowerGamma(x, a, logGammaA) - u) / density;
    const change = error / (1 - 0.5 * Math.min(1, error * ((a - 1) / x - 1)));
    const next = x - change;
    const kept = next > 0 ? next : x / 2;
    const moved = Math.abs(kept - x);
    x = kept;
    if (moved < 1e-13 * x) break;
  }
  return x;
}

/** P(a, x): its series below a + 1, one minus the continued fraction of the rest above. Source: Abramowitz & Stegun 6.5.29, 6.5.31. */
function lowerGamma(x: number, a: number, logGammaA: number): number {
  const body = exp(a * ln(x) - x - logGammaA);
  if (x < a + 1) {
    let term = 1 / a;
    let sum = term;
    for (let n = 1; n < MOST_TERMS && term > sum * ENOUGH; n++) {
      term *= x / (a + n);
      sum += term;
    }
    return body * sum;
  }
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < MOST_TERMS; n++) {
    const numerator = -n * (n - a);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    const step = d * c;
    fraction *= step;
    if (step - 1 < ENOUGH && step - 1 > -ENOUGH) break;
  }
  return 1 - body * fraction;
}

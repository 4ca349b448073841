import type { Decimal } from "../decimal.js";
import { PRODUCT_ERROR, TripleDouble, triple, tripleOf } from "../tripleDouble/tripleDouble.js";
import type { PowerTerms } from "./powerSum.js";

/** Newton's method squares an error of a few units of the last bit of a double twice over. */
const NEWTON_STEPS = 2;

/** What is left after a step by so little is below the error of triple-doubles. */
const LAST_CORRECTION = 1e-23;

/**
 * The sign of Σ amount · w^exponent where w^`denominator` = growth^−`numerator`, in triple-doubles: 1, −1, or 0 where not
 * even they can tell. It is for numbers so near a root that double-doubles cannot.
 *
 * Error bound: w is off by a few times the error of one product, w^n by as much for each factor, and Horner's scheme adds
 * one for each step: below 8 · PRODUCT_ERROR · (longest exponent + number of steps) of the sum of the sizes.
 */
export function powerSign(
  { exponents, amounts }: PowerTerms,
  growth: Decimal,
  { numerator, denominator }: { readonly numerator: number; readonly denominator: number },
): -1 | 0 | 1 {
  const w = inverseRoot(tripleOf(growth), numerator, denominator);
  if (w === undefined) return 0;
  const powers = powersOf(w);
  let value = triple(0);
  let size = 0;
  let steps = 0;
  let later = exponents.at(-1) ?? 0;
  for (let index = exponents.length - 1; index >= 0; index -= 1) {
    const exponent = exponents[index] as number;
    const amount = amounts[index] as number;
    for (let bit = 0, gap = later - exponent; gap > 0; bit += 1, gap >>= 1) {
      if ((gap & 1) === 0) continue;
      const power = powers(bit);
      value = value.times(power);
      size *= power.hi;
      steps += 1;
    }
    value = value.plusDouble(amount);
    size += Math.abs(amount);
    steps += 1;
    later = exponent;
  }
  const error = 8 * PRODUCT_ERROR * ((exponents.at(-1) ?? 0) + steps) * size;
  return Math.abs(value.hi) > error ? (value.hi > 0 ? 1 : -1) : 0;
}

/** w^(2^bit), worked out once. */
function powersOf(w: TripleDouble): (bit: number) => TripleDouble {
  const known = [w];
  return (bit) => {
    for (let last = known.length - 1; last < bit; last += 1) {
      const power = known[last] as TripleDouble;
      known.push(power.times(power));
    }
    return known[bit] as TripleDouble;
  };
}

/** w with w^`degree` · growth^`exponent` = 1; undefined where Newton's method has not got there. */
function inverseRoot(growth: TripleDouble, exponent: number, degree: number): TripleDouble | undefined {
  const target = power(growth, exponent);
  let w = triple(growth.hi ** (-exponent / degree));
  for (let step = 1; step <= NEWTON_STEPS; step += 1) {
    const left = power(w, degree).times(target).plusDouble(-1);
    const correction = -left.hi / degree;
    w = w.times(new TripleDouble(1, correction, 0));
    if (step === NEWTON_STEPS && !(Math.abs(left.hi) < LAST_CORRECTION)) return undefined;
  }
  return w;
}

function power(base: TripleDouble, exponent: number): TripleDouble {
  const powers = powersOf(base);
  let result = triple(1);
  for (let bit = 0, left = exponent; left > 0; bit += 1, left >>= 1) {
    if ((left & 1) === 1) result = result.times(powers(bit));
  }
  return result;
}

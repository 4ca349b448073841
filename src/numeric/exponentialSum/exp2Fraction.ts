// Internal: no name of the public API lives here.

/** 1/k! for k from 13 down to 1. */
const COEFFICIENTS = /* @__PURE__ */ new Float64Array([
  1 / 6227020800,
  1 / 479001600,
  1 / 39916800,
  1 / 3628800,
  1 / 362880,
  1 / 40320,
  1 / 5040,
  1 / 720,
  1 / 120,
  1 / 24,
  1 / 6,
  1 / 2,
  1,
]);

/**
 * 2^x for −½ ≤ x ≤ ½, off by less than 2^−51 of itself on every engine: Math.exp promises no accuracy.
 *
 * Taylor's series of e^z, z = x·ln 2: what is left out is below 0.3466^14/14! < 2^−57; rounding z costs at most
 * 0.35·2^−52 and Horner's scheme less than 2^−52.
 */
export function exp2Fraction(x: number): number {
  const z = x * Math.LN2;
  let value = 0;
  for (let k = 0; k < 13; k += 1) value = value * z + (COEFFICIENTS[k] as number);
  return value * z + 1;
}

const SMALLEST = -1000;
const LARGEST = 1000;

const powers = /* @__PURE__ */ powersOfTwo();

function powersOfTwo(): Float64Array {
  const table = new Float64Array(LARGEST - SMALLEST + 1);
  table[-SMALLEST] = 1;
  for (let n = 1; n <= LARGEST; n += 1) {
    table[n - SMALLEST] = 2 * (table[n - 1 - SMALLEST] as number);
    table[-n - SMALLEST] = (table[1 - n - SMALLEST] as number) / 2;
  }
  return table;
}

/** 2^n for a whole number n, exactly; 0 below 2^−1000 and Infinity above 2^1000. */
export const powerOfTwo = (n: number): number =>
  n < SMALLEST ? 0 : n > LARGEST ? Number.POSITIVE_INFINITY : (powers[n - SMALLEST] as number);

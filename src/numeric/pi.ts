// Internal: no name of the public API lives here.

import { type Decimal, frozen } from "./decimal.js";
import { like, precisionOf, roundLike, widen } from "./precision.js";

const GUARD = 8;

const known = /* @__PURE__ */ new Map<number, Decimal>();

/** π, to the digits that `model` carries: Machin's 16·arctan(1/5) − 4·arctan(1/239). */
export function piLike(model: Decimal): Decimal {
  const digits = precisionOf(model);
  let pi = known.get(digits);
  if (pi === undefined) {
    const wide = widen(model, GUARD);
    pi = frozen(roundLike(model, arcOf(5, wide).times(16).minus(arcOf(239, wide).times(4))));
    known.set(digits, pi);
  }
  return like(model, pi);
}

/** arctan(1/n) = 1/n − 1/(3n³) + 1/(5n⁵) − …, until a term no longer counts. */
function arcOf(n: number, model: Decimal): Decimal {
  let power = like(model, 1).div(n);
  const least = like(model, `1e-${precisionOf(model)}`);
  let sum = like(model, 0);
  for (let k = 1; power.greaterThan(least); k += 2) {
    const term = power.div(k);
    sum = k % 4 === 1 ? sum.plus(term) : sum.minus(term);
    power = power.div(n * n);
  }
  return sum;
}

// Internal: no name of the public API lives here.

import type { Real } from "./real.js";

/** Beyond this, twice the tail is well below 1 and nothing cancels. */
const CENTRE = 1;

/** P(−x < X < x) of a standard normal for x ≥ 0, accurate relative to itself where x is small. */
export function massWithin(x: Real): Real {
  if (x.toNumber() > CENTRE) return x.neg().normalCdf().times(-2).plus(1);
  return centralSeries(x).times(x.normalDensity()).times(2);
}

/** x + x³/3 + x⁵/(3·5) + …, all positive; Abramowitz & Stegun 26.2.11. What is left out is less than the last term. */
function centralSeries(x: Real): Real {
  const square = x.times(x);
  let term = x;
  let sum = x;
  const terms = seriesLength(x.toNumber() ** 2, x.digits);
  for (let n = 1; n <= terms; n += 1) {
    term = term.times(square).div(2 * n + 1);
    sum = sum.plus(term);
  }
  return sum.within(term.middle());
}

/** How many terms until `ratio`^n/(3·5·7…) is below 10^−digits. */
function seriesLength(ratio: number, digits: number): number {
  let left = digits * Math.LN10;
  let n = 1;
  for (; left > 0; n += 1) left += Math.log(Math.max(ratio, Number.MIN_VALUE) / (2 * n + 1));
  return n;
}

import { decimalOf } from "./decimal.js";

/** The smallest double has 751 digits, the longest 767. */
const Exact = /* @__PURE__ */ decimalOf(800);

/** All the digits of a double: decimal.js itself reads the shortest text that rounds to it. */
export function exactDecimal(x: number): string {
  let whole = x;
  let halvings = 0;
  for (; !Number.isInteger(whole); halvings += 1) whole *= 2;
  let doublings = 0;
  for (; Math.abs(whole) > Number.MAX_SAFE_INTEGER; doublings += 1) whole /= 2;
  const digits = new Exact(whole).times(new Exact(2).pow(doublings)).times(new Exact(5).pow(halvings));
  return `${digits.toFixed()}e-${halvings}`;
}

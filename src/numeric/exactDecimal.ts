/** All the digits of a double: decimal.js itself reads the shortest text that rounds to it. */
export function exactDecimal(x: number): string {
  let whole = x;
  let halvings = 0;
  for (; !Number.isInteger(whole); halvings += 1) whole *= 2;
  return `${BigInt(whole) * 5n ** BigInt(halvings)}e-${halvings}`;
}

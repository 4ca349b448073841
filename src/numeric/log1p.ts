import { type Decimal, ONE, ZERO } from "./decimal.js";

const SMALL = "1e-3";

/** Of 2(z + z³/3 + z⁵/5 + …), z = x/(2 + x): below `SMALL`, the next term is under 1e-66 of the first. */
const TERMS = 10;

/** ln(1 + x) without the loss of digits that adding 1 to a small x would bring; Abramowitz & Stegun 4.1.29. */
export function log1p(x: Decimal): Decimal {
  if (x.abs().greaterThan(SMALL)) return x.plus(1).ln();
  const z = x.div(x.plus(2));
  const square = z.times(z);
  let sum = ZERO;
  for (let term = TERMS; term >= 0; term -= 1) sum = sum.times(square).plus(ONE.div(2 * term + 1));
  return sum.times(z).times(2);
}

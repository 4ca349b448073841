import type { Decimal } from "decimal.js";

/** Φ(x) = ½ + φ(x)·(x + x³/3 + x⁵/(3·5) + …), to the digits of x's constructor. */
function normalCdfInDecimals(x: Decimal): Decimal {
  const Digits = x.constructor as typeof Decimal;
  const square = x.times(x);
  let term = x;
  let sum = x;
  for (let odd = 3; term.abs().greaterThan(sum.abs().times(`1e-${Digits.precision + 1}`)); odd += 2) {
    term = term.times(square).div(odd);
    sum = sum.plus(term);
  }
  const density = square.div(-2).exp().div(Digits.acos(-1).times(2).sqrt());
  return density.times(sum).plus(0.5);
}

/** F·Φ(d₁) − K·Φ(d₂) (Black 1976), `v` being the total log standard deviation. */
export function blackCallInDecimals(forward: Decimal, strike: Decimal, v: Decimal): Decimal {
  const d1 = forward.div(strike).ln().div(v).plus(v.div(2));
  return forward.times(normalCdfInDecimals(d1)).minus(strike.times(normalCdfInDecimals(d1.minus(v))));
}

// Internal: no name of the public API lives here.

import { Decimal } from "../decimal.js";
import { DoubleDouble } from "./doubleDouble.js";

/** The nearest double-double to a number known to 60 digits: off by less than 2^−106 of itself. */
export function constant(value: Decimal): DoubleDouble {
  const hi = value.toNumber();
  return new DoubleDouble(hi, value.minus(exactly(hi)).toNumber());
}

const powersOfTwo = /* @__PURE__ */ new Map<number, Decimal>();

function powerOfTwo(exponent: number): Decimal {
  const known = powersOfTwo.get(exponent);
  if (known !== undefined) return known;
  const power = new Decimal(2).pow(exponent);
  powersOfTwo.set(exponent, power);
  return power;
}

/** A double to 60 digits, where decimal.js by itself reads only as many as tell it from its neighbours. */
export function exactly(x: number): Decimal {
  let whole = x;
  let exponent = 0;
  for (; !Number.isInteger(whole); exponent -= 1) whole *= 2;
  for (; Math.abs(whole) > Number.MAX_SAFE_INTEGER; exponent += 1) whole /= 2;
  return new Decimal(whole).times(powerOfTwo(exponent));
}

import { Decimal } from "../decimal.js";
import { DoubleDouble } from "./doubleDouble.js";

/** The nearest double-double to a number known to 60 digits: off by less than 2^−106 of itself. */
export function constant(value: Decimal): DoubleDouble {
  const hi = value.toNumber();
  return new DoubleDouble(hi, value.minus(exactly(hi)).toNumber());
}

/** All the digits of a double, where decimal.js reads only as many as it takes to tell it from its neighbours. */
export function exactly(x: number): Decimal {
  let whole = x;
  let halvings = 0;
  for (; !Number.isInteger(whole); whole *= 2) halvings += 1;
  return new Decimal(BigInt(whole).toString()).div(new Decimal(2).pow(halvings));
}

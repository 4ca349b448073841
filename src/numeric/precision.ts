// Internal: no name of the public API lives here.

import { type Decimal, type DecimalInput, decimalOf } from "./decimal.js";

/** Computations follow the precision of what they are given: `x`'s own constructor says how many digits it carries. */
const constructorOf = (x: Decimal): typeof Decimal => x.constructor as typeof Decimal;

export const precisionOf = (x: Decimal): number => constructorOf(x).precision;

/** A number unchanged, with `guard` more digits carried in what is computed from it. */
export const widen = (x: Decimal, guard: number): Decimal => new (decimalOf(precisionOf(x) + guard))(x);

/** All digits of `value`, with those of `model` carried in what is computed from it. */
export const like = (model: Decimal, value: DecimalInput | number): Decimal =>
  new (constructorOf(model))(value);

/** `value` rounded to the digits that `model` carries. */
export const roundLike = (model: Decimal, value: Decimal): Decimal =>
  like(model, value).toSignificantDigits(precisionOf(model));

/** What people write has fewer digits, and what is made of it in a few steps; what has more may have been rounded on its way. */
const MOST_UNROUNDED = 50;

/** Whether a number is certain to be what it was meant to be, to the last digit. */
export const isUnrounded = (value: Decimal): boolean => value.precision() <= MOST_UNROUNDED;

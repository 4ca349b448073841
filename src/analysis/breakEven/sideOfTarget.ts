// Internal: no name of the public API lives here.

import { certified } from "../../numeric/certified.js";
import type { Decimal } from "../../numeric/decimal.js";
import type { Arithmetic, Real } from "../../numeric/real.js";
import type { Side } from "../../numeric/roots/bracket.js";

/** On which side of a target a figure is, proved by an interval that excludes it; and how far from it, as a double. */
export const sideOfTarget = (figure: (numbers: Arithmetic) => Real, target: Decimal): Side =>
  certified((numbers) => {
    const excess = figure(numbers).minus(numbers.of(target));
    if (excess.isZero()) return { sign: 0, size: 0 };
    const sign = excess.isNegative() ? -1 : 1;
    const size = excess.toNumber();
    // What is too small for a double still has its sign.
    return { sign, size: Math.sign(size) === sign ? size : sign * Number.MIN_VALUE };
  });

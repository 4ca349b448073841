import type { Decimal } from "../../numeric/decimal.js";
import type { Mass } from "./distribution.js";

/** The mass between two values while the density goes in a straight line from one to the other: no term cancels another. */
export function trapezoid(from: Decimal, densityFrom: Decimal, to: Decimal, densityTo: Decimal): Mass {
  const width = to.minus(from);
  return {
    probability: densityFrom.plus(densityTo).times(width).div(2),
    partialMean: densityFrom
      .times(from.times(2).plus(to))
      .plus(densityTo.times(to.times(2).plus(from)))
      .times(width)
      .div(6),
  };
}

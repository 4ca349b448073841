// Internal: no name of the public API lives here.

import type { Decimal } from "../numeric/decimal.js";
import { decimal } from "../schema/fields.js";
import type { BrokenRule } from "../schema/rule.js";
import type { ForecastFigure } from "./defineDistribution.js";

// What triangular and PERT forecasts share: a least, a most likely and a greatest value.

export const threePoints = () => ({
  /** Least value, in units of the metric's currency. */
  low: decimal("Least value, in units of the metric's currency"),
  /** Most likely value, in units of the metric's currency; from `low` to `high`. */
  mode: decimal("Most likely value, in units of the metric's currency; from low to high"),
  /** Greatest value, in units of the metric's currency. */
  high: decimal("Greatest value, in units of the metric's currency"),
});

interface ThreePoints {
  readonly low: Decimal;
  readonly mode: Decimal;
  readonly high: Decimal;
}

export const outOfOrder = ({ low, mode, high }: ThreePoints): BrokenRule | undefined =>
  low.lessThanOrEqualTo(mode) && mode.lessThanOrEqualTo(high)
    ? undefined
    : { field: "mode", message: "must lie between low and high" };

const level: ForecastFigure = { kind: "amount", role: "level" };

export const threePointFigures = { low: level, mode: level, high: level };

import { type Decimal, ONE } from "../../numeric/decimal.js";
import { deepFreeze } from "../../schema/freeze.js";
import type { Distribution } from "./distribution.js";
import { noMass, wholeMass } from "./mass.js";
import { pointForecast } from "./pointForecast.js";
import { trapezoid } from "./trapezoid.js";

/** Every value from `low` to `high` equally likely. */
export function uniform(low: Decimal, high: Decimal): Distribution {
  if (low.equals(high)) return pointForecast(low);
  const mean = low.plus(high).div(2);
  const density = ONE.div(high.minus(low));
  const between = (from: Decimal, to: Decimal) => trapezoid(from, density, to, density);
  const within = (k: Decimal) => k.greaterThan(low) && k.lessThan(high);
  return deepFreeze<Distribution>({
    mean,
    upTo: (k) => (within(k) ? between(low, k) : k.greaterThan(low) ? wholeMass(mean) : noMass()),
    from: (k) => (within(k) ? between(k, high) : k.greaterThan(low) ? noMass() : wholeMass(mean)),
    quantile: (p) => p.times(high.minus(low)).plus(low),
    withMean: (target) => {
      const by = target.minus(mean);
      return uniform(low.plus(by), high.plus(by));
    },
    atoms: [],
    coordinate: {
      knots: [low, high],
      valueAt: (z) => z,
      densityAt: () => density,
    },
  });
}

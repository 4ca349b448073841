import type { Real } from "../numeric/real.js";
import type { Distribution } from "./distribution.js";
import { normalKnots } from "./normalKnots.js";
import { pointForecast } from "./pointForecast.js";

/** Normal, so losses are possible. With z = (k − mean)/sd, E[(X − k)⁺] = sd·(φ(z) − z·Φ(−z)) (Bachelier's model). */
export function normal(mean: Real, standardDeviation: Real): Distribution {
  if (standardDeviation.isZero()) return pointForecast(mean);
  const score = (k: Real): Real => k.minus(mean).div(standardDeviation);
  return {
    mean,
    below: (k) => score(k).normalCdf(),
    above: (k) => score(k).neg().normalCdf(),
    call: (k) => standardDeviation.times(unitCall(score(k))),
    put: (k) => standardDeviation.times(unitCall(score(k).neg())),
    withMean: (target) => normal(target, standardDeviation),
    atoms: [],
    get coordinate() {
      return {
        knots: normalKnots(mean.like(0)),
        singularAtKnots: false,
        valueAt: (z: Real) => standardDeviation.times(z).plus(mean),
        scoreOf: score,
        holds: () => true,
        densityAt: (z: Real) => z.normalDensity(),
      };
    },
  };
}

/** φ(z) − z·Φ(−z), which falls by Φ(−z) for each unit of z: an error in z does not count twice. */
function unitCall(z: Real): Real {
  const exact = z.middle();
  const tail = exact.neg().normalCdf();
  const call = exact.normalDensity().minus(exact.times(tail));
  return call.within(tail.times(z.doubt()).times(2).middle());
}

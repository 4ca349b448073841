// Internal: no name of the public API lives here.

import type { Real } from "../numeric/real.js";
import type { Distribution, Sampling } from "./distribution.js";

/** The distribution of X + by. Another mean keeps what is added. */
export function translated(base: Distribution, by: Real): Distribution {
  const withScore = base.withScore?.bind(base);
  return {
    mean: base.mean.plus(by),
    below: (k, inclusive) => base.below(k.minus(by), inclusive),
    above: (k, inclusive) => base.above(k.minus(by), inclusive),
    call: (k) => base.call(k.minus(by)),
    put: (k) => base.put(k.minus(by)),
    quantile: (p) => base.quantile(p).plus(by),
    withMean: (target) => translated(base.withMean(target.minus(by)), by),
    atoms: base.atoms.map(({ value, probability }) => ({ value: value.plus(by), probability })),
    get coordinate() {
      const { coordinate } = base;
      return (
        coordinate && {
          ...coordinate,
          valueAt: (z: Real) => coordinate.valueAt(z).plus(by),
          scoreOf: (value: Real) => coordinate.scoreOf(value.minus(by)),
          holds: (value: Real) => coordinate.holds(value.minus(by)),
        }
      );
    },
    ...(withScore && {
      withScore: (score: Real, spread: Real) => translated(withScore(score, spread), by),
    }),
    sampling: () => translatedSampling(base.sampling(), by.toNumber()),
  };
}

function translatedSampling(sampling: Sampling, by: number): Sampling {
  switch (sampling.form) {
    case "normal":
      return { ...sampling, mean: sampling.mean + by };
    case "lognormal":
      return { ...sampling, floor: sampling.floor + by };
    case "inverse":
      return { ...sampling, valueAt: (below, above) => sampling.valueAt(below, above) + by };
  }
}

import type { Decimal } from "../../numeric/decimal.js";
import { betaAroundMean, inverseLowerBeta, lowerBetas } from "../../numeric/incompleteBeta.js";
import { deepFreeze } from "../../schema/freeze.js";
import type { Distribution, Mass } from "./distribution.js";
import { noMass, remainingMass, wholeMass } from "./mass.js";
import { pointForecast } from "./pointForecast.js";

/** Where on the line, in ascending order. */
type Place = readonly [low: Decimal, mode: Decimal, high: Decimal];

interface Beta {
  readonly a: Decimal;
  readonly b: Decimal;
  /** B(a, b) up to the mean, and from there on. */
  readonly below: Decimal;
  readonly above: Decimal;
}

/**
 * PERT (Malcolm et al. 1959): low + (high − low)·Y with Y a beta(a, b), a = 1 + 4(mode − low)/(high − low), b = 6 − a, so that
 * the mean is (low + 4·mode + high)/6.
 */
export function pert(low: Decimal, mode: Decimal, high: Decimal): Distribution {
  if (low.equals(high)) return pointForecast(low);
  const width = high.minus(low);
  const a = mode.minus(low).times(4).div(width).plus(1);
  const b = high.minus(mode).times(4).div(width).plus(1);
  return placed([low, mode, high], { a, b, ...betaAroundMean(a, b) });
}

function placed(place: Place, beta: Beta): Distribution {
  const [low, mode, high] = place;
  const mean = mode.times(4).plus(low).plus(high).div(6);
  const width = high.minus(low);
  if (width.isZero()) return pointForecast(mean);
  const { a, b } = beta;
  const total = beta.below.plus(beta.above);
  const massFrom = (end: Decimal, side: Decimal, { lower, next }: ReturnType<typeof lowerBetas>): Mass => ({
    probability: lower.div(total),
    partialMean: end.times(lower).plus(side.times(next)).div(total),
  });
  const below = (k: Decimal) => massFrom(low, width, lowerBetas(k.minus(low).div(width), a, b));
  const above = (k: Decimal) => massFrom(high, width.neg(), lowerBetas(high.minus(k).div(width), b, a));
  const inside = (k: Decimal) => k.greaterThan(low) && k.lessThan(high);
  // Each side of the mean is computed for itself, and is at least a third of the whole there.
  return deepFreeze<Distribution>({
    mean,
    upTo: (k) => {
      if (!inside(k)) return k.greaterThan(low) ? wholeMass(mean) : noMass();
      return k.lessThanOrEqualTo(mean) ? below(k) : remainingMass(mean, above(k));
    },
    from: (k) => {
      if (!inside(k)) return k.greaterThan(low) ? noMass() : wholeMass(mean);
      return k.greaterThan(mean) ? above(k) : remainingMass(mean, below(k));
    },
    quantile: (p) => {
      const target = p.times(total);
      if (target.lessThanOrEqualTo(beta.below)) return inverseLowerBeta(target, a, b).times(width).plus(low);
      return high.minus(inverseLowerBeta(p.neg().plus(1).times(total), b, a).times(width));
    },
    withMean: (target) => {
      const by = target.minus(mean);
      return placed([low.plus(by), mode.plus(by), high.plus(by)], beta);
    },
    atoms: [],
    coordinate: {
      knots: place,
      valueAt: (z) => z,
      densityAt: (z) => {
        const rise = z.minus(low).div(width).pow(a.minus(1));
        const fall = high.minus(z).div(width).pow(b.minus(1));
        return rise.times(fall).div(total.times(width));
      },
    },
  });
}

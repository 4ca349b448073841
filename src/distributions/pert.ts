// Internal: no name of the public API lives here.

import {
  betaAroundMean,
  lowerBetaLogQuantile,
  lowerBetaQuantile,
  lowerBetas,
} from "../numeric/incompleteBeta.js";
import type { Real } from "../numeric/real.js";
import { alongRange } from "./alongRange.js";
import { defineDistribution } from "./defineDistribution.js";
import type { Distribution } from "./distribution.js";
import { pointForecast } from "./pointForecast.js";
import { outOfOrder, threePointFigures, threePoints } from "./threePoints.js";

/** Where on the line, in ascending order. */
interface Place {
  readonly low: Real;
  readonly mode: Real;
  readonly high: Real;
  readonly width: Real;
}

interface Beta {
  readonly a: Real;
  readonly b: Real;
  /** B(a, b) */
  readonly total: Real;
  /** The part of it up to the mean. */
  readonly belowMean: Real;
}

/**
 * PERT (Malcolm et al. 1959): low + (high − low)·Y with Y a beta(a, b), a = 1 + 4(mode − low)/(high − low), b = 6 − a, so that
 * the mean is (low + 4·mode + high)/6.
 */
export function pert(low: Real, mode: Real, high: Real): Distribution {
  const width = high.minus(low);
  if (width.isZero()) return pointForecast(low);
  const a = mode.minus(low).times(4).div(width).plus(1);
  const b = high.minus(mode).times(4).div(width).plus(1);
  const { below, above } = betaAroundMean(a, b);
  return placed({ low, mode, high, width }, { a, b, total: below.plus(above), belowMean: below });
}

function placed({ low, mode, high, width }: Place, beta: Beta): Distribution {
  const { a, b, total, belowMean } = beta;
  const mean = mode.times(4).plus(low).plus(high).div(6);
  /** From an end of the range, which is `part` of the width away: the mass up to there, and the option on it. */
  const tail = (part: Real, own: Real, other: Real): { readonly mass: Real; readonly option: Real } => {
    const { lower, next } = lowerBetas(part, own, other);
    return { mass: lower.div(total), option: part.times(lower).minus(next).times(width).div(total) };
  };
  const lower = (k: Real) => tail(k.minus(low).div(width), a, b);
  const upper = (k: Real) => tail(high.minus(k).div(width), b, a);
  /** Each side of the mean is computed for itself, and is at least a third of the whole there. */
  const isLower = (k: Real): boolean => k.toNumber() <= mean.toNumber();
  const pick = <Result>(k: Real, outside: readonly [Result, Result], inside: () => Result): Result => {
    if (k.lessThanOrEqualTo(low)) return outside[0];
    return k.greaterThanOrEqualTo(high) ? outside[1] : inside();
  };
  const [none, all] = [mean.like(0), mean.like(1)];
  return {
    mean,
    below: (k) => pick(k, [none, all], () => (isLower(k) ? lower(k).mass : all.minus(upper(k).mass))),
    above: (k) => pick(k, [all, none], () => (isLower(k) ? all.minus(lower(k).mass) : upper(k).mass)),
    call: (k) => {
      const forward = mean.minus(k);
      return pick(k, [forward, none], () => (isLower(k) ? lower(k).option.plus(forward) : upper(k).option));
    },
    put: (k) => {
      const forward = k.minus(mean);
      return pick(k, [none, forward], () => (isLower(k) ? lower(k).option : upper(k).option.plus(forward)));
    },
    quantile: (p) => {
      const mass = p.times(total);
      return mass.toNumber() <= belowMean.toNumber()
        ? low.plus(lowerBetaQuantile(mass, a, b).times(width))
        : high.minus(lowerBetaQuantile(p.neg().plus(1).times(total), b, a).times(width));
    },
    withMean: (target) => {
      const by = target.minus(mean);
      const place = { low: low.plus(by), mode: mode.plus(by), high: high.plus(by), width };
      return placed(place, beta);
    },
    atoms: [],
    get coordinate() {
      return alongRange(low, width, [], {
        singularAtKnots: true,
        densityAt: (z) =>
          power(z, a.minus(1))
            .times(power(z.neg().plus(1), b.minus(1)))
            .div(total),
      });
    },
    sampling: () => {
      const [least, greatest, span] = [low.toNumber(), high.toNumber(), width.toNumber()];
      const [first, second, whole] = [a.toNumber(), b.toNumber(), total.toNumber()];
      const middle = belowMean.toNumber() / whole;
      const part = (mass: number, own: number, other: number): number =>
        span * Math.exp(lowerBetaLogQuantile(Math.log(mass * whole), own, other));
      return {
        form: "inverse",
        valueAt: (lower, upper) =>
          lower <= middle ? least + part(lower, first, second) : greatest - part(upper, second, first),
      };
    },
  };
}

/** For a density, which quadrature asks for sixteen digits of: an exponent that may be 0 is. */
function power(base: Real, exponent: Real): Real {
  const mayBeZero = Math.abs(exponent.toNumber()) <= exponent.doubt().toNumber();
  return mayBeZero ? base.like(1) : base.pow(exponent);
}

export const pertFamily = /* @__PURE__ */ defineDistribution({
  distribution: "pert",
  label: "PERT",
  summary: "A least, a most likely and a greatest value, with odds that gather around the second (a beta).",
  example: { distribution: "pert", low: "0.6e9", mode: "0.9e9", high: "1.6e9" },
  parameters: threePoints,
  check: outOfOrder,
  figures: threePointFigures,
  values: "continuous",
  lowerBound: ({ low }) => low,
  toDistribution: ({ low, mode, high }, { numbers: { of } }) => pert(of(low), of(mode), of(high)),
});

import { betaAroundMean, lowerBetas } from "../numeric/incompleteBeta.js";
import type { Real } from "../numeric/real.js";
import { alongRange } from "./alongRange.js";
import type { Distribution } from "./distribution.js";
import { pointForecast } from "./pointForecast.js";

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
  return placed({ low, mode, high, width }, { a, b, total: below.plus(above) });
}

function placed({ low, mode, high, width }: Place, { a, b, total }: Beta): Distribution {
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
    withMean: (target) => {
      const by = target.minus(mean);
      const place = { low: low.plus(by), mode: mode.plus(by), high: high.plus(by), width };
      return placed(place, { a, b, total });
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
  };
}

/** For a density, which quadrature asks for sixteen digits of: an exponent that may be 0 is. */
function power(base: Real, exponent: Real): Real {
  const mayBeZero = Math.abs(exponent.toNumber()) <= exponent.doubt().toNumber();
  return mayBeZero ? base.like(1) : base.pow(exponent);
}

// Internal: no name of the public API lives here.

import type { Sign } from "../roots/bracket.js";
import { exp2Fraction, powerOfTwo } from "./exp2Fraction.js";
import type { ExponentialSum } from "./exponentialSum.js";

/**
 * What doubles can tell of a sum around x = log2 of the growth: value, slope and curvature at x, how far rounding may have
 * put them off, and how far they can move within a half-width of x.
 *
 * They are those of f(y) = 2^((y − x)·c − K)·Σ aᵢ·2^(−y·tᵢ), c and K whole numbers chosen anew for each x. The factor is
 * positive, so roots and signs are those of the sum itself; the derivatives of f at x are −ln 2 · slope and (ln 2)² · curvature.
 */
export interface Enclosure {
  readonly value: number;
  readonly valueError: number;
  readonly valueSpread: number;
  readonly slope: number;
  readonly slopeError: number;
  readonly slopeSpread: number;
  readonly curvature: number;
  readonly curvatureError: number;
  readonly curvatureSpread: number;
  /** c and K. */
  readonly centre: number;
  readonly scale: number;
}

const HALF_ULP = 2 ** -53;

/** Sums of up to a million positive doubles are good to this. */
const SUMMATION = 1e-9;

/** Terms below 2^−1000 of the largest are taken as 0. */
export const UNDERFLOW = 2 ** -960;

/** The sign of the value where it is certain, else 0. */
export const certainSign = ({ value, valueError }: Enclosure): Sign =>
  Math.abs(value) > valueError ? (value > 0 ? 1 : -1) : 0;

/** A function that encloses the sum around x; it keeps one workspace for all its calls. */
export function encloser(sum: ExponentialSum): (x: number, halfWidth: number) => Enclosure {
  const { times, horizon } = sum;
  const count = times.length;
  const terms = new Float64Array(count);
  return (x, halfWidth) => {
    const { centre, scale } = fillTerms(sum, x, terms);
    // Roundings of the amount, of x·t, of 2^y (four), of a product; with room to spare.
    const relative = (1.1 * Math.abs(x) * horizon + 24) * HALF_ULP;
    const sizes = measure(times, terms, centre, halfWidth);
    if (!(relative < 0.01)) return { ...sizes, ...NOTHING_KNOWN, centre, scale };
    const wider = 1 + SUMMATION + 2 * relative;
    return {
      value: sizes.value,
      valueError: sizes.valueSize * relative * wider + UNDERFLOW,
      valueSpread: sizes.valueSpread * wider + UNDERFLOW,
      slope: sizes.slope,
      slopeError: sizes.slopeSize * relative * wider + UNDERFLOW * horizon,
      slopeSpread: sizes.slopeSpread * wider + UNDERFLOW * horizon,
      curvature: sizes.curvature,
      curvatureError: sizes.curvatureSize * (relative + SUMMATION) * wider + UNDERFLOW * horizon * horizon,
      curvatureSpread: sizes.curvatureSpread * wider + UNDERFLOW * horizon * horizon,
      centre,
      scale,
    };
  };
}

const NOTHING_KNOWN = {
  valueError: Number.POSITIVE_INFINITY,
  valueSpread: Number.POSITIVE_INFINITY,
  slopeError: Number.POSITIVE_INFINITY,
  slopeSpread: Number.POSITIVE_INFINITY,
  curvatureError: Number.POSITIVE_INFINITY,
  curvatureSpread: Number.POSITIVE_INFINITY,
};

/** Fills in aᵢ·2^(−x·tᵢ), scaled so that the largest is about 1; returns by how much, and their centre of mass in time. */
function fillTerms({ times, mantissas, exponents }: ExponentialSum, x: number, terms: Float64Array) {
  let top = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < terms.length; i += 1) {
    top = Math.max(top, (exponents[i] as number) - x * (times[i] as number));
  }
  const scale = Math.ceil(top);
  let mass = 0;
  let moment = 0;
  for (let i = 0; i < terms.length; i += 1) {
    const time = times[i] as number;
    const power = x * time;
    const whole = Math.round(power);
    const shift = powerOfTwo((exponents[i] as number) - whole - scale);
    const term = (mantissas[i] as number) * exp2Fraction(whole - power) * shift;
    terms[i] = term;
    const size = Math.abs(term);
    mass += size;
    moment += size * time;
  }
  return { centre: Math.round(moment / mass), scale };
}

function measure(times: Float64Array, terms: Float64Array, centre: number, halfWidth: number) {
  let value = 0;
  let valueRest = 0;
  let slope = 0;
  let slopeRest = 0;
  let valueSize = 0;
  let slopeSize = 0;
  let valueSpread = 0;
  let slopeSpread = 0;
  let curvature = 0;
  let curvatureSize = 0;
  let curvatureSpread = 0;
  for (let i = 0; i < terms.length; i += 1) {
    const term = terms[i] as number;
    const offset = (times[i] as number) - centre;
    const moment = term * offset;
    // Knuth's two-sum: what each addition loses is added up beside it, so a million terms cost no digits.
    const nextValue = value + term;
    const kept = nextValue - value;
    valueRest += value - (nextValue - kept) + (term - kept);
    value = nextValue;
    const nextSlope = slope + moment;
    const keptMoment = nextSlope - slope;
    slopeRest += slope - (nextSlope - keptMoment) + (moment - keptMoment);
    slope = nextSlope;
    const size = Math.abs(term);
    const distance = Math.abs(offset);
    valueSize += size;
    slopeSize += size * distance;
    const growth = exp2MinusOne(halfWidth * distance);
    const sizeMoment = size * distance;
    const bend = sizeMoment * distance;
    valueSpread += size * growth;
    slopeSpread += sizeMoment * growth;
    curvature += moment * offset;
    curvatureSize += bend;
    curvatureSpread += bend * growth;
  }
  return {
    value: value + valueRest,
    slope: slope + slopeRest,
    valueSize,
    slopeSize,
    valueSpread,
    slopeSpread,
    curvature,
    curvatureSize,
    curvatureSpread,
  };
}

/** No less than 2^x − 1, for x from 0 up. Up to ½ the chord of (2^x − 1)/x, which is convex, lies above it. */
function exp2MinusOne(x: number): number {
  if (x <= 0.5) return x * (0.6932 + 0.27057 * x);
  if (x > 900) return Number.POSITIVE_INFINITY;
  const whole = Math.round(x);
  return exp2Fraction(x - whole) * powerOfTwo(whole) * (1 + 2 ** -49) - 1;
}

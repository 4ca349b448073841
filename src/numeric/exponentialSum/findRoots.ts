// Internal: no name of the public API lives here.

import { Decimal } from "../decimal.js";
import { exactly } from "../doubleDouble/constant.js";
import {
  type Bracket,
  bracketFrom,
  type Grid,
  narrow,
  neighbour,
  pointAt,
  type SideAt,
  type Sign,
} from "../roots/bracket.js";
import { nearestDecimal } from "../roots/nearestDecimal.js";
import { RESULT_DIGITS, refuseSize } from "../rounding.js";
import { type ExponentialSum, totalOf } from "./exponentialSum.js";
import { type IsolatedRoot, isolateRoots, type Stretch } from "./isolateRoots.js";
import { sideOf } from "./preciseSum.js";

/** Rates between which nothing was settled. */
interface RateInterval {
  readonly low: Decimal;
  readonly high: Decimal;
}

export interface Roots {
  /** In ascending order, each a simple root, to 28 digits. */
  readonly roots: readonly Decimal[];
  /** Where doubt is left; every other rate above −1 but the roots is none. */
  readonly unresolved: readonly RateInterval[];
}

/** The lowest rate that is told from −1. Of one below it, fewer than two digits of what is left would show. */
export const NEARLY_MINUS_ONE = "-0.999999999999999999999999999";

/** The yearly growth, in powers of two, that is below that of such a rate for certain. */
const NEARLY_ALL_LOST = -91;

/** Beyond this growth no result can be written. */
const BEYOND_RESULTS = 3400;

/** The yearly rates above −1 at which the sum is 0. Its signs must change. */
export function findRoots(sum: ExponentialSum): Roots {
  const isolation = isolateRoots(sum);
  const roots: Decimal[] = [];
  const unresolved = isolation.unsettled.map((stretch) => intervalOf(sum, stretch));
  const breaksEven = totalOf(sum).isZero();
  for (const isolated of isolation.roots) {
    const powers = isolated.guess * sum.unitsAYear;
    if (breaksEven && isolated.low < 0 && isolated.high > 0) {
      roots.push(new Decimal(0));
      continue;
    }
    if (powers > BEYOND_RESULTS) refuseSize();
    const isLost = powers < NEARLY_ALL_LOST;
    const rate = isLost ? undefined : rateIn(sum, isolated);
    if (isLost || rate?.lessThan(NEARLY_MINUS_ONE)) {
      unresolved.push({ low: new Decimal(-1), high: new Decimal(NEARLY_MINUS_ONE) });
    } else if (rate === undefined) unresolved.push(intervalOf(sum, isolated));
    else roots.push(rate);
  }
  return { roots, unresolved };
}

const intervalOf = (sum: ExponentialSum, { low, high }: Stretch): RateInterval => ({
  low: rateAt(sum, low),
  high: rateAt(sum, high),
});

/** The rate at x = log2 of the growth within a unit of time, to all working digits. */
function rateAt({ unitsAYear }: ExponentialSum, x: number): Decimal {
  if (x === Number.NEGATIVE_INFINITY) return new Decimal(-1);
  const powers = exactly(Math.min(x, BEYOND_RESULTS)).times(unitsAYear);
  return new Decimal(2).pow(powers).minus(1);
}

/** The digits with which a sum is evaluated where fewer do not tell its sign. */
const STAGES = [42, 84, 168, 336, 736];

/** Results have 28 digits; narrowed to three more, few roots have a half-way point between their ends. */
const GUARD_DIGITS = 3;
const SMALLEST = -3000;
const NARROW: Grid = { digits: RESULT_DIGITS + GUARD_DIGITS, smallest: SMALLEST };
const RATES: Grid = { digits: RESULT_DIGITS, smallest: SMALLEST };

/** The rate of an isolated root to 28 digits; undefined where not even 736 show the change of sign. */
function rateIn(sum: ExponentialSum, isolated: IsolatedRoot): Decimal | undefined {
  const { signLow } = isolated;
  const [low, guessed, high] = [isolated.low, isolated.guess, isolated.high].map((x) =>
    nearbyRate(x * sum.unitsAYear),
  ) as [NearbyRate, NearbyRate, NearbyRate];
  // Well within the stretch, which doubles know by powers of two.
  const limits = { low: low.rate.plus(low.doubt), high: high.rate.minus(high.doubt) };
  let guess = guessed;
  for (const digits of STAGES) {
    // 1 + rate needs more digits where the rate is small.
    const sideOfSum = sideOf(sum, digits + Math.max(0, -guess.rate.e));
    const sideAt: SideAt = (rate) =>
      rate.lessThanOrEqualTo(-1) ? { sign: signLow, size: Number.NaN } : sideOfSum(rate);
    const found = aroundRoot(guess, limits, signLow, sideAt);
    if (found.bracket !== undefined) {
      const { low: below, high: above } = found.bracket;
      return nearestDecimal(below.x, above.x, signLow, (rate) => signAt(sum, rate), RATES);
    }
    guess = found.guess;
  }
  return undefined;
}

/** The sign with as many digits as it takes; 0 where not even the most tell it. */
function signAt(sum: ExponentialSum, rate: Decimal): Sign {
  for (const digits of STAGES) {
    const { sign } = sideOf(sum, digits + Math.max(0, -rate.e))(rate);
    if (sign !== 0) return sign;
  }
  return 0;
}

/** Guesses are good but where roots nearly coincide. */
const OUTWARDS = { factor: 1000, most: 60 };

/** Neighbours on both sides of the root; or, where digits are missing, how far one got. */
function aroundRoot(
  { rate, doubt }: NearbyRate,
  limits: { readonly low: Decimal; readonly high: Decimal },
  signLow: Sign,
  sideAt: SideAt,
): { readonly bracket: Bracket | undefined; readonly guess: NearbyRate } {
  const isInside = rate.greaterThan(limits.low) && rate.lessThan(limits.high);
  const start = pointAt(sideAt, isInside ? rate : limits.low.plus(limits.high).div(2));
  const [direction, limit] =
    start.sign === signLow ? ([1, limits.high] as const) : ([-1, limits.low] as const);
  const wide =
    start.sign === 0
      ? { low: start, high: start }
      : bracketFrom(start, direction, sideAt, { ...OUTWARDS, first: doubt, limit });
  if (wide === undefined) return { bracket: undefined, guess: { rate, doubt } };
  const close = wide.low.sign === 0 ? wide : narrow(wide, sideAt, NARROW);
  if (close.low.sign !== 0) return { bracket: close, guess: { rate, doubt } };
  // That it cannot be told from 0 is no proof; the signs on both sides of it are.
  const { x } = close.low;
  // A root at 0 is exact and never comes here: what looks like one takes more digits.
  if (x.isZero()) return { bracket: undefined, guess: { rate: x, doubt } };
  const low = pointAt(sideAt, neighbour(x, -1, NARROW));
  const high = pointAt(sideAt, neighbour(x, 1, NARROW));
  const isProof = low.sign === signLow && high.sign === -signLow;
  return { bracket: isProof ? { low, high } : undefined, guess: { rate: x, doubt: high.x.minus(low.x) } };
}

/** A rate from doubles, and about how far off it is. */
interface NearbyRate {
  readonly rate: Decimal;
  readonly doubt: Decimal;
}

/** The rate at so many powers of two of yearly growth, in doubles as far as they reach. */
function nearbyRate(powersOfTwo: number): NearbyRate {
  const powers = Math.min(powersOfTwo, BEYOND_RESULTS);
  const rate =
    Math.abs(powers) < 0.5
      ? new Decimal(Math.expm1(powers * Math.LN2))
      : powers < 900
        ? new Decimal(2 ** powers).minus(1)
        : new Decimal(2).pow(powers).minus(1);
  const isLimit = rate.equals(-1) || powers === BEYOND_RESULTS;
  return { rate, doubt: isLimit ? new Decimal(0) : rate.plus(1).times((Math.abs(powers) + 1) * 2 ** -51) };
}

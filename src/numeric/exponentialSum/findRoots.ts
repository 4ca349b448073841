import { Decimal } from "../decimal.js";
import { exactDecimal } from "../exactDecimal.js";
import { refuseSize } from "../rounding.js";
import { type ExponentialSum, totalOf } from "./exponentialSum.js";
import { isolateRoots, type Stretch } from "./isolateRoots.js";
import { type PolishedRoot, polishRoot } from "./polishRoot.js";
import { preciseValue } from "./preciseValue.js";

/** Rates between which nothing was settled. */
interface RateInterval {
  readonly low: Decimal;
  readonly high: Decimal;
}

export interface Roots {
  /** In ascending order, each a simple root. */
  readonly roots: readonly PolishedRoot[];
  /** Where doubt is left; every other rate above −1 but the roots is none. */
  readonly unresolved: readonly RateInterval[];
}

/** The yearly growth, in powers of two, below which a rate cannot be told from −1 in 28 digits. */
const NEARLY_ALL_LOST = -90;
const NEARLY_MINUS_ONE = "-0.999999999999999999999999999";

/** Beyond this growth no result can be written. */
const BEYOND_RESULTS = 3400;

/** The yearly rates above −1 at which the sum is 0. Its signs must change. */
export function findRoots(sum: ExponentialSum): Roots {
  const isolation = isolateRoots(sum);
  const roots: PolishedRoot[] = [];
  const unresolved = isolation.unsettled.map((stretch) => intervalOf(sum, stretch));
  const breaksEven = totalOf(sum).isZero();
  for (const isolated of isolation.roots) {
    const { low, high, guess, signLow } = isolated;
    if (breaksEven && low < 0 && high > 0) {
      const rate = new Decimal(0);
      roots.push({ rate, low: rate, high: rate });
      continue;
    }
    if (guess * sum.unitsAYear < NEARLY_ALL_LOST) {
      unresolved.push({ low: new Decimal(-1), high: new Decimal(NEARLY_MINUS_ONE) });
      continue;
    }
    if (guess * sum.unitsAYear > BEYOND_RESULTS) refuseSize();
    const bracket = {
      start: nearbyRate(guess * sum.unitsAYear),
      low: Number.isFinite(low) ? rateAt(sum, low) : undefined,
      high: Number.isFinite(high) ? rateAt(sum, high) : undefined,
      signLow,
    };
    const polished = polishRoot((digits) => preciseValue(sum, digits), bracket);
    if (polished === undefined) unresolved.push(intervalOf(sum, isolated));
    else roots.push(polished);
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
  const powers = new Decimal(exactDecimal(Math.min(x, BEYOND_RESULTS))).times(unitsAYear);
  return new Decimal(2).pow(powers).minus(1);
}

/** A start for Newton's method, from doubles as far as they reach. */
function nearbyRate(powers: number): Decimal {
  if (Math.abs(powers) < 0.5) return new Decimal(Math.expm1(powers * Math.LN2));
  if (powers < 900) return new Decimal(2 ** powers).minus(1);
  return new Decimal(2).pow(Math.min(powers, BEYOND_RESULTS)).minus(1);
}

// Internal: no name of the public API lives here.

import type { Ball } from "../numeric/ball.js";
import { Decimal } from "../numeric/decimal.js";
import { double } from "../numeric/doubleDouble/doubleDouble.js";
import { powerSign } from "../numeric/doubleDouble/powerSign.js";
import type { PowerTerms } from "../numeric/doubleDouble/powerSum.js";
import { roundToNearest, SCALING_ERROR } from "../numeric/doubleDouble/roundToDecimal.js";
import { NEARLY_MINUS_ONE } from "../numeric/exponentialSum/findRoots.js";
import type { Sign } from "../numeric/roots/bracket.js";
import { nearestDecimal } from "../numeric/roots/nearestDecimal.js";
import { powerRoot } from "../numeric/roots/powerRoot.js";
import { toResult } from "../numeric/rounding.js";
import { Undecided, undecided } from "../numeric/undecided.js";
import type { Fraction } from "../time/dayCount.js";
import { inOrderOfDays } from "./inOrderOfDays.js";
import type { Timeline } from "./timeline.js";

/**
 * The rate of return to 28 digits where the sign changes once, so that there is exactly one by Descartes' rule, and where
 * double-doubles enclose it and triple-doubles tell the sign half-way between two decimals; undefined for all that takes more.
 */
export function quickRate({ columns, yearsAStep }: Timeline): Decimal | undefined {
  const { days, wholes } = columns;
  if (wholes === undefined || yearsAStep === undefined) return undefined;
  const start = days.reduce((earliest, day) => Math.min(earliest, day));
  const terms = inOrderOfDays(days, wholes, start);
  if (terms === undefined) return undefined;
  const earlySign = signOfEarlier(terms);
  if (earlySign === undefined) return undefined;
  try {
    const { numerator, denominator } = yearsAStep;
    const ends = endsOf(powerRoot(terms)?.times(denominator).div(numerator).expm1());
    const rate = ends && nearestOf(ends, terms, earlySign, yearsAStep);
    // A rate that 28 digits hardly tell from −1 is none.
    return rate?.isNegative() && rate.lessThan(NEARLY_MINUS_ONE) ? undefined : rate;
  } catch (error) {
    if (error instanceof Undecided) return undefined;
    throw error;
  }
}

/** The sign before it changes, if it changes once. */
function signOfEarlier({ amounts }: PowerTerms): Sign | undefined {
  let changes = 0;
  let first = 0;
  let sign = 0;
  for (const amount of amounts) {
    if (amount === 0 || Math.sign(amount) === sign) continue;
    if (sign === 0) first = Math.sign(amount);
    else changes += 1;
    sign = Math.sign(amount);
  }
  return changes === 1 ? (first as Sign) : undefined;
}

type Ends = readonly [Decimal, Decimal];

/** Relative to themselves, wider intervals hold too many half-way points to go through. */
const WIDEST = 1e-20;

/** The decimals that the two ends of an interval round to; undefined where it is not narrow. */
function endsOf(rate: Ball | undefined): Ends | undefined {
  if (rate === undefined) return undefined;
  const radius = rate.doubt().toNumber() + rate.size * SCALING_ERROR;
  if (!(radius < rate.size * WIDEST)) return undefined;
  const { centre } = rate;
  return [roundToNearest(centre.minus(double(radius))), roundToNearest(centre.plus(double(radius)))];
}

/** Most intervals round to one decimal; in others the signs half-way between two decide. */
function nearestOf([low, high]: Ends, terms: PowerTerms, earlySign: Sign, yearsAStep: Fraction): Decimal {
  if (low.equals(high)) return low;
  const signAt = (halfWay: Decimal): Sign => {
    const sign = powerSign(terms, halfWay.plus(1), yearsAStep);
    if (sign === 0) undecided();
    return sign;
  };
  // At high rates the earlier flows outweigh the later ones, at low rates they do not.
  return toResult(nearestDecimal(new Decimal(low), new Decimal(high), earlySign === 1 ? -1 : 1, signAt));
}

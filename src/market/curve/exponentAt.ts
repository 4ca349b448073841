import { OfferError } from "../../errors.js";
import { type Decimal, ZERO } from "../../numeric/decimal.js";
import { type EpochDay, formatDate } from "../../time/date.js";
import { fractionToDecimal } from "../../time/dayCount.js";
import { logGrowth, rateOfLogGrowth } from "../logGrowth.js";
import { ruinousRate } from "../rate.js";
import { type Curve, type CurvePoint, yearsTo } from "./curve.js";
import { ORIGIN } from "./curveThrough.js";

/** −ln DF from the curve's date to `day` (not before it), with the spread and without anybody's default. */
export function exponentAt(curve: Curve, day: EpochDay): Decimal {
  const years = yearsTo(curve, day);
  if (years.numerator === 0) return ZERO;
  const free = withoutSpread(curve, day);
  if (curve.spread.isZero()) return free;
  const { compounding, spread } = curve;
  const rate = rateOfLogGrowth(free, compounding, years).plus(spread);
  const broken = ruinousRate(rate, compounding);
  if (broken === undefined) return logGrowth({ rate, compounding }, years);
  const message = `the zero rate of ${formatDate(day)} with the spread ${broken}`;
  throw new OfferError({ code: "out-of-range", path: ["spread"], message });
}

function withoutSpread(curve: Curve, day: EpochDay): Decimal {
  const { points, lastForward } = curve;
  const index = firstFrom(points, day);
  const next = points[index];
  if (next?.day === day) return next.exponent;
  if (next !== undefined) return between(curve, index, next, day);
  const { years, exponent } = points[index - 1] ?? ORIGIN;
  const beyond = fractionToDecimal(yearsTo(curve, day)).minus(years);
  return exponent.plus(lastForward.times(beyond));
}

function between(curve: Curve, index: number, next: CurvePoint, day: EpochDay): Decimal {
  const before = curve.points[index - 1];
  const start = before ?? ORIGIN;
  const years = yearsTo(curve, day);
  const elapsed = fractionToDecimal(years).minus(start.years);
  const width = next.years.minus(start.years);
  switch (curve.interpolation) {
    case "linear-zero": {
      // Before the first node its zero rate holds.
      const from = before?.rate ?? next.rate;
      const rate = next.rate.minus(from).times(elapsed).div(width).plus(from);
      return logGrowth({ rate, compounding: curve.compounding }, years);
    }
    case "log-linear":
      return next.exponent.minus(start.exponent).times(elapsed).div(width).plus(start.exponent);
    case "monotone-cubic": {
      const [left = ZERO, right = ZERO] = curve.forwards.slice(index, index + 2);
      return start.exponent.plus(hermite(elapsed, width, next.exponent.minus(start.exponent), left, right));
    }
  }
}

/** The cubic from 0 up to `rise` at `width`, with these slopes at both ends, after `elapsed`. */
function hermite(elapsed: Decimal, width: Decimal, rise: Decimal, left: Decimal, right: Decimal): Decimal {
  const part = elapsed.div(width);
  const rest = part.neg().plus(1);
  const bend = rest
    .times(left)
    .minus(part.times(right))
    .times(width)
    .plus(rise.times(part.minus(rest)));
  return rise.times(part).plus(bend.times(part).times(rest));
}

/** The first node that is not before `day`; how many there are, if all are. */
function firstFrom(points: readonly CurvePoint[], day: EpochDay): number {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((points[middle]?.day ?? day) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

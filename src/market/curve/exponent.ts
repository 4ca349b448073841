// Internal: no name of the public API lives here.

import { OfferError } from "../../errors.js";
import { doubleDoubles } from "../../numeric/ball.js";
import { certified } from "../../numeric/certified.js";
import { type Decimal, exactDifference, exactSum, ONE } from "../../numeric/decimal.js";
import type { Arithmetic, Real } from "../../numeric/real.js";
import { Undecided } from "../../numeric/undecided.js";
import { memoize } from "../../schema/memoize.js";
import { type EpochDay, formatDate } from "../../time/date.js";
import { countYears, timesFraction } from "../../time/dayCount.js";
import { logGrowth, rateOfLogGrowth } from "../growth.js";
import { ruinousRate } from "../rate.js";
import { type BondQuotes, bootstrap } from "./bootstrap.js";
import { type Curve, type CurveQuotes, type Hazard, type ShiftedQuotes, yearsTo } from "./curve.js";
import {
  type CurvePoint,
  interpolantThrough,
  interpolatedExponent,
  pointAtExponent,
  pointAtRate,
} from "./interpolation.js";

/** The nodes that follow from what a curve is made from, before any shift; found once for each kind of numbers. */
const quotedPoints = /* @__PURE__ */ memoize((numbers: Arithmetic) =>
  memoize((quotes: CurveQuotes): readonly CurvePoint[] => {
    switch (quotes.kind) {
      case "zeroRates":
        return quotes.nodes.map(({ date, rate }) => pointAtRate(quotes, date, numbers.of(rate)));
      case "discountFactors":
        return quotes.nodes.map(({ date, factor }) =>
          pointAtExponent(quotes, date, exponentOf(factor, numbers)),
        );
      case "parYields":
      case "bonds":
        return bootstrap(quotes, numbers, numbers === doubleDoubles ? [] : roughExponents(quotes));
    }
  }),
);

/** −ln of a factor, which keeps its digits where the factor is near 1. */
const exponentOf = (factor: Decimal, numbers: Arithmetic): Real =>
  (factor.greaterThan("0.5")
    ? numbers.of(exactDifference(factor, ONE)).log1p()
    : numbers.of(factor).ln()
  ).neg();

/** About where the nodes of bonds are, so that decimals need not start from nothing; none where pairs of doubles cannot tell. */
function roughExponents(quotes: BondQuotes): readonly number[] {
  try {
    return quotedPoints(doubleDoubles)(quotes).map(({ exponent }) => exponent.toNumber());
  } catch (error) {
    if (error instanceof Undecided) return [];
    throw error;
  }
}

/** The curve through its nodes, their zero rates shifted: all of them, or single ones. */
const interpolantOf = /* @__PURE__ */ memoize((numbers: Arithmetic) =>
  memoize((base: ShiftedQuotes) => {
    const points = quotedPoints(numbers)(base.quotes).map((point) => shifted(point, base, numbers));
    return interpolantThrough(base.quotes, points, numbers);
  }),
);

/** What is added to the zero rate of a node. */
export const shiftOf = ({ parallelShift, bucketShifts }: ShiftedQuotes, day: EpochDay): Decimal =>
  exactSum([parallelShift, ...bucketShifts.filter(({ date }) => date === day).map(({ by }) => by)]);

function shifted(point: CurvePoint, base: ShiftedQuotes, numbers: Arithmetic): CurvePoint {
  const { quotes, bucketShifts } = base;
  const shift = shiftOf(base, point.day);
  if (shift.isZero()) return point;
  const rate = point.rate().plus(numbers.of(shift));
  const broken = ruinousRate(rate, quotes.compounding);
  if (broken === undefined) return pointAtRate(quotes, point.day, rate);
  const own = bucketShifts.findIndex(({ date }) => date === point.day);
  const path = own < 0 ? ["parallelShift"] : ["bucketShifts", own, "by"];
  throw new OfferError({ code: "out-of-range", path, message: `the shifted zero rate ${broken}` });
}

/** The zero rate of each node, shifted, without the spread, a year. */
export const nodeRates = ({ base }: Curve): readonly { readonly date: EpochDay; readonly rate: Decimal }[] =>
  certified((numbers) =>
    interpolantOf(numbers)(base)
      .knots.slice(1)
      .map(({ day, rate }) => ({ date: day, rate: rate().toResult() })),
  );

/**
 * −ln of what 1 promised for `to` is worth on `from` (not after it). Who has not defaulted by `from` may do so from then on.
 */
export function exponentBetween(curve: Curve, from: EpochDay, to: EpochDay, numbers: Arithmetic): Real {
  if (from < curve.date) {
    const message = `a curve of ${formatDate(curve.date)} discounts to no earlier day; received "${formatDate(from)}"`;
    throw new OfferError({ code: "invalid-date", path: [], message });
  }
  if (from === to) return numbers.of(0);
  const free = exponentAt(curve, to, numbers).minus(exponentAt(curve, from, numbers));
  return curve.hazard === undefined
    ? free
    : free.plus(defaultExponent(curve, curve.hazard, from, to, numbers));
}

/** −ln DF from the curve's date to `day` (not before it), with the spread and without anybody's default. */
function exponentAt(curve: Curve, day: EpochDay, numbers: Arithmetic): Real {
  const years = yearsTo(curve, day);
  if (years.numerator === 0) return numbers.of(0);
  const free = interpolatedExponent(interpolantOf(numbers)(curve.base), day);
  const { spread, compounding } = curve;
  if (spread.isZero()) return free;
  const rate = rateOfLogGrowth(free, compounding, years).plus(numbers.of(spread));
  const broken = ruinousRate(rate, compounding);
  if (broken === undefined) return logGrowth(rate, compounding, years);
  const message = `the zero rate of ${formatDate(day)} with the spread ${broken}`;
  throw new OfferError({ code: "out-of-range", path: ["spread"], message });
}

/** −ln(S + R·(1 − S)), S = e^(−h·t). */
function defaultExponent(
  { dayCount }: Curve,
  { hazardRate, recovery }: Hazard,
  from: EpochDay,
  to: EpochDay,
  numbers: Arithmetic,
): Real {
  const hazardOver = timesFraction(numbers.of(hazardRate), countYears(from, to, dayCount));
  if (recovery.isZero()) return hazardOver;
  const lost = numbers.of(1).minus(numbers.of(recovery)).times(hazardOver.neg().expm1());
  return lost.log1p().neg();
}

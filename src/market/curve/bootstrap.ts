// Internal: no name of the public API lives here.

import { type FieldPath, OfferError } from "../../errors.js";
import { exactDifference, ONE } from "../../numeric/decimal.js";
import type { Arithmetic, Real } from "../../numeric/real.js";
import { fallingRoot } from "../../numeric/roots/fallingRoot.js";
import { once } from "../../schema/memoize.js";
import { addMonths, type EpochDay, formatDate } from "../../time/date.js";
import type { CouponBond, CurveQuotes, CurveTerms } from "./curve.js";
import {
  type CurvePoint,
  interpolantThrough,
  interpolatedExponent,
  pointAtExponent,
} from "./interpolation.js";

/** Bonds by maturity, each of which fixes one node. */
export type BondQuotes = Extract<CurveQuotes, { readonly kind: "parYields" | "bonds" }>;

interface Payment {
  readonly day: EpochDay;
  readonly coupon: Real;
  /** With the face, which the last payment brings back. */
  readonly amount: Real;
}

/**
 * The nodes at which each bond, in the order of their maturities, costs its price: one node a bond, solved for once the
 * nodes before it stand. Coupons between nodes are discounted off the interpolated curve, so a node that such coupons
 * depend on is found by iteration, any other from one division.
 *
 * @param guesses - −ln DF of each node to about the digits of a double, where those are known
 */
export function bootstrap(
  quotes: BondQuotes,
  numbers: Arithmetic,
  guesses: readonly number[],
): readonly CurvePoint[] {
  const maturities = new Set(quotes.nodes.map(({ date }) => date));
  const unfinished: Unfinished = { terms: quotes, points: [], discounts: new Map(), numbers };
  quotes.nodes.forEach((bond, index) => {
    const payments = paymentsOf(bond, quotes, numbers);
    if (quotes.interpolation === "monotone-cubic") refuseBetweenNodes(payments, maturities);
    const exponent = solveNode(unfinished, bond, payments, guesses[index]);
    if (exponent === undefined) throw unsolvable(bond, [quotes.kind, index]);
    unfinished.points.push(pointAtExponent(quotes, bond.date, exponent));
    unfinished.discounts.set(bond.date, discountOf(exponent));
  });
  return unfinished.points;
}

/** What a bond pays after the curve's date, in order. */
function paymentsOf(bond: CouponBond, quotes: BondQuotes, numbers: Arithmetic): readonly Payment[] {
  const { date: from, couponsAYear } = quotes;
  const coupon = numbers.of(bond.coupon).div(couponsAYear);
  const dates = couponDates(from, bond.date, couponsAYear);
  const last = dates.length - 1;
  return dates.map((day, index) => {
    const first = index === 0 && quotes.kind === "parYields";
    // Actual days over those of a whole period (ACT/ACT ICMA).
    const paid = first
      ? coupon.times(day - from).div(day - couponDate(bond.date, couponsAYear, dates.length))
      : coupon;
    return { day, coupon: paid, amount: index === last ? paid.plus(1) : paid };
  });
}

/** Coupon dates of a bond still to come: every so many months back from maturity, in order. */
function couponDates(from: EpochDay, maturity: EpochDay, couponsAYear: number): readonly EpochDay[] {
  const dates: EpochDay[] = [];
  for (let count = 0; ; count += 1) {
    const day = couponDate(maturity, couponsAYear, count);
    if (day <= from) return dates.reverse();
    dates.push(day);
  }
}

const couponDate = (maturity: EpochDay, couponsAYear: number, periodsBack: number): EpochDay =>
  addMonths(maturity, (-12 / couponsAYear) * periodsBack);

/** As much of a curve as stands. */
interface Unfinished {
  readonly terms: CurveTerms;
  readonly points: CurvePoint[];
  /** DF − 1 of the days up to the last point that were asked for: what is taken off, which keeps its digits where rates are low. */
  readonly discounts: Map<EpochDay, Real>;
  readonly numbers: Arithmetic;
}

const discountOf = (exponent: Real): Real => exponent.neg().expm1();

/** −ln DF of a bond's maturity, given the nodes before it; undefined where no discount factor above 0 makes its price right. */
function solveNode(
  curve: Unfinished,
  { date, price }: CouponBond,
  payments: readonly Payment[],
  guess: number | undefined,
): Real | undefined {
  const { terms, points, numbers } = curve;
  const last = points.at(-1);
  const open = last === undefined ? payments : payments.filter(({ day }) => day > last.day);
  const early = payments.slice(0, payments.length - open.length);
  // What the bond would be worth beyond its price if the open payments were not discounted.
  const gain = payments
    .reduce((sum, { coupon }) => sum.plus(coupon), numbers.of(exactDifference(ONE, price)))
    .plus(discountsOn(early, knownDiscounts(curve), numbers));
  const openTotal = open.reduce((sum, { amount }) => sum.plus(amount), numbers.of(0));
  if (!openTotal.greaterThan(gain)) return undefined;
  const [only, ...more] = open;
  if (only !== undefined && more.length === 0) return gain.div(only.amount).neg().log1p().neg();
  const excess = (exponent: Real): Real => {
    // Between its nodes, a curve that gets here depends on the two of them alone.
    const next = pointAtExponent(terms, date, exponent);
    const trial = interpolantThrough(terms, last === undefined ? [next] : [last, next], numbers);
    return gain.plus(discountsOn(open, (day) => discountOf(interpolatedExponent(trial, day)), numbers));
  };
  return fallingRoot(excess, last?.exponent ?? numbers.of(0), guess);
}

/** DF − 1 up to the last node that stands, each worked out once. */
function knownDiscounts({ terms, points, discounts, numbers }: Unfinished): (day: EpochDay) => Real {
  const through = once(() => interpolantThrough(terms, points, numbers));
  return (day) => {
    const discount = discounts.get(day) ?? discountOf(interpolatedExponent(through(), day));
    discounts.set(day, discount);
    return discount;
  };
}

/** What discounting adds to payments, which is less than 0 at rates above 0. */
const discountsOn = (
  payments: readonly Payment[],
  discountOn: (day: EpochDay) => Real,
  numbers: Arithmetic,
): Real => payments.reduce((sum, { day, amount }) => sum.plus(amount.times(discountOn(day))), numbers.of(0));

/** The slopes of the cubic depend on the nodes on either side, so that such a coupon would tie each node to the next. */
function refuseBetweenNodes(payments: readonly Payment[], maturities: ReadonlySet<EpochDay>): void {
  const between = payments.find(({ day }) => !maturities.has(day));
  if (between === undefined) return;
  const message = `must be "linear-zero" or "log-linear": the coupon of ${formatDate(between.day)} falls between nodes`;
  throw new OfferError({
    code: "invalid-term",
    path: ["interpolation"],
    message,
    received: '"monotone-cubic"',
  });
}

function unsolvable({ date, price }: CouponBond, path: FieldPath): OfferError {
  const message = `no discount factor above 0 on ${formatDate(date)} makes this bond worth ${price.equals(1) ? "its par" : price}, given the nodes before it`;
  return new OfferError({ code: "out-of-range", path, message });
}

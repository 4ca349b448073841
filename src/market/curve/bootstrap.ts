// Internal: no name of the public API lives here.

import { type FieldPath, OfferError } from "../../errors.js";
import { exactDifference, ONE } from "../../numeric/decimal.js";
import type { Arithmetic, Real } from "../../numeric/real.js";
import { undecided } from "../../numeric/undecided.js";
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
  return solveFalling(excess, last?.exponent ?? numbers.of(0), guess);
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

const MAX_WIDENINGS = 9;
/** The first step away from a guess that is good to the digits of a double, and from one that is none. */
const CLOSE = 2 ** -42;
const FAR = 2 ** -4;
const MAX_STEPS = 300;

/** Wider brackets are halved first: far out the function is flat or steep, and the secant would creep. */
const NARROW = 0.07;

interface Probe {
  readonly x: Real;
  readonly value: Real;
}

/**
 * Where a falling function crosses 0: a number whose radius is proved, because the function is above 0 at its lower end and below 0
 * at its upper one. Found from near a guess, or near `start`, by halving and then by the secant, until the function cannot be told from 0.
 * Undefined where it crosses nowhere near.
 */
function solveFalling(f: (x: Real) => Real, start: Real, guess: number | undefined): Real | undefined {
  const probe = (x: Real): Probe => ({ x, value: f(x) });
  const around =
    (guess === undefined ? undefined : bracketFrom(start.like(guess), CLOSE, probe)) ??
    bracketFrom(start.middle(), FAR, probe);
  if (around === undefined) return undefined;
  let [low, high] = around;
  let [before, now] = around;
  let slope = slopeBetween(before, now) ?? 1;
  for (let step = 0; step < MAX_STEPS && now.value.excludesZero(); step += 1) {
    const crossing = high.x.minus(low.x).toNumber() < NARROW ? secant(before, now) : undefined;
    const inside = crossing?.greaterThan(low.x) && crossing.lessThan(high.x);
    before = now;
    now = probe(inside && crossing !== undefined ? crossing : low.x.plus(high.x).div(2).middle());
    slope = slopeBetween(before, now) ?? slope;
    if (now.value.toNumber() > 0) low = now;
    else high = now;
  }
  // One more step, which gains no sign but the middle of what is left.
  const middle = now.x.plus(now.value.middle().div(now.x.like(slope))).middle();
  return enclosed(probe(middle), slope, f);
}

/** Two probes with the crossing between them, the one above 0 first. */
function bracketFrom(start: Real, firstStep: number, probe: (x: Real) => Probe): [Probe, Probe] | undefined {
  let before = probe(start);
  const upwards = before.value.toNumber() > 0;
  for (let widening = 0; widening < MAX_WIDENINGS; widening += 1) {
    const step = firstStep * 4 ** widening;
    const next = probe(before.x.plus(upwards ? step : -step).middle());
    if (next.value.toNumber() > 0 !== upwards) return upwards ? [before, next] : [next, before];
    before = next;
  }
  return undefined;
}

/** How steeply the function falls between two probes; undefined where that is lost in their radius. */
function slopeBetween(before: Probe, now: Probe): number | undefined {
  const fall = before.value.minus(now.value);
  const slope = fall.excludesZero() ? fall.div(now.x.minus(before.x)).toNumber() : 0;
  return slope > 0 ? slope : undefined;
}

function secant(before: Probe, now: Probe): Real | undefined {
  const fall = before.value.middle().minus(now.value.middle()).middle();
  if (fall.isZero()) return undefined;
  return now.x.minus(before.x).times(now.value.middle()).div(fall).plus(now.x).middle();
}

/** How often an interval that proves too narrow is doubled. */
const MAX_TRIES = 24;

/** The narrowest interval around a probe that shows the crossing to lie in it. */
function enclosed({ x, value }: Probe, slope: number, f: (x: Real) => Real): Real {
  const miss = Math.abs(value.toNumber()) + value.doubt().toNumber();
  if (miss === 0) return x;
  for (let reach = (1.05 * miss) / slope, tries = 0; tries < MAX_TRIES; reach *= 2, tries += 1) {
    const radius = x.like(reach);
    const [low, high] = [x.minus(radius), x.plus(radius)];
    const [below, above] = [f(low.middle()), f(high.middle())];
    const proved = below.excludesZero() && !below.isNegative() && above.excludesZero() && above.isNegative();
    if (proved) return x.within(radius).within(low.doubt()).within(high.doubt());
  }
  return undecided();
}

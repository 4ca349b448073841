import { type FieldPath, OfferError } from "../../errors.js";
import { type Decimal, ONE, ZERO } from "../../numeric/decimal.js";
import { type EpochDay, formatDate } from "../../time/date.js";
import { type CouponBond, type Payment, paymentsOf } from "./couponBond.js";
import { type CurvePoint, type CurveTerms, pointAtExponent } from "./curve.js";
import { curveThrough } from "./curveThrough.js";
import { exponentAt } from "./exponentAt.js";
import { solveFalling } from "./solveFalling.js";

/**
 * The nodes at which each bond, in the order of their maturities, costs its price: one node a bond, solved for once the
 * nodes before it stand. Coupons between nodes are discounted off the interpolated curve, so a node that such coupons
 * depend on is found by iteration, any other from one division.
 *
 * @param pathOf - where a bond stands in the input
 */
export function bootstrap(
  terms: CurveTerms,
  bonds: readonly CouponBond[],
  couponsAYear: number,
  pathOf: (index: number) => FieldPath,
): readonly CurvePoint[] {
  const points: CurvePoint[] = [];
  const known = new Map<EpochDay, Decimal>();
  const maturities = new Set(bonds.map(({ maturity }) => maturity));
  bonds.forEach((bond, index) => {
    const payments = paymentsOf(bond, terms.date, couponsAYear);
    if (terms.interpolation === "monotone-cubic") refuseBetweenNodes(payments, maturities);
    const exponent = solveNode(terms, points, bond, payments, known);
    if (exponent === undefined) throw unsolvable(bond, pathOf(index));
    points.push(pointAtExponent(terms, bond.maturity, exponent));
    known.set(bond.maturity, exponent.neg().exp());
  });
  return points;
}

function solveNode(
  terms: CurveTerms,
  points: readonly CurvePoint[],
  { maturity, price }: CouponBond,
  payments: readonly Payment[],
  known: Map<EpochDay, Decimal>,
): Decimal | undefined {
  const last = points.at(-1);
  const factorOn = (day: EpochDay): Decimal => {
    const factor = known.get(day) ?? exponentAt(curveThrough(terms, points), day).neg().exp();
    known.set(day, factor);
    return factor;
  };
  const early = payments.filter(({ day }) => last !== undefined && day <= last.day);
  const open = payments.slice(early.length);
  const left = early.reduce((rest, { day, amount }) => rest.minus(amount.times(factorOn(day))), price);
  const [only, ...others] = open;
  if (only !== undefined && others.length === 0) {
    const factor = left.div(only.amount);
    return factor.greaterThan(0) ? factor.ln().neg() : undefined;
  }
  const gap = (exponent: Decimal): Decimal => {
    // Between its nodes, a curve that gets here hangs on the two of them alone.
    const next = pointAtExponent(terms, maturity, exponent);
    const trial = curveThrough(terms, last === undefined ? [next] : [last, next]);
    return worth(open, (day) => exponentAt(trial, day)).minus(left);
  };
  return left.greaterThan(0) ? solveFalling(gap, last?.exponent ?? ZERO) : undefined;
}

const worth = (payments: readonly Payment[], exponentOn: (day: EpochDay) => Decimal): Decimal =>
  payments.reduce((sum, { day, amount }) => sum.plus(amount.times(exponentOn(day).neg().exp())), ZERO);

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

function unsolvable({ maturity, price }: CouponBond, path: FieldPath): OfferError {
  const message = `no discount factor above 0 on ${formatDate(maturity)} makes this bond worth ${price.minus(ONE).isZero() ? "its par" : price}, given the nodes before it`;
  return new OfferError({ code: "out-of-range", path, message });
}

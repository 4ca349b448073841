import { type Decimal, ONE } from "../../numeric/decimal.js";
import { addMonths, type EpochDay } from "../../time/date.js";

/** A bond of face 1 that pays a level coupon so many times a year. */
export interface CouponBond {
  readonly maturity: EpochDay;
  /** A year. */
  readonly coupon: Decimal;
  /** What it costs, accrued interest included. */
  readonly price: Decimal;
  /** Issued on the curve's date, so that a first period that is too short pays for its days only. */
  readonly newlyIssued: boolean;
}

export interface Payment {
  readonly day: EpochDay;
  readonly amount: Decimal;
}

/** Coupon dates of a bond still to come: every so many months back from maturity, in order. */
function couponDates(from: EpochDay, maturity: EpochDay, couponsAYear: number): readonly EpochDay[] {
  const dates: EpochDay[] = [];
  for (let count = 0; ; count += 1) {
    const day = addMonths(maturity, (-12 / couponsAYear) * count);
    if (day <= from) return dates.reverse();
    dates.push(day);
  }
}

/** What the bond pays after `from`, in order; the last payment brings back the face. */
export function paymentsOf(bond: CouponBond, from: EpochDay, couponsAYear: number): readonly Payment[] {
  const coupon = bond.coupon.div(couponsAYear);
  const dates = couponDates(from, bond.maturity, couponsAYear);
  const last = dates.length - 1;
  return dates.map((day, index) => {
    const first = index === 0 && bond.newlyIssued;
    const paid = first ? firstCoupon(bond, from, couponsAYear, dates.length, day) : coupon;
    return { day, amount: index === last ? paid.plus(ONE) : paid };
  });
}

/** Actual days over those of a whole period (ACT/ACT ICMA). */
function firstCoupon(bond: CouponBond, from: EpochDay, couponsAYear: number, count: number, first: EpochDay) {
  const regular = addMonths(bond.maturity, (-12 / couponsAYear) * count);
  return bond.coupon
    .times(first - from)
    .div(couponsAYear)
    .div(first - regular);
}

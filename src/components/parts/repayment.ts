// Internal: no name of the public API lives here.

import { Decimal, ONE, ZERO } from "../../numeric/decimal.js";

/**
 * A total in equal parts that add up to it. Rounded down to `places` decimal places, so that no part is negative; the last
 * takes what rounding left. Without `places`, parts differ in no digit that is ever returned.
 */
export function equalParts(total: Decimal, count: number, places?: number): readonly Decimal[] {
  const exact = total.div(count);
  const part = places === undefined ? exact : exact.toDecimalPlaces(places, Decimal.ROUND_DOWN);
  return [...Array.from({ length: count - 1 }, () => part), total.minus(part.times(count - 1))];
}

/** One payment of a note that is paid down over time. */
export interface NotePayment {
  readonly principal: Decimal;
  /** What is owed just before the payment: what interest runs on. */
  readonly outstanding: Decimal;
}

export type PaidDown = "bullet" | "equalPrincipal" | "levelAnnuity";

/** How a note is paid down over other times than its own, in periods. */
export interface Amortization {
  /** Periods at the start in which interest alone is paid. */
  readonly interestOnly: number;
  /** Periods after these over which it would be repaid; what is then left at its end is a balloon. */
  readonly over: number;
}

/**
 * The payments of a note over `count` equal periods at `rate` a period. A level annuity repays in proportion to (1 + rate)^k,
 * which makes principal and interest together the same in every period, and takes neither a difference of large numbers nor
 * a division by the rate. The last payment repays what is left.
 */
export function noteSchedule(
  repayment: PaidDown,
  principal: Decimal,
  rate: Decimal,
  count: number,
  { interestOnly, over }: Amortization = { interestOnly: 0, over: count },
): readonly NotePayment[] {
  const paidDown = repayments(repayment, principal, rate, over).slice(0, count - interestOnly - 1);
  const left = paidDown.reduce((rest, part) => rest.minus(part), principal);
  const whole = interestOnly === 0 && over === count;
  const repaid = whole
    ? repayments(repayment, principal, rate, count)
    : [...Array.from({ length: interestOnly }, () => ZERO), ...paidDown, left];
  let outstanding = ZERO;
  return [...repaid]
    .reverse()
    .map((part) => {
      outstanding = outstanding.plus(part);
      return { principal: part, outstanding };
    })
    .reverse();
}

function repayments(
  repayment: PaidDown,
  principal: Decimal,
  rate: Decimal,
  count: number,
): readonly Decimal[] {
  switch (repayment) {
    case "bullet":
      return Array.from({ length: count }, (_, index) => (index === count - 1 ? principal : ZERO));
    case "equalPrincipal":
      return equalParts(principal, count);
    case "levelAnnuity": {
      const grown = powersOf(rate.plus(1), count);
      const sum = grown.reduce((total, power) => total.plus(power), ZERO);
      return grown.map((power) => principal.times(power).div(sum));
    }
  }
}

/** What 1 has earned after `count` periods with interest on interest: (1 + rate)^count − 1, without that difference. */
export const compoundedInterest = (rate: Decimal, count: number): Decimal =>
  powersOf(rate.plus(1), count).reduce((sum, power) => sum.plus(power.times(rate)), ZERO);

function powersOf(growth: Decimal, count: number): Decimal[] {
  let power = ONE;
  return Array.from({ length: count }, (_, index) => {
    if (index > 0) power = growth.times(power);
    return power;
  });
}

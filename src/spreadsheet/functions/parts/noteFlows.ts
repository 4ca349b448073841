import { compoundedInterest, noteSchedule, type PaidDown } from "../../../components/parts/repayment.js";
import type { Decimal } from "../../../numeric/decimal.js";

/** Words for how a note is paid back. */
export const NOTE_TYPES = ["bullet", "annuity", "equal principal", "zero coupon", "payment in kind"] as const;

export type NoteType = (typeof NOTE_TYPES)[number];

const PAID_DOWN: Partial<Record<NoteType, PaidDown>> = {
  annuity: "levelAnnuity",
  "equal principal": "equalPrincipal",
};

/** What a note pays at the end of each of its equal periods, at `coupon` a period. */
export function noteFlows(
  type: NoteType,
  principal: Decimal,
  coupon: Decimal,
  count: number,
): readonly { readonly amount: Decimal; readonly period: number }[] {
  if (type === "payment in kind") {
    return [{ amount: principal.times(compoundedInterest(coupon, count).plus(1)), period: count }];
  }
  const schedule = noteSchedule(PAID_DOWN[type] ?? "bullet", principal, coupon, count);
  return schedule.map(({ principal: repaid, outstanding }, index) => ({
    amount: repaid.plus(outstanding.times(coupon)),
    period: index + 1,
  }));
}

// Internal: no name of the public API lives here.

import { compoundedInterest, noteSchedule, type PaidDown } from "../../../components/parts/repayment.js";
import { certified } from "../../../numeric/certified.js";
import { type Decimal, ONE, ZERO } from "../../../numeric/decimal.js";
import { choice, number, optional, required } from "../../parameter.js";
import { spreadsheetFunction } from "../../spreadsheetFunction.js";
import { between, nonNegative, yearlyRate } from "../parts/numberCells.js";
import { discountedFrom, withSpread } from "../parts/payoffs.js";
import { refuse } from "../parts/refusals.js";

/** Words for how a note is paid back. */
const NOTE_TYPES = ["bullet", "annuity", "equal principal", "zero coupon", "payment in kind"] as const;

type NoteType = (typeof NOTE_TYPES)[number];

const PAID_DOWN: Partial<Record<NoteType, PaidDown>> = {
  annuity: "levelAnnuity",
  "equal principal": "equalPrincipal",
};

/** What a note pays at the end of each of its equal periods, at `coupon` a period. */
function noteFlows(
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

const FREQUENCIES: readonly number[] = [1, 2, 4, 12];

/** Cells hold 15 digits, so sixteen months are a little less than 16 twelfths of a year. */
const ROUNDING = 1e-9;

export const note = spreadsheetFunction({
  name: "NOTE",
  summary: "What the payments of a seller note are worth today, at a yield of the market.",
  parameters: {
    principal: required(nonNegative("What is lent")),
    coupon: between(0, 10, "Interest a year by the note's terms; blank for a zero coupon", "0.05 is 5%"),
    years: required(between(0, 100, "Years from today to the last payment, a whole number of periods")),
    rate: required(yearlyRate("Yield of the market a year, compounded annually")),
    payments_a_year: optional(
      number("Periods a year: 1 unless stated, 2, 4 or 12", (count) =>
        FREQUENCIES.includes(count.toNumber()) ? undefined : "must be 1, 2, 4 or 12",
      ),
    ),
    type: optional(choice("How it is paid back, bullet unless stated", NOTE_TYPES)),
    credit_spread: optional(nonNegative("Yearly credit spread of the payer over the rate, 0 unless stated")),
  },
  result: "number",
  run: ({ type = "bullet", payments_a_year, ...terms }) => {
    const yearly = withSpread(terms.rate, terms.credit_spread);
    const frequency = type === "zero coupon" ? ONE : (payments_a_year ?? ONE);
    const coupon = couponOf(type, terms.coupon).div(frequency);
    const count = type === "zero coupon" ? 1 : paymentsIn(terms.years, frequency);
    const flows = noteFlows(type, terms.principal, coupon, count);
    return certified((numbers) => {
      const length =
        type === "zero coupon" ? numbers.of(terms.years) : numbers.of(1).div(numbers.of(frequency));
      return flows
        .reduce(
          (sum, { amount, period }) =>
            sum.plus(numbers.of(amount).times(discountedFrom(length.times(period), yearly, numbers))),
          numbers.of(0),
        )
        .toResult();
    });
  },
});

function couponOf(type: NoteType, coupon: Decimal | undefined): Decimal {
  if (type !== "zero coupon") return coupon ?? refuse(["coupon"], "must not be blank");
  if (coupon === undefined || coupon.isZero()) return ZERO;
  return refuse(["coupon"], "must be blank or 0 for a zero coupon", coupon);
}

function paymentsIn(years: Decimal, frequency: Decimal): number {
  const periods = years.times(frequency);
  const count = Math.round(periods.toNumber());
  if (count >= 1 && periods.minus(count).abs().lessThanOrEqualTo(ROUNDING)) return count;
  return refuse(["years"], `must be a whole number of periods, ${frequency} a year, and at least one`, years);
}

import * as z from "zod";
import { elapsed, times } from "../algebra/amount.js";
import { type Asset, currency } from "../algebra/asset.js";
import { all, type Claim, delivery, named } from "../algebra/claim.js";
import { promised } from "../errors.js";
import type { Decimal, DecimalInput } from "../numeric/decimal.js";
import { currencyCode, dateRule, duration, nonNegative } from "../schema/fields.js";
import { type DateRule, type DateRuleInput, daysBetween, laterBy } from "../time/dateRule.js";
import type { DayCount } from "../time/dayCount.js";
import { type Duration, type Frequency, MONTHS_BETWEEN } from "../time/duration.js";
import {
  type BrokenRule,
  type CommonTerms,
  type ComponentFactory,
  defineComponent,
} from "./defineComponent.js";
import { compoundedInterest, noteSchedule } from "./parts/repayment.js";
import { dayCountTerm, yearlyRate } from "./parts/terms.js";

const MAX_MONTHS = 1200;

/** Terms of `sellerNote`. */
export interface SellerNoteTerms extends CommonTerms {
  /** Principal, in units of its currency. */
  readonly principal: DecimalInput;
  /** Currency of the note; the offer's unless stated. */
  readonly currency?: string | undefined;
  /** Interest by the terms of the note, a year, as a fraction: 0.05 is 5%; stated unless the note is a `zeroCoupon`. */
  readonly rate?: DecimalInput | undefined;
  /** How principal and interest are paid. */
  readonly repayment: "bullet" | "levelAnnuity" | "equalPrincipal" | "zeroCoupon" | "paymentInKind";
  /** How often interest falls due; stated unless the note is a `zeroCoupon`. */
  readonly frequency?: "annual" | "semi-annual" | "quarterly" | "monthly" | undefined;
  /** Time from the start to the last payment: a whole number of periods, in months or years. */
  readonly term: string;
  /** From when interest runs; closing unless stated. */
  readonly start?: DateRuleInput | undefined;
  /** How days become years, for a bullet and for equal principal only; equal periods unless stated. */
  readonly dayCount?: DayCount | undefined;
  /** Time over which an annuity or equal principal would repay the note, after any interest-only time; what is left when the term ends is paid then; the rest of the term unless stated. */
  readonly amortizedOver?: string | undefined;
  /** Time from the start in which an annuity or equal principal pays interest alone: a whole number of periods; none unless stated. */
  readonly interestOnly?: string | undefined;
  /** When the first payment falls, with a day count: the first period, from the start to it, may then be of any length; one period after the start unless stated. */
  readonly firstPayment?: DateRuleInput | undefined;
}

/**
 * A seller (vendor) note: the seller lends part of the price to the buyer. Terms say what is paid and when; what that is worth
 * is its payments at the market's yield, in beliefs: the discount rate with the buyer's credit spread, or a required return of
 * the note's own, as befits a subordinated one. It is worth its face only where that yield is its own rate.
 *
 * Of the ways of `repayment`,
 * - `"bullet"` pays interest each period, the principal at the end;
 * - `"equalPrincipal"` pays the same principal each period, and interest on what is outstanding;
 * - `"levelAnnuity"` pays the same each period, interest and principal together;
 * - `"paymentInKind"` adds interest to the principal each period and pays all of it at the end;
 * - `"zeroCoupon"` pays the principal at the end and nothing else, so it has neither rate nor frequency.
 *
 * Payments fall on the same day of the month as the start. Periods are equal: each bears rate ÷ periods a year. Where a
 * `dayCount` is stated, each bears rate × its years by that count. Nothing is rounded to cents.
 *
 * A note of ten years that falls due in five is `amortizedOver: "10 years"` with a `term` of five: its payments are those of ten
 * years, and the balloon comes with the last. `interestOnly: "2 years"` repays nothing in the first two. Where a contract says
 * when the first payment falls, `firstPayment` does: there are as many payments as periods in the term, the first on that day and
 * the others at equal distances after it.
 *
 * @throws OfferError for terms that break a rule, with the path of the field.
 * @example
 * ```ts
 * const note = sellerNote({ principal: "20e6", rate: "0.06", repayment: "levelAnnuity", frequency: "quarterly", term: "5 years" });
 * const deal = offer({ name: "Deal", currency: "USD", components: [note] });
 * const yields = (rate: string) => ({ rate, compounding: "quarterly", dayCount: "30E/360" }) as const;
 * const at = (rate: string) =>
 *   valueOffer(deal, { valuationDate: "2021-01-15", closing: "2021-01-15", discountRate: yields(rate) }).presentValue;
 * at("0.06"); // => 20000000
 * at("0.10").toFixed(2); // => 18160044.58
 * ```
 */
export const sellerNote: ComponentFactory<SellerNoteTerms> = /* @__PURE__ */ defineComponent({
  type: "sellerNote",
  label: "Seller note",
  summary: "A loan of the seller to the buyer for part of the price.",
  example: {
    type: "sellerNote",
    principal: "20e6",
    rate: "0.06",
    repayment: "bullet",
    frequency: "semi-annual",
    term: "5 years",
  },
  terms: () => ({
    principal: nonNegative("Principal, in units of its currency"),
    currency: currencyCode("Currency of the note; the offer's unless stated").optional(),
    rate: yearlyRate("Interest by the terms of the note").optional(),
    repayment: z
      .enum(["bullet", "levelAnnuity", "equalPrincipal", "zeroCoupon", "paymentInKind"])
      .meta({ description: "How principal and interest are paid" }),
    frequency: z
      .enum(["annual", "semi-annual", "quarterly", "monthly"])
      .meta({ description: "How often interest falls due" })
      .optional(),
    term: duration("Time from the start to the last payment"),
    start: dateRule("From when interest runs").prefault("closing"),
    dayCount: dayCountTerm().optional(),
    amortizedOver: duration(
      "Time over which an annuity or equal principal would repay the note, after any interest-only time; what is left when the term ends is paid then; the rest of the term unless stated",
    ).optional(),
    interestOnly: duration(
      "Time from the start in which an annuity or equal principal pays interest alone: a whole number of periods; none unless stated",
    ).optional(),
    firstPayment: dateRule(
      "When the first payment falls, with a day count: the first period, from the start to it, may then be of any length; one period after the start unless stated",
    ).optional(),
  }),
  check: (terms) => (terms.repayment === "zeroCoupon" ? brokenZeroCoupon(terms) : brokenNote(terms)),
  lower: ({ principal, repayment, term, start, ...terms }, offer) => {
    const money = currency(terms.currency ?? offer.currency);
    const end = laterBy(start, term);
    if (repayment === "zeroCoupon") return rows([delivery(principal, money, end)], []);
    const stated = "a note that bears interest states rate, frequency and a whole number of periods";
    const [rate, frequency] = [promised(terms.rate, stated), promised(terms.frequency, stated)];
    const count = promised(periodsIn(term, frequency), stated);
    const months = MONTHS_BETWEEN[frequency];
    const periodRate = rate.times(months).div(12);
    if (repayment === "paymentInKind") {
      const added = principal.times(compoundedInterest(periodRate, count));
      return rows([delivery(principal, money, end)], [delivery(added, money, end)]);
    }
    const { firstPayment } = terms;
    const due = (index: number): DateRule => {
      if (firstPayment === undefined || index === 0) return laterBy(start, monthsOf(index * months));
      return laterBy(firstPayment, monthsOf((index - 1) * months));
    };
    const interestOnly = periodsWithin(terms.interestOnly, frequency) ?? 0;
    const over = periodsWithin(terms.amortizedOver, frequency) ?? count - interestOnly;
    const schedule = noteSchedule(repayment, principal, periodRate, count, { interestOnly, over });
    const repaid = schedule.map((payment, index) => delivery(payment.principal, money, due(index + 1)));
    const { dayCount } = terms;
    const interest = schedule.map(({ outstanding }, index) =>
      dayCount === undefined
        ? delivery(outstanding.times(periodRate), money, due(index + 1))
        : accrued(outstanding.times(rate), due(index), due(index + 1), dayCount, money),
    );
    return rows(repayment === "bullet" ? repaid.slice(-1) : repaid, interest);
  },
});

const monthsOf = (count: number): Duration => ({ count, unit: "month" });

const rows = (principal: readonly Claim[], interest: readonly Claim[]): Claim =>
  all([
    named("Principal", all(principal)),
    ...(interest.length === 0 ? [] : [named("Interest", all(interest))]),
  ]);

const accrued = (yearly: Decimal, from: DateRule, to: DateRule, dayCount: DayCount, money: Asset): Claim =>
  delivery(times(yearly, elapsed(from, to, dayCount)), money, to);

interface NoteTerms {
  readonly repayment: string;
  readonly rate?: Decimal | undefined;
  readonly frequency?: Frequency | undefined;
  readonly term: Duration;
  readonly dayCount?: DayCount | undefined;
  readonly start: DateRule;
  readonly amortizedOver?: Duration | undefined;
  readonly interestOnly?: Duration | undefined;
  readonly firstPayment?: DateRule | undefined;
}

const STRAY = ["rate", "frequency", "dayCount", "amortizedOver", "interestOnly", "firstPayment"] as const;

function brokenZeroCoupon(terms: NoteTerms): BrokenRule | undefined {
  const stray = STRAY.find((key) => terms[key] !== undefined);
  const message = "does not go with zeroCoupon, which pays its principal and nothing else";
  return stray === undefined ? undefined : { field: stray, message };
}

function brokenNote(terms: NoteTerms): BrokenRule | undefined {
  const { repayment, rate, frequency, term, dayCount } = terms;
  if (rate === undefined) return { field: "rate", message: `is required with ${repayment}` };
  if (frequency === undefined) return { field: "frequency", message: `is required with ${repayment}` };
  if (dayCount !== undefined && (repayment === "levelAnnuity" || repayment === "paymentInKind"))
    return { field: "dayCount", message: `does not go with ${repayment}, whose periods are equal` };
  const count = periodsIn(term, frequency);
  if (count === undefined) return { field: "term", message: wholePeriods(frequency) };
  return brokenAmortization(terms, frequency, count) ?? brokenFirstPayment(terms);
}

function wholePeriods(frequency: Frequency): string {
  const step = `${MONTHS_BETWEEN[frequency]} month${frequency === "monthly" ? "" : "s"}`;
  return `must be a whole number of periods of ${step}, in months or years, of at most 100 years`;
}

function brokenAmortization(
  { repayment, amortizedOver, interestOnly }: NoteTerms,
  frequency: Frequency,
  count: number,
): BrokenRule | undefined {
  const given = { amortizedOver, interestOnly };
  for (const field of ["interestOnly", "amortizedOver"] as const) {
    if (given[field] === undefined) continue;
    if (repayment !== "levelAnnuity" && repayment !== "equalPrincipal")
      return { field, message: `does not go with ${repayment}, which repays nothing before its end` };
    if (periodsWithin(given[field], frequency) === undefined)
      return { field, message: wholePeriods(frequency) };
  }
  const free = periodsWithin(interestOnly, frequency) ?? 0;
  if (free >= count) return { field: "interestOnly", message: "must be shorter than the term" };
  const over = periodsWithin(amortizedOver, frequency) ?? count - free;
  const message = "must not be shorter than what the interest-only time leaves of the term";
  return over < count - free ? { field: "amortizedOver", message } : undefined;
}

function brokenFirstPayment({ repayment, dayCount, start, firstPayment }: NoteTerms): BrokenRule | undefined {
  if (firstPayment === undefined) return undefined;
  const field = "firstPayment";
  if (repayment !== "bullet" && repayment !== "equalPrincipal")
    return { field, message: `does not go with ${repayment}, whose periods are equal` };
  if (dayCount === undefined)
    return {
      field: "dayCount",
      message: "is required with firstPayment: the first period may have any length",
    };
  const days = daysBetween(firstPayment, start);
  return days === undefined || days > 0 ? undefined : { field, message: "must come after start" };
}

/** How many whole periods a time has, where one is stated. */
const periodsWithin = (time: Duration | undefined, frequency: Frequency): number | undefined =>
  time === undefined ? undefined : periodsIn(time, frequency);

/** How many whole periods a term has; undefined for a term that is none of them, too long, or in days or weeks. */
function periodsIn({ count, unit }: Duration, frequency: Frequency): number | undefined {
  const months = unit === "year" ? 12 * count : count;
  const periods = months / MONTHS_BETWEEN[frequency];
  const isWhole = Number.isInteger(periods) && months > 0 && months <= MAX_MONTHS;
  return (unit === "month" || unit === "year") && isWhole ? periods : undefined;
}

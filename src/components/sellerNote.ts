import * as z from "zod";
import { elapsed, times } from "../algebra/amount.js";
import { type Asset, currency } from "../algebra/asset.js";
import { all, type Claim, delivery, named } from "../algebra/claim.js";
import { type Decimal, type DecimalInput, ZERO } from "../numeric/decimal.js";
import { currencyCode, dateRule, duration, nonNegative } from "../schema/fields.js";
import { type DateRule, type DateRuleInput, laterBy } from "../time/dateRule.js";
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
  }),
  check: (terms) => (terms.repayment === "zeroCoupon" ? brokenZeroCoupon(terms) : brokenNote(terms)),
  lower: ({ principal, repayment, term, start, ...terms }, offer) => {
    const money = currency(terms.currency ?? offer.currency);
    const end = laterBy(start, term);
    if (repayment === "zeroCoupon") return rows([delivery(principal, money, end)], []);
    const { rate = ZERO, frequency = "annual", dayCount } = terms;
    const months = MONTHS_BETWEEN[frequency];
    const count = (monthsIn(term) ?? 0) / months;
    const periodRate = rate.times(months).div(12);
    if (repayment === "paymentInKind") {
      const added = principal.times(compoundedInterest(periodRate, count));
      return rows([delivery(principal, money, end)], [delivery(added, money, end)]);
    }
    const due = (index: number): DateRule => laterBy(start, { count: index * months, unit: "month" });
    const schedule = noteSchedule(repayment, principal, periodRate, count);
    const repaid = schedule.map((payment, index) => delivery(payment.principal, money, due(index + 1)));
    const interest = schedule.map(({ outstanding }, index) =>
      dayCount === undefined
        ? delivery(outstanding.times(periodRate), money, due(index + 1))
        : accrued(outstanding.times(rate), due(index), due(index + 1), dayCount, money),
    );
    return rows(repayment === "bullet" ? repaid.slice(-1) : repaid, interest);
  },
});

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
}

function brokenZeroCoupon(terms: NoteTerms): BrokenRule | undefined {
  const stray = (["rate", "frequency", "dayCount"] as const).find((key) => terms[key] !== undefined);
  const message = "does not go with zeroCoupon, which pays its principal and nothing else";
  return stray === undefined ? undefined : { field: stray, message };
}

function brokenNote({ repayment, rate, frequency, term, dayCount }: NoteTerms): BrokenRule | undefined {
  if (rate === undefined) return { field: "rate", message: `is required with ${repayment}` };
  if (frequency === undefined) return { field: "frequency", message: `is required with ${repayment}` };
  if (dayCount !== undefined && (repayment === "levelAnnuity" || repayment === "paymentInKind"))
    return { field: "dayCount", message: `does not go with ${repayment}, whose periods are equal` };
  const months = monthsIn(term) ?? 0;
  if (months > 0 && months <= MAX_MONTHS && months % MONTHS_BETWEEN[frequency] === 0) return undefined;
  const step = `${MONTHS_BETWEEN[frequency]} month${frequency === "monthly" ? "" : "s"}`;
  return {
    field: "term",
    message: `must be a whole number of periods of ${step}, in months or years, of at most 100 years`,
  };
}

function monthsIn({ count, unit }: Duration): number | undefined {
  if (unit === "month") return count;
  return unit === "year" ? 12 * count : undefined;
}

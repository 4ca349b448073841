import { elapsed, min, times } from "../algebra/amount.js";
import { currency } from "../algebra/asset.js";
import { delivery } from "../algebra/claim.js";
import type { DecimalInput } from "../numeric/decimal.js";
import { currencyCode, dateRule } from "../schema/fields.js";
import { type DateRuleInput, daysBetween } from "../time/dateRule.js";
import type { DayCount } from "../time/dayCount.js";
import { type CommonTerms, type ComponentFactory, defineComponent } from "./defineComponent.js";
import { type SumInput, sum } from "./parts/sum.js";
import { dayCountTerm, yearlyRate } from "./parts/terms.js";

/** Terms of `tickingFee`. */
export interface TickingFeeTerms extends CommonTerms {
  /** Amount on which the fee runs, in units of its currency. */
  readonly amount: SumInput;
  /** Fee, a year, as a fraction: 0.05 is 5%. */
  readonly rate: DecimalInput;
  /** From when the fee runs. */
  readonly start: DateRuleInput;
  /** When the fee stops growing, if the deal has not closed by then; closing unless stated. */
  readonly until?: DateRuleInput | undefined;
  /** How days become years; ACT/365F unless stated. */
  readonly dayCount?: DayCount | undefined;
  /** Currency of the fee; the offer's unless stated. */
  readonly currency?: string | undefined;
  /** When the fee is paid; closing unless stated. */
  readonly paid?: DateRuleInput | undefined;
}

/**
 * A fee for delay: `rate` × `amount` × years from a date to closing, so it grows with every day that closing is late, and
 * there is none if the deal closes before that date. Simple, not compounded. A rate that steps up is one component for each
 * step, the first running `until` the second starts.
 *
 * Source: D. Wolf, D. B. Feirstein and J. M. Zachariah, Time is Money: Ticking Fees (Kirkland & Ellis, 2013).
 *
 * @throws OfferError for terms that break a rule, with the path of the field.
 * @example
 * ```ts
 * const fee = tickingFee({ amount: "5e9", rate: "0.06", start: "2021-06-30" });
 * describe(fee.toClaim({ currency: "USD", bidder: "Oracle" })); // => Ticking fee: receive 300,000,000 × years from 2021-06-30 to closing (ACT/365F), in USD, on closing, owed by Oracle
 * ```
 */
export const tickingFee: ComponentFactory<TickingFeeTerms> = /* @__PURE__ */ defineComponent({
  type: "tickingFee",
  label: "Ticking fee",
  summary: "A fee that grows from a date until the deal closes.",
  example: { type: "tickingFee", amount: "5e9", rate: "0.06", start: "2021-06-30" },
  terms: () => ({
    amount: sum("Amount on which the fee runs, in units of its currency"),
    rate: yearlyRate("Fee"),
    start: dateRule("From when the fee runs"),
    until: dateRule("When the fee stops growing, if the deal has not closed by then").optional(),
    dayCount: dayCountTerm().prefault("ACT/365F"),
    currency: currencyCode("Currency of the fee; the offer's unless stated").optional(),
    paid: dateRule("When the fee is paid").prefault("closing"),
  }),
  check: ({ start, until }) =>
    until !== undefined && (daysBetween(until, start) ?? 1) <= 0
      ? { field: "until", message: "must come after start" }
      : undefined,
  lower: ({ amount, rate, start, until, dayCount, currency: code, paid }, offer) => {
    const delay = elapsed(start, "closing", dayCount);
    const counted = until === undefined ? delay : min(delay, elapsed(start, until, dayCount));
    return delivery(times(amount.times(rate), counted), currency(code ?? offer.currency), paid);
  },
});

import { currency } from "../algebra/asset.js";
import { delivery } from "../algebra/claim.js";
import { promised } from "../errors.js";
import type { DecimalInput } from "../numeric/decimal.js";
import { currencyCode, dateRule, nonNegative } from "../schema/fields.js";
import type { DateRuleInput } from "../time/dateRule.js";
import { type CommonTerms, type ComponentFactory, defineComponent } from "./defineComponent.js";
import { brokenInOffer, forEachHeld } from "./parts/perShare.js";

/** Terms of `cash`: an amount, or so much for each share of the target. */
export type CashTerms = CommonTerms & {
  /** Currency of the amount; the offer's unless stated. */
  readonly currency?: string | undefined;
  /** When the cash is paid: a date, or a rule such as `"closing + 3 months"`; closing unless stated. */
  readonly paid?: DateRuleInput | undefined;
} & (
    | {
        /** Amount, in units of its currency. */
        readonly amount: DecimalInput;
        readonly perShare?: never;
      }
    | {
        /** Amount for each share of the target, in units of its currency. */
        readonly perShare: DecimalInput;
        readonly amount?: never;
      }
  );

/**
 * Cash: a fixed amount on a date. Worth amount × discount factor. Cash due by closing is exchanged for the target and bears no
 * credit risk; cash due later is discounted with the payer's credit spread on top. `perShare` is multiplied by the shares that the
 * offer states of its target, and is part of the price that its options are in the money by.
 *
 * @throws OfferError for terms that break a rule, with the path of the field.
 * @example
 * ```ts
 * const deposit = cash({ name: "Deposit", amount: "250e6", paid: "2021-06-30" });
 * describe(deposit.toClaim({ currency: "USD", bidder: "Oracle" })); // => Deposit: receive USD 250,000,000 on 2021-06-30, owed by Oracle
 * ```
 */
export const cash: ComponentFactory<CashTerms> = /* @__PURE__ */ defineComponent({
  type: "cash",
  label: "Cash",
  summary: "A fixed amount of money on a date.",
  example: { type: "cash", amount: "10e9", paid: "closing" },
  exactlyOne: ["amount", "perShare"],
  terms: () => ({
    amount: nonNegative("Amount, in units of its currency").optional(),
    perShare: nonNegative("Amount for each share of the target, in units of its currency").optional(),
    currency: currencyCode("Currency of the amount; the offer's unless stated").optional(),
    paid: dateRule("When the cash is paid").prefault("closing"),
  }),
  checkInOffer: ({ perShare }, offer) => brokenInOffer({ perShare }, offer),
  pricePart: ({ perShare, currency: code }) =>
    perShare === undefined ? undefined : { cash: perShare, currency: code },
  lower: ({ amount, perShare, ...terms }, offer) => {
    const paidIn = currency(terms.currency ?? offer.currency);
    const total = amount ?? forEachHeld(promised(perShare, "cash states an amount or perShare"), offer);
    return delivery(total, paidIn, terms.paid);
  },
});

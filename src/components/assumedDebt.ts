import { currency } from "../algebra/asset.js";
import { delivery } from "../algebra/claim.js";
import type { DecimalInput } from "../numeric/decimal.js";
import { currencyCode, dateRule, nonNegative } from "../schema/fields.js";
import type { DateRuleInput } from "../time/dateRule.js";
import { type CommonTerms, type ComponentFactory, defineComponent } from "./defineComponent.js";

/** Terms of `assumedDebt`. */
export interface AssumedDebtTerms extends CommonTerms {
  /** Face amount, in units of its currency. */
  readonly face: DecimalInput;
  /** What it counts for on the day it is taken over, in units of its currency; its face unless stated. */
  readonly value?: DecimalInput | undefined;
  /** Currency of the debt; the offer's unless stated. */
  readonly currency?: string | undefined;
  /** When it is taken over; closing unless stated. */
  readonly takenOver?: DateRuleInput | undefined;
}

/**
 * Debt that the bidder takes over: consideration without a payment, since it would otherwise be repaid out of the price. It
 * counts at its face, as announcements count it, or at a stated `value`, where its coupon is far from the market's; and as
 * of the day on which it is taken over, like cash on that day.
 *
 * Give net debt where the cash that comes with the target is counted against it.
 *
 * @throws OfferError for terms that break a rule, with the path of the field.
 * @example
 * ```ts
 * const bonds = assumedDebt({ name: "Bonds", face: "500e6", value: "470e6" });
 * describe(bonds.toClaim({ currency: "USD", bidder: "Oracle" })); // => Bonds: receive USD 470,000,000 on closing, owed by Oracle
 * ```
 */
export const assumedDebt: ComponentFactory<AssumedDebtTerms> = /* @__PURE__ */ defineComponent({
  type: "assumedDebt",
  label: "Assumed debt",
  summary: "Debt that the bidder takes over, counted at face or at a stated value.",
  example: { type: "assumedDebt", face: "500e6" },
  terms: () => ({
    face: nonNegative("Face amount, in units of its currency"),
    value: nonNegative(
      "What it counts for on the day it is taken over, in units of its currency; its face unless stated",
    ).optional(),
    currency: currencyCode("Currency of the debt; the offer's unless stated").optional(),
    takenOver: dateRule("When it is taken over").prefault("closing"),
  }),
  lower: ({ face, value, currency: code, takenOver }, offer) =>
    delivery(value ?? face, currency(code ?? offer.currency), takenOver),
});

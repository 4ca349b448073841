import { give } from "../algebra/claim.js";
import { identifier } from "../schema/fields.js";
import { type ComponentFactory, defineComponent } from "./defineComponent.js";
import { type FeeScheduleTerms, feeSchedule, feeScheduleTerms } from "./parts/feeSchedule.js";

/** Terms of `terminationFee`. */
export interface TerminationFeeTerms extends Omit<FeeScheduleTerms, "owedBy"> {
  /** The party that pays the fee: the target or the seller, by the name under which beliefs give its credit spread; Seller unless stated. */
  readonly owedBy?: string | undefined;
}

/**
 * A break fee: what the seller's side pays the bidder if the deal fails for a named cause, such as a better offer that is
 * accepted. It comes off the value to the seller, and it is discounted with the credit of whoever pays it, which is not the
 * bidder. Each step hangs on an event of its own, as in `reverseTerminationFee`.
 *
 * @throws OfferError for terms that break a rule, with the path of the field.
 * @example
 * ```ts
 * const fee = terminationFee({
 *   steps: [{ event: "superior proposal", amount: "2.27e9", paid: "2023-01-18" }],
 *   owedBy: "Activision Blizzard",
 * });
 * describe(fee.toClaim({ currency: "USD", bidder: "Microsoft" })); // => Termination fee, superior proposal: pay USD 2,270,000,000 on 2023-01-18, if superior proposal, owed by Activision Blizzard
 * ```
 */
export const terminationFee: ComponentFactory<TerminationFeeTerms> = /* @__PURE__ */ defineComponent({
  type: "terminationFee",
  label: "Termination fee",
  summary: "What the seller's side pays the bidder if the deal fails for a named cause.",
  example: {
    type: "terminationFee",
    steps: [{ event: "superior proposal", amount: "300e6", paid: "2021-06-30" }],
  },
  terms: () => ({
    ...feeScheduleTerms(),
    // In place of the term of this name that all components have, which would say the bidder.
    owedBy: identifier("The party that pays the fee: the target or the seller").prefault("Seller"),
  }),
  lower: (terms, offer) => give(feeSchedule(terms, offer.currency)),
  owedWithoutClosing: true,
});

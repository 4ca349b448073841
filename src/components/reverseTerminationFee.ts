import { type ComponentFactory, defineComponent } from "./defineComponent.js";
import { type FeeScheduleTerms, feeSchedule, feeScheduleTerms } from "./parts/feeSchedule.js";

/** Terms of `reverseTerminationFee`. */
export type ReverseTerminationFeeTerms = FeeScheduleTerms;

/**
 * What the bidder pays the seller if the deal fails for a named cause, in steps by date. Each step hangs on an event of its
 * own, such as "antitrust failure by 2023-01-18": the odds that the fee is due are not those that the deal fails, because
 * most causes of failure cost the bidder nothing. Steps exclude each other in fact; values add up, so nothing is asked of the
 * beliefs but the odds of each. State odds that the deal fails and, given that it does, that it fails for this cause by naming
 * the failure in `given` beside the step's event.
 *
 * A fee that rises by the calendar, whatever the event's name, needs no event for each amount: `later` has the amounts that take its
 * place from a day on. The day is that on which the deal fails (`on` in a deal, or the outside date), which "closing" means in fees.
 *
 * In an offer that names its conditions, say on which failure a step hangs, `event: { event: "cfius", happens: false }`, or
 * the whole fee, `given: [{ event, happens: false }]`: the value of an offer is its value if it closes, and there the fee is then
 * worth nothing, as it should be. `valueDeal` counts it where the deal fails.
 *
 * @throws OfferError for terms that break a rule, with the path of the field.
 * @example
 * ```ts
 * const fee = reverseTerminationFee({
 *   steps: [{ event: "antitrust failure by 2023-01-18", amount: "2e9", paid: "2023-01-18" }],
 * });
 * describe(fee.toClaim({ currency: "USD", bidder: "Microsoft" })); // => Reverse termination fee, antitrust failure by 2023-01-18: receive USD 2,000,000,000 on 2023-01-18, if antitrust failure by 2023-01-18, owed by Microsoft
 * ```
 */
export const reverseTerminationFee: ComponentFactory<ReverseTerminationFeeTerms> =
  /* @__PURE__ */ defineComponent({
    type: "reverseTerminationFee",
    label: "Reverse termination fee",
    summary: "What the bidder pays the seller if the deal fails for a named cause, in steps by date.",
    example: {
      type: "reverseTerminationFee",
      steps: [
        { event: "antitrust failure by 2023-01-18", amount: "2e9", paid: "2023-01-18" },
        { event: "antitrust failure after 2023-01-18", amount: "2.5e9", paid: "2023-04-18" },
      ],
    },
    terms: feeScheduleTerms,
    lower: (terms, offer) => feeSchedule(terms, offer.currency),
    owedWithoutClosing: true,
  });

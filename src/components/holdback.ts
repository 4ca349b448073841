import { type ComponentFactory, defineComponent } from "./defineComponent.js";
import { AMOUNT_WAYS, brokenUnlessFixed } from "./parts/perShare.js";
import {
  brokenRetention,
  type RetentionTerms,
  retainedPart,
  retention,
  retentionTerms,
} from "./parts/retention.js";

/** Terms of `holdback`. */
export type HoldbackTerms = RetentionTerms;

/**
 * Part of the price that the buyer keeps at closing and pays later, less its claims. Unlike an `escrow` it is a claim on the
 * buyer, discounted with the buyer's credit spread. The cash paid at closing is a component of its own, less this amount.
 *
 * Claims, interest and releases work as in an `escrow`. Where a guarantor stands behind it, `owedBy` names the guarantor.
 *
 * @throws OfferError for terms that break a rule, with the path of the field.
 * @example
 * ```ts
 * const kept = holdback({
 *   amount: "10e6",
 *   releases: [{ share: "1", paid: "closing + 1 year" }],
 *   claims: { metric: "claims", period: 2021 },
 * });
 * describe(kept.toClaim({ currency: "USD", bidder: "Oracle" })); // => Holdback, Release 1: receive (10,000,000 minus claims for 2021), at least 0, at most 10,000,000, in USD, on closing + 1 year, owed by Oracle
 * ```
 */
export const holdback: ComponentFactory<HoldbackTerms> = /* @__PURE__ */ defineComponent({
  type: "holdback",
  label: "Holdback",
  summary: "Part of the price that the buyer keeps at closing and pays later, less claims.",
  example: { type: "holdback", amount: "10e6", releases: [{ share: "1", paid: "closing + 18 months" }] },
  exactlyOne: AMOUNT_WAYS,
  terms: retentionTerms,
  check: brokenRetention,
  checkInOffer: brokenUnlessFixed,
  pricePart: retainedPart,
  lower: (terms, offer) => retention(terms, offer),
});

import { owedBy } from "../algebra/claim.js";
import { type ComponentFactory, defineComponent } from "./defineComponent.js";
import { AMOUNT_WAYS, brokenUnlessFixed } from "./parts/perShare.js";
import {
  brokenRetention,
  type RetentionTerms,
  retainedPart,
  retention,
  retentionTerms,
} from "./parts/retention.js";

/** Terms of `escrow`. */
export type EscrowTerms = RetentionTerms;

/**
 * Part of the price that lies with an escrow agent from closing until it is released to the seller. It is nobody's debt, so no
 * credit spread discounts it (an amount that the buyer keeps is a `holdback`). The cash paid at closing is a component of its
 * own, less this amount.
 *
 * With claims C against amounts tᵢ that add up to A, the releases come to max(0, A − C) in all. Where the `"last"` bear claims,
 * a release is min(tᵢ, max(0, A − C − what is due before it)); where the `"first"` do, as in agreements that release a share
 * "less claims paid or pending", it is min(tᵢ, max(0, what is due up to it − C)); where all bear them `"pro rata"`, as holders who
 * are liable severally do, it is tᵢ/A × max(0, A − C). Each is a spread of puts on the claims: uncertain claims cost less than expected ones once they may exceed the amount. Claims count in full for every release,
 * whenever they arise within the period. A risk premium on claims is a negative one: they are a cost.
 *
 * @throws OfferError for terms that break a rule, with the path of the field; `invalid-term` for `owedBy`.
 * @example
 * ```ts
 * const indemnity = escrow({
 *   amount: "10e6",
 *   releases: [{ share: "0.5", paid: "closing + 12 months" }, { paid: "closing + 18 months" }],
 * });
 * describe(indemnity.toClaim({ currency: "USD", bidder: "Oracle" })).split("\n")[0]; // => Escrow, Release 1: receive USD 5,000,000 on closing + 12 months
 * escrow({ amount: "10e6", releases: [{ share: "0.5", paid: "closing + 1 year" }] }); // throws invalid-term
 * ```
 */
export const escrow: ComponentFactory<EscrowTerms> = /* @__PURE__ */ defineComponent({
  type: "escrow",
  label: "Escrow",
  summary: "Part of the price that lies with an escrow agent and is released later, less claims.",
  example: { type: "escrow", amount: "10e6", releases: [{ share: "1", paid: "closing + 18 months" }] },
  exactlyOne: AMOUNT_WAYS,
  terms: retentionTerms,
  check: (terms) =>
    "owedBy" in terms
      ? { field: "owedBy", message: "does not go with an escrow, which is nobody's debt: see holdback" }
      : brokenRetention(terms),
  checkInOffer: brokenUnlessFixed,
  pricePart: retainedPart,
  lower: (terms, offer) => owedBy(null, retention(terms, offer)),
});

import type { Decimal, DecimalInput } from "../numeric/decimal.js";
import { nonNegative } from "../schema/fields.js";
import { type ComponentFactory, defineComponent } from "./defineComponent.js";
import { brokenCollar, type CollarTerms, collarClaim, collarTerms } from "./parts/collar.js";
import { brokenShares } from "./parts/targetShares.js";

/** Terms of `fixedRatioCollar`. */
export interface FixedRatioCollarTerms extends CollarTerms {
  /** Shares for each target share while the reference price lies in the band. */
  readonly ratio: DecimalInput;
}

/**
 * A fixed number of shares while the reference price lies in a band (both ends included), and a fixed value outside: the
 * seller never gets less than `ratio` × `low` nor more than `ratio` × `high`. With L and U the ends of the band it is worth
 * ratio·(L·DF + Call(L) − Call(U)). Only `low` makes a floor, only `high` a cap.
 *
 * `walkAwayBelow`: below that reference price the seller always walks, and what this component delivers is replaced by
 * `breakValue` in cash for each target share on the same date (nothing unless stated); other components of the offer do
 * not notice. With neither end but a walk-away price it is a fixed number of shares that may be walked away from.
 *
 * Outside the band the shares are counted at the reference price but taken to be worth the value when they arrive; a move
 * of the price between the two is left out.
 *
 * @throws OfferError for terms that break a rule, with the path of the field.
 * Source: replication as in Officer, The market pricing of implicit options in merger collars, Journal of Business 79 (2006).
 * @example
 * ```ts
 * const floor = fixedRatioCollar({ issuer: "ORCL", ratio: "0.5", low: "50", targetShares: "1000" });
 * const [number, worth] = describe(floor.toClaim({ currency: "USD", bidder: "Oracle" })).split("\n");
 * number; // => Fixed-ratio collar: receive (500 if ORCL price on closing is at least 50, otherwise 0) ORCL shares on closing, owed by Oracle
 * worth; // => Fixed-ratio collar: receive ORCL shares worth 0 if ORCL price on closing is at least 50, otherwise 25,000, in USD, on closing, owed by Oracle
 * ```
 */
export const fixedRatioCollar: ComponentFactory<FixedRatioCollarTerms> = /* @__PURE__ */ defineComponent({
  type: "fixedRatioCollar",
  label: "Fixed-ratio collar",
  summary: "A fixed number of shares inside a band of the share price, and stock of a fixed value outside.",
  example: {
    type: "fixedRatioCollar",
    issuer: "ORCL",
    ratio: "0.5",
    low: "50",
    high: "70",
    targetShares: "100e6",
    walkAwayBelow: "40",
  },
  terms: () => ({
    ratio: nonNegative("Shares for each target share while the reference price lies in the band"),
    ...collarTerms(),
  }),
  check: brokenCollar,
  checkInOffer: brokenShares,
  lower: ({ ratio, low, high, ...terms }, offer) => {
    const end = (level: Decimal | undefined) => level && { level, beyond: { value: ratio.times(level) } };
    return collarClaim(terms, { inside: { shares: ratio }, low: end(low), high: end(high) }, offer);
  },
});

import type { Decimal, DecimalInput } from "../numeric/decimal.js";
import { nonNegative } from "../schema/fields.js";
import { type ComponentFactory, defineComponent } from "./defineComponent.js";
import { brokenCollar, type CollarTerms, collarClaim, collarTerms } from "./parts/collar.js";
import { brokenShares } from "./parts/targetShares.js";

/** Terms of `fixedValueCollar`. */
export interface FixedValueCollarTerms extends CollarTerms {
  /** Value for each target share while the reference price lies in the band, in units of the currency. */
  readonly value: DecimalInput;
  /** Shares for each target share below the band; value ÷ low unless stated. */
  readonly ratioBelow?: DecimalInput | undefined;
  /** Shares for each target share above the band; value ÷ high unless stated. */
  readonly ratioAbove?: DecimalInput | undefined;
}

/**
 * Stock of a fixed value while the reference price lies in a band (both ends included), and a fixed number of shares
 * outside: the number stops growing below `low` and stops shrinking above `high`. With V in money, L and U the ends of the
 * band and unrounded ratios it is worth V·DF − (V/L)·Put(L) + (V/U)·Call(U): less than its headline V·DF where prices
 * may fall, more where they may rise. Only `low` or only `high` makes half a collar.
 *
 * State the published, rounded ratios where there are any: they make the value jump at the ends of the band.
 *
 * `walkAwayBelow`: below that reference price the seller always walks, and what this component delivers is replaced by
 * `breakValue` in cash on the same date (nothing unless stated); other components of the offer do not notice.
 *
 * Inside the band the shares are counted at the reference price but taken to be worth the value when they arrive; a move of the
 * price between the two is left out. Once the number of shares is known, `stock` with `shares` says more.
 *
 * @throws OfferError for terms that break a rule, with the path of the field.
 * Source: replication as in Officer, The market pricing of implicit options in merger collars, Journal of Business 79 (2006).
 * @example
 * ```ts
 * const collar = fixedValueCollar({ issuer: "T", value: "53.75", low: "37.411", ratioBelow: "1.437", targetShares: "100" });
 * const [number, worth] = describe(collar.toClaim({ currency: "USD", bidder: "AT&T" })).split("\n");
 * number; // => Fixed-value collar: receive (0 if T price on closing is at least 37.411, otherwise 143.7) T shares on closing, owed by AT&T
 * worth; // => Fixed-value collar: receive T shares worth 5,375 if T price on closing is at least 37.411, otherwise 0, in USD, on closing, owed by AT&T
 * ```
 */
export const fixedValueCollar: ComponentFactory<FixedValueCollarTerms> = /* @__PURE__ */ defineComponent({
  type: "fixedValueCollar",
  label: "Fixed-value collar",
  summary: "Stock of a fixed value inside a band of the share price, and a fixed number of shares outside.",
  example: {
    type: "fixedValueCollar",
    issuer: "T",
    value: "53.75",
    low: "37.411",
    high: "41.349",
    ratioBelow: "1.437",
    ratioAbove: "1.300",
    targetShares: "780e6",
    priced: "closing - 3 days",
    averagedFrom: "closing - 23 days",
  },
  terms: () => ({
    value: nonNegative(
      "Value for each target share while the reference price lies in the band, in units of the currency",
    ),
    ratioBelow: nonNegative(
      "Shares for each target share below the band; value ÷ low unless stated",
    ).optional(),
    ratioAbove: nonNegative(
      "Shares for each target share above the band; value ÷ high unless stated",
    ).optional(),
    ...collarTerms(),
  }),
  check: ({ low, high, ratioBelow, ratioAbove, ...terms }) => {
    if (ratioBelow !== undefined && low === undefined) {
      return { field: "ratioBelow", message: "only goes with low: nothing says below which price it holds" };
    }
    if (ratioAbove !== undefined && high === undefined) {
      return { field: "ratioAbove", message: "only goes with high: nothing says above which price it holds" };
    }
    if (ratioAbove !== undefined && ratioBelow?.lessThan(ratioAbove)) {
      return {
        field: "ratioBelow",
        message: "must not be less than ratioAbove: a lower price takes more shares",
      };
    }
    return brokenCollar({ low, high, ...terms });
  },
  checkInOffer: brokenShares,
  lower: ({ value, low, high, ratioBelow, ratioAbove, ...terms }, offer) => {
    const end = (level: Decimal | undefined, ratio: Decimal | undefined) =>
      level && { level, beyond: { shares: ratio ?? value.div(level) } };
    return collarClaim(
      terms,
      { inside: { value }, low: end(low, ratioBelow), high: end(high, ratioAbove) },
      offer,
    );
  },
});

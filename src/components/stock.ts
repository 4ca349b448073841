import * as z from "zod";
import { share, stockWorth } from "../algebra/asset.js";
import { delivery } from "../algebra/claim.js";
import { promised } from "../errors.js";
import type { DecimalInput } from "../numeric/decimal.js";
import { currencyCode, dateRule, duration, identifier, nonNegative } from "../schema/fields.js";
import type { DateRuleInput } from "../time/dateRule.js";
import { formatDuration } from "../time/duration.js";
import { type CommonTerms, type ComponentFactory, defineComponent } from "./defineComponent.js";
import { forEachHeld, SHARES_NEEDED } from "./parts/perShare.js";

/** Terms of a stock component: a fixed value, a fixed number of shares, or so many shares for each share of the target. */
export type StockTerms = CommonTerms & {
  /** Whose shares: the name under which beliefs give the price. */
  readonly issuer: string;
  /** When the shares are delivered; closing unless stated. */
  readonly delivered?: DateRuleInput | undefined;
  /** How long after delivery the shares may not be sold, such as `"6 months"`; free at once unless stated. */
  readonly lockUp?: string | undefined;
  /** Whose the dividends are while the shares are locked up: the holder's, or forgone; the holder's unless stated. */
  readonly dividends?: "the holder's" | "forgone" | undefined;
} & (
    | {
        /** Fixed value, in units of its currency. */
        readonly value: DecimalInput;
        /** Currency of the fixed value; the offer's unless stated. */
        readonly currency?: string | undefined;
        readonly shares?: never;
        readonly ratio?: never;
      }
    | {
        /** Fixed number of shares. */
        readonly shares: DecimalInput;
        readonly value?: never;
        readonly ratio?: never;
        readonly currency?: never;
      }
    | {
        /** Exchange ratio: a fixed number of shares for each share of the target. */
        readonly ratio: DecimalInput;
        readonly value?: never;
        readonly shares?: never;
        readonly currency?: never;
      }
  );

/**
 * Stock as consideration, in one of two contracts that are worth different things. `value`: as many shares as are worth
 * that much on delivery; the seller bears no price risk, and it is discounted like cash. `shares`: a fixed number; worth
 * its prepaid forward, S·e^(−qT) a share, which is not discounted at a rate. `ratio` is such a number for each share of the target,
 * multiplied by the shares that the offer states of it. What a lock-up costs is a belief, `lockUps`;
 * where the holder forgoes `dividends` while it lasts, what they are worth comes off once, whatever the model and the basis.
 *
 * @throws OfferError `invalid-term` where not exactly one of `value`, `shares` and `ratio` is given.
 * @example
 * ```ts
 * const fixedNumber = stock({ shares: "180e6", issuer: "ORCL" });
 * describe(fixedNumber.toClaim({ currency: "USD", bidder: "Oracle" })); // => Stock: receive 180,000,000 ORCL shares on closing, owed by Oracle
 * ```
 */
export const stock: ComponentFactory<StockTerms> = /* @__PURE__ */ defineComponent({
  type: "stock",
  label: "Stock",
  summary: "Shares of an issuer: a fixed value of them, or a fixed number.",
  example: { type: "stock", value: "10e9", issuer: "ORCL", delivered: "closing" },
  terms: () => ({
    issuer: identifier("Whose shares: the name under which beliefs give the price"),
    value: nonNegative("Fixed value, in units of its currency").optional(),
    shares: nonNegative("Fixed number of shares").optional(),
    ratio: nonNegative("Exchange ratio: a fixed number of shares for each share of the target").optional(),
    currency: currencyCode("Currency of the fixed value; the offer's unless stated").optional(),
    delivered: dateRule("When the shares are delivered").prefault("closing"),
    lockUp: duration("How long after delivery the shares may not be sold").optional(),
    dividends: z
      .enum(["the holder's", "forgone"])
      .meta({
        description:
          "Whose the dividends are while the shares are locked up: the holder's, or forgone; the holder's unless stated",
      })
      .optional(),
  }),
  check: ({ value, shares, ratio, currency, lockUp, dividends }) => {
    const stated = Object.entries({ value, shares, ratio }).filter(([, one]) => one !== undefined);
    if (stated.length !== 1) {
      const message =
        "must say exactly one of value (a fixed value) and shares (a fixed number), or ratio (a number for each target share): they are different contracts";
      return { field: stated.at(-1)?.[0] ?? "value", message };
    }
    if (value === undefined && currency !== undefined) {
      return { field: "currency", message: "only goes with value: a number of shares has no currency" };
    }
    if (dividends !== undefined && lockUp === undefined) {
      return { field: "dividends", message: "only goes with lockUp: free shares receive their dividends" };
    }
    return undefined;
  },
  checkInOffer: ({ ratio }, offer) =>
    ratio !== undefined && offer.shares === undefined
      ? { field: "ratio", message: SHARES_NEEDED }
      : undefined,
  pricePart: ({ ratio, issuer, delivered }) =>
    ratio === undefined ? undefined : { ratio, issuer, on: delivered },
  lower: ({ value, shares, ratio, issuer, currency, delivered, lockUp, dividends }, offer) => {
    const lockedFor = lockUp === undefined ? {} : { lockedFor: formatDuration(lockUp) };
    const terms = dividends === "forgone" ? { ...lockedFor, dividends } : lockedFor;
    if (value !== undefined) {
      return delivery(value, stockWorth(currency ?? offer.currency, issuer, terms), delivered);
    }
    const number = shares ?? forEachHeld(promised(ratio, "stock states a value, shares or a ratio"), offer);
    return delivery(number, share(issuer, terms), delivered);
  },
});

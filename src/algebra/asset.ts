import { describeReceived, OfferError } from "../errors.js";
import { DURATION_RULE, formatDuration, readDuration } from "../time/duration.js";
import { checkedCurrency, checkedName } from "./checkedName.js";

/** A thing that is delivered: money, shares, or money's worth of shares. */
export type Asset =
  | { readonly kind: "currency"; readonly currency: string }
  | ({ readonly kind: "share"; readonly issuer: string } & LockUp)
  /** As many shares as are worth one unit of the currency on the day they are delivered, were they free to be sold. */
  | ({ readonly kind: "stockWorth"; readonly currency: string; readonly issuer: string } & LockUp);

/** That shares may not be sold for a while. What that costs is a belief. */
export interface LockUp {
  /** How long after delivery, such as `"6 months"`; absent where they are free at once. */
  readonly lockedFor?: string | undefined;
}

/**
 * Money: one unit of a currency, by its ISO 4217 code.
 *
 * @example
 * ```ts
 * describe(one(currency("USD"))); // => receive USD 1 now
 * ```
 */
export const currency = (code: string): Asset =>
  Object.freeze({ kind: "currency", currency: checkedCurrency(code) });

/**
 * One share of an issuer. A fixed number of shares is worth its prepaid forward, S·e^(−qT), not its value discounted.
 * With `lockedFor`, a duration, it may not be sold for so long after delivery.
 *
 * @example
 * ```ts
 * describe(one(share("ORCL"))); // => receive 1 ORCL share now
 * describe(one(share("ORCL", { lockedFor: "6 months" }))); // => receive 1 ORCL share locked for 6 months now
 * ```
 */
export const share = (issuer: string, lockUp: LockUp = {}): Asset =>
  Object.freeze({ kind: "share", issuer: checkedName(issuer, "issuer"), ...checkedLockUp(lockUp) });

/**
 * One unit of a currency paid in an issuer's shares, counted at the price on the day of delivery: a fixed value, not a
 * fixed number. With `lockedFor`, a duration, they may not be sold for so long after delivery.
 *
 * @example
 * ```ts
 * describe(one(stockWorth("USD", "ORCL"))); // => receive ORCL shares worth USD 1 now
 * ```
 */
export const stockWorth = (code: string, issuer: string, lockUp: LockUp = {}): Asset =>
  Object.freeze({
    kind: "stockWorth",
    currency: checkedCurrency(code),
    issuer: checkedName(issuer, "issuer"),
    ...checkedLockUp(lockUp),
  });

/** A frozen copy of an asset, made anew by its constructor; throws for anything that is none. */
export function checkedAsset(asset: Asset): Asset {
  switch (asset.kind) {
    case "currency":
      return currency(asset.currency);
    case "share":
      return share(asset.issuer, asset);
    case "stockWorth":
      return stockWorth(asset.currency, asset.issuer, asset);
  }
}

/** The lock-up as it is written, `"1 months"` as `"1 month"`; none where it ends at once. */
function checkedLockUp({ lockedFor }: LockUp): LockUp {
  if (lockedFor === undefined) return {};
  const duration = readDuration(lockedFor);
  if (duration !== undefined) return duration.count === 0 ? {} : { lockedFor: formatDuration(duration) };
  throw new OfferError({
    code: "invalid-date",
    path: ["lockedFor"],
    message: DURATION_RULE,
    received: describeReceived(lockedFor),
  });
}

/** The words for an asset, in a table. */
export function formatAsset(asset: Asset): string {
  switch (asset.kind) {
    case "currency":
      return asset.currency;
    case "share":
      return `${asset.issuer} share${formatLockUp(asset)}`;
    case "stockWorth":
      return `${asset.currency} of ${asset.issuer} stock${formatLockUp(asset)}`;
  }
}

/** What follows the words for shares that are locked up. */
export const formatLockUp = ({ lockedFor }: LockUp): string =>
  lockedFor === undefined ? "" : ` locked for ${lockedFor}`;

/** A thing that is delivered: money, shares, or money's worth of shares. */
export type Asset =
  | { readonly kind: "currency"; readonly currency: string }
  | { readonly kind: "share"; readonly issuer: string }
  /** As many shares as are worth one unit of the currency on the day they are delivered. */
  | { readonly kind: "stockWorth"; readonly currency: string; readonly issuer: string };

/**
 * Money: one unit of a currency, by its ISO 4217 code.
 *
 * @example
 * ```ts
 * describe(one(currency("USD"))); // => receive USD 1 now
 * ```
 */
export const currency = (code: string): Asset => Object.freeze({ kind: "currency", currency: code });

/**
 * One share of an issuer. A fixed number of shares is worth its prepaid forward, S·e^(−qT), not its value discounted.
 *
 * @example
 * ```ts
 * describe(one(share("ORCL"))); // => receive 1 ORCL share now
 * ```
 */
export const share = (issuer: string): Asset => Object.freeze({ kind: "share", issuer });

/**
 * One unit of a currency paid in an issuer's shares, counted at the price on the day of delivery: a fixed value, not a
 * fixed number.
 *
 * @example
 * ```ts
 * describe(one(stockWorth("USD", "ORCL"))); // => receive ORCL shares worth USD 1 now
 * ```
 */
export const stockWorth = (code: string, issuer: string): Asset =>
  Object.freeze({ kind: "stockWorth", currency: code, issuer });

/** The words for an asset, in a table. */
export function formatAsset(asset: Asset): string {
  switch (asset.kind) {
    case "currency":
      return asset.currency;
    case "share":
      return `${asset.issuer} share`;
    case "stockWorth":
      return `${asset.currency} of ${asset.issuer} stock`;
  }
}

import * as z from "zod";
import { type Decimal, type DecimalInput, exactSum } from "../numeric/decimal.js";
import { toResult } from "../numeric/rounding.js";
import { nonNegative, positive } from "../schema/fields.js";
import { once } from "../schema/memoize.js";
import { parse } from "../schema/parse.js";
import { deepFreeze } from "../schema/records.js";
import { dilutedAt, type OptionGrant, optionsField } from "./dilutedShares.js";
import { holdersField } from "./holders.js";

/** Who will hold the combined company. */
export interface OwnershipTerms {
  /** Who holds how much; each holder once. */
  readonly holders: readonly {
    /** Who holds the shares. */
    readonly holder: string;
    /** Shares held after the issue. */
    readonly shares: DecimalInput;
    /** Options on shares of the combined company, counted by the treasury stock method; none unless stated. */
    readonly options?: readonly OptionGrant[] | undefined;
  }[];
  /** Price of one share; needed where somebody has options, without effect elsewhere. */
  readonly price?: DecimalInput | undefined;
}

/** So many shares, and which part of all shares they are. */
interface Owned {
  /** Who holds the shares. */
  readonly holder: string;
  /** Shares held, diluted where options are listed. */
  readonly shares: Decimal;
  /** The part of all shares, from 0 to 1. */
  readonly fraction: Decimal;
}

/** Who owns a company. */
export interface Ownership {
  /** By holder, in the order given. */
  readonly holders: readonly Owned[];
  /** All shares together. */
  readonly shares: Decimal;
}

const termsSchema = /* @__PURE__ */ once(() =>
  z
    .strictObject({
      holders: holdersField({ shares: nonNegative("Shares held after the issue"), options: optionsField() }),
      price: positive("Price of one share").optional(),
    })
    .refine(
      ({ holders, price }) => price !== undefined || holders.every(({ options }) => options.length === 0),
      {
        path: ["price"],
        message: "is required: it says which options count, and for how many shares",
        params: { code: "missing-term", whole: true },
      },
    )
    .refine(({ holders }) => holders.some(({ shares }) => !shares.isZero()), {
      path: ["holders"],
      message: "must hold at least some shares",
      params: { code: "out-of-range", whole: true },
    }),
);

/**
 * Who owns which part of a company after shares are issued, in the order given, with the total; diluted by the treasury
 * stock method where options are listed.
 *
 * @throws OfferError listing every term that is absent, unknown or wrong; `duplicate-name` for a holder listed twice.
 * @example
 * ```ts
 * const { holders: [before, seller] } = ownership({
 *   holders: [{ holder: "Oracle's holders", shares: "3.0e9" }, { holder: "ByteDance", shares: "175438596" }],
 * });
 * seller.fraction.times(100).toFixed(2); // => 5.52
 * ```
 */
export function ownership(terms: OwnershipTerms): Ownership {
  const { holders, price } = parse(termsSchema(), terms, "terms");
  const held = holders.map(({ holder, shares, options }) => ({
    holder,
    shares: price === undefined ? shares : dilutedAt(price, shares, options),
  }));
  const total = exactSum(held.map(({ shares }) => shares));
  return deepFreeze({
    holders: held.map(({ holder, shares }) => ({
      holder,
      shares: toResult(shares),
      fraction: toResult(shares.div(total)),
    })),
    shares: toResult(total),
  });
}

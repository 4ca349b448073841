import { type Amount, add, constant, ifAtLeast, max, observe, times } from "../../algebra/amount.js";
import { price as priceOf } from "../../algebra/observable.js";
import { promised } from "../../errors.js";
import { type Decimal, type DecimalInput, ONE, ZERO } from "../../numeric/decimal.js";
import type { Json } from "../../schema/document.js";
import { fraction, nonNegative } from "../../schema/fields.js";
import type { DateRule } from "../../time/dateRule.js";
import type { BrokenRule, Component, OfferContext } from "../defineComponent.js";

/** What a component adds to the price of one target share: money, shares, or a part of the whole price. */
export type PricePart =
  | {
      /** Money for one share, in units of the currency. */
      readonly cash: Decimal;
      /** ISO 4217 code; the offer's where undefined. */
      readonly currency: string | undefined;
    }
  | PaidInShares
  | {
      /** So much of the whole price, itself included, from 0 to 1. */
      readonly ofPrice: Decimal;
    };

/** So many shares for one target share. */
interface PaidInShares {
  /** Whose shares. */
  readonly issuer: string;
  /** Shares for one target share. */
  readonly ratio: Decimal;
  /** When they are delivered. */
  readonly on: DateRule;
}

/** The price of one target share: money, and shares of issuers. */
export interface SharePrice {
  /** Money, in units of the currency. */
  readonly cash: Decimal;
  /** Shares, of each issuer so many. */
  readonly stock: readonly PaidInShares[];
  /** ISO 4217 code of the money. */
  readonly currency: string;
}

/** The shares of a target that an offer is for, and the price of one of them as the offer's own terms have it. */
export interface OfferedShares {
  /** Shares that receive what is stated for each share: outstanding ones, stock units, and convertibles that are converted. */
  readonly held: Decimal;
  /** Options that are exercised if the price exceeds their strike. */
  readonly options: readonly {
    /** Number of options, one share each. */
    readonly count: Decimal;
    /** Price of one share at which they are exercised. */
    readonly strike: Decimal;
  }[];
  /** Undefined where nothing is stated for each share. */
  readonly price: SharePrice | undefined;
}

/** An amount that is stated for each target share, or as a part of the price, in place of a total. */
export type SharedAmount =
  | {
      /** Amount for each share of the target, in units of its currency. */
      readonly perShare: DecimalInput;
      readonly amount?: never;
      readonly percentOfPrice?: never;
    }
  | {
      /** Part of the price of all target shares, from 0 to 1: "0.1" is 10%. */
      readonly percentOfPrice: DecimalInput;
      readonly amount?: never;
      readonly perShare?: never;
    };

/** The fields of `SharedAmount`. */
export const sharedAmountTerms = () => ({
  perShare: nonNegative("Amount for each share of the target, in units of its currency").optional(),
  percentOfPrice: fraction('Part of the price of all target shares, from 0 to 1: "0.1" is 10%').optional(),
});

interface ReadAmount {
  readonly amount?: Decimal | undefined;
  readonly perShare?: Decimal | undefined;
  readonly percentOfPrice?: Decimal | undefined;
  readonly currency?: string | undefined;
}

/** Whether a component states anything for each share of the target, or as a part of the price, however deep in its terms. */
export const statesByShare = ({ pricePart, toJSON }: Pick<Component, "pricePart" | "toJSON">): boolean =>
  pricePart !== undefined || isByShare(toJSON());

const isByShare = (document: Json): boolean =>
  typeof document === "object" &&
  document !== null &&
  Object.entries(document).some(([key, value]) => BY_SHARE.has(key) || isByShare(value));

const BY_SHARE: ReadonlySet<string> = new Set(["perShare", "percentOfPrice"]);

/** The ways to state an amount, of which exactly one is chosen. */
export const AMOUNT_WAYS = ["amount", "perShare", "percentOfPrice"] as const;

export const SHARES_NEEDED =
  'needs the shares of the target: state target as { name: "…", shares: { basic: "…" } }';

/** So much for each share that is held. */
export const forEachHeld = (each: Decimal, { shares }: OfferContext): Decimal =>
  each.times(
    promised(shares, "what is stated for each share stands in an offer that states the shares").held,
  );

/** What an offer lacks for an amount to be known. */
export function brokenInOffer(
  { perShare, percentOfPrice, currency }: ReadAmount,
  offer: OfferContext,
): BrokenRule | undefined {
  const { shares } = offer;
  const field =
    perShare !== undefined ? "perShare" : percentOfPrice !== undefined ? "percentOfPrice" : undefined;
  if (field === undefined) return undefined;
  if (shares === undefined) {
    return { field, message: SHARES_NEEDED };
  }
  const message = field === "percentOfPrice" ? brokenPartOfPrice(shares.price, currency, offer) : undefined;
  return message === undefined ? undefined : { field, message };
}

/** What is wrong with a part of the price, if anything. */
export function brokenPartOfPrice(
  price: SharePrice | undefined,
  currency: string | undefined,
  offer: OfferContext,
): string | undefined {
  if (price === undefined)
    return "needs a price for each share: state cash with perShare or stock with ratio";
  return currency === undefined || currency === offer.currency
    ? undefined
    : `must be paid in ${offer.currency}, the offer's currency, in which the price is`;
}

/** What is needed of an amount that has to be one number, whatever a share price does. */
export function brokenUnlessFixed(terms: ReadAmount, offer: OfferContext): BrokenRule | undefined {
  const moves = (offer.shares?.price?.stock.length ?? 0) > 0;
  return terms.percentOfPrice !== undefined && moves
    ? {
        field: "percentOfPrice",
        message: "does not go with a price that moves with a share's: state perShare",
      }
    : brokenInOffer(terms, offer);
}

/** An amount in total. What is contingent, or paid later, goes to options in the money at closing too, one part for each. */
export function totalAmount(
  { amount, perShare, percentOfPrice }: ReadAmount,
  { shares }: OfferContext,
): Amount {
  if (amount !== undefined) return constant(amount);
  const offered = promised(shares, "an amount for each share stands in an offer that states the shares");
  if (perShare !== undefined) return toEach(perShare, offered);
  const price = promised(offered.price, "a part of the price stands in an offer that has one");
  const part = promised(percentOfPrice, "an amount is stated in one of three ways");
  const whole = add(times(offered.held, priceAmount(price)), spread(offered));
  return times(part, whole);
}

/** A total that is one number, as `brokenUnlessFixed` has seen to. What is held back of the price comes off every share alike. */
export function fixedAmount(terms: ReadAmount, offer: OfferContext): Decimal {
  const { amount, perShare, percentOfPrice } = terms;
  if (amount !== undefined) return amount;
  if (perShare !== undefined) return forEachHeld(perShare, offer);
  const price = promised(offer.shares?.price, "a part of the price stands in an offer that has one");
  return forEachHeld(price.cash, offer).times(
    promised(percentOfPrice, "an amount is stated in one of three ways"),
  );
}

/** So much for each share that is held, and for each option that is in the money by the offer's price. */
function toEach(perShare: Decimal, offered: OfferedShares): Amount {
  const { held, options, price } = offered;
  const base = constant(perShare.times(held));
  if (price === undefined) return base;
  const each = priceAmount(price);
  return options.reduce<Amount>((sum, { count, strike }) => {
    const granted = constant(perShare.times(count));
    // In the money is above the strike, and no price that is the strike: not (−price ≥ −strike).
    return add(sum, ifAtLeast(times("-1", each), strike.neg(), constant("0"), granted));
  }, base);
}

/** What all shares and options are paid at a price that is money alone. */
export const priceOfAll = (price: SharePrice, { held, options }: OfferedShares): Decimal =>
  options.reduce(
    (total, { count, strike }) =>
      strike.lessThan(price.cash) ? total.plus(count.times(price.cash.minus(strike))) : total,
    held.times(price.cash),
  );

/** What options in the money receive: the price less their strike. */
export function spread({ options, price }: OfferedShares): Amount {
  if (price === undefined) return constant("0");
  const each = priceAmount(price);
  return options.reduce<Amount>(
    (sum, { count, strike }) => add(sum, times(count, max(constant("0"), add(each, constant(strike.neg()))))),
    constant("0"),
  );
}

/** The price of one target share as an amount. */
const priceAmount = ({ cash, stock, currency }: SharePrice): Amount =>
  stock.reduce<Amount>(
    (sum, { issuer, ratio, on }) => add(sum, times(ratio, observe(priceOf(issuer, currency, on)))),
    constant(cash),
  );

/**
 * The price of one share out of what components add to it; undefined where they add nothing. Parts of the price itself, such as an
 * escrow of 10% of it, come on top: with parts that add up to f, the price is the rest ÷ (1 − f), the only one there is.
 */
export function sharePrice(parts: readonly PricePart[], currency: string): SharePrice | undefined {
  const money = parts.flatMap((part) => ("cash" in part ? [part.cash] : []));
  const stock = parts.flatMap((part) => ("ratio" in part ? [part] : []));
  if (money.length === 0 && stock.length === 0) return undefined;
  const rest = ONE.minus(sumOf(parts.flatMap((part) => ("ofPrice" in part ? [part.ofPrice] : []))));
  return {
    cash: sumOf(money).div(rest),
    stock: stock.map(({ issuer, ratio, on }) => ({ issuer, ratio: ratio.div(rest), on })),
    currency,
  };
}

const sumOf = (values: readonly Decimal[]): Decimal => values.reduce((sum, value) => sum.plus(value), ZERO);

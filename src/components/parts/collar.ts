// Internal: no name of the public API lives here.

import { type Amount, constant, ifAtLeast, observe, times } from "../../algebra/amount.js";
import { currency, share, stockWorth } from "../../algebra/asset.js";
import { all, type Claim, delivery, named } from "../../algebra/claim.js";
import { price } from "../../algebra/observable.js";
import { type Decimal, type DecimalInput, ZERO } from "../../numeric/decimal.js";
import { currencyCode, dateRule, identifier, nonNegative, positive } from "../../schema/fields.js";
import type { DateRule, DateRuleInput } from "../../time/dateRule.js";
import type { BrokenRule, CommonTerms, OfferContext } from "../defineComponent.js";
import { sharesMeant, type TargetSharesCount, targetSharesTerm } from "./targetShares.js";

/** What one target share turns into: so many shares, or shares worth so much. */
export type Consideration = { readonly shares: Decimal } | { readonly value: Decimal };

/** Inside the band, both ends included, and beyond each end that it has. */
export interface Offered {
  readonly inside: Consideration;
  readonly low?: End | undefined;
  readonly high?: End | undefined;
}

interface End {
  /** The price of one share at which the band ends. */
  readonly level: Decimal;
  readonly beyond: Consideration;
}

/** What is due where the reference price lies. */
export function byBand(
  reference: Amount,
  { inside, low, high }: Offered,
  amountOf: (part: Consideration) => Amount,
): Amount {
  const within = amountOf(inside);
  const upToHigh =
    high === undefined ? within : ifAtMost(reference, high.level, within, amountOf(high.beyond));
  return low === undefined ? upToHigh : ifAtLeast(reference, low.level, upToHigh, amountOf(low.beyond));
}

const ifAtMost = (amount: Amount, threshold: Decimal, then: Amount, otherwise: Amount): Amount =>
  ifAtLeast(times("-1", amount), threshold.neg(), then, otherwise);

// What the two kinds of collar have in common: a band of the reference price, and what is delivered below, inside and
// above it. A number of shares is delivered as shares and a value as stock worth that value, so each is priced as what it
// is: a number that an averaging window has settled still moves with the share and is not discounted at a rate.

/** Terms that every collar has. */
export interface CollarTerms extends CommonTerms {
  /** Whose shares: the name under which beliefs give the price. */
  readonly issuer: string;
  /** Lower end of the band, a price of one share, in units of the currency; no lower end unless stated. */
  readonly low?: DecimalInput | undefined;
  /** Upper end of the band, a price of one share, in units of the currency; no upper end unless stated. */
  readonly high?: DecimalInput | undefined;
  /** Number of target shares, 1 where the other terms are totals; `"all"` for those that the target states, or 1 where it states none; all unless stated. */
  readonly targetShares?: TargetSharesCount | undefined;
  /** Currency of prices and values; the offer's unless stated. */
  readonly currency?: string | undefined;
  /** When the reference price is taken, or the last day of its averaging window; closing unless stated. */
  readonly priced?: DateRuleInput | undefined;
  /** First day of the averaging window; a price on one day unless stated. */
  readonly averagedFrom?: DateRuleInput | undefined;
  /** When the shares are delivered; closing unless stated. */
  readonly delivered?: DateRuleInput | undefined;
  /** Reference price below which the seller walks away; the seller stays at any price unless stated. */
  readonly walkAwayBelow?: DecimalInput | undefined;
  /** Cash for each target share on delivery where the seller walks away, in units of the currency; nothing unless stated. */
  readonly breakValue?: DecimalInput | undefined;
}

/** The fields of `CollarTerms`. */
export const collarTerms = () => ({
  issuer: identifier("Whose shares: the name under which beliefs give the price"),
  low: positive(
    "Lower end of the band, a price of one share, in units of the currency; no lower end unless stated",
  ).optional(),
  high: positive(
    "Upper end of the band, a price of one share, in units of the currency; no upper end unless stated",
  ).optional(),
  targetShares: targetSharesTerm("Number of target shares, 1 where the other terms are totals"),
  currency: currencyCode("Currency of prices and values; the offer's unless stated").optional(),
  priced: dateRule("When the reference price is taken, or the last day of its averaging window").prefault(
    "closing",
  ),
  averagedFrom: dateRule("First day of the averaging window; a price on one day unless stated").optional(),
  delivered: dateRule("When the shares are delivered").prefault("closing"),
  walkAwayBelow: positive("Reference price below which the seller walks away").optional(),
  breakValue: nonNegative(
    "Cash for each target share on delivery where the seller walks away, in units of the currency",
  ).optional(),
});

interface WalkAway {
  readonly walkAwayBelow?: Decimal | undefined;
  readonly breakValue?: Decimal | undefined;
}

interface Band {
  readonly low?: Decimal | undefined;
  readonly high?: Decimal | undefined;
}

/** The rule that a band or a walk-away right breaks, if any. */
export function brokenCollar({
  low,
  high,
  walkAwayBelow,
  breakValue,
}: Band & WalkAway): BrokenRule | undefined {
  if (low === undefined && high === undefined && walkAwayBelow === undefined) {
    const message =
      "must be stated, or high, or walkAwayBelow: without any of them this is no collar but plain stock";
    return { field: "low", message };
  }
  if (low !== undefined && high?.lessThanOrEqualTo(low))
    return { field: "high", message: "must be above low" };
  if (breakValue !== undefined && walkAwayBelow === undefined) {
    return { field: "breakValue", message: "only goes with walkAwayBelow: there is no right to walk away" };
  }
  return undefined;
}

interface Delivery extends WalkAway {
  readonly issuer: string;
  readonly targetShares: Decimal | "all";
  readonly currency?: string | undefined;
  readonly priced: DateRule;
  readonly averagedFrom?: DateRule | undefined;
  readonly delivered: DateRule;
}

/** The claim of a collar: each target share turns into what is offered where the reference price lies. */
export function collarClaim(terms: Delivery, offered: Offered, offer: OfferContext): Claim {
  const { issuer, delivered, walkAwayBelow, breakValue } = terms;
  const targetShares = sharesMeant(terms, offer);
  const paidIn = terms.currency ?? offer.currency;
  const reference = observe(price(issuer, paidIn, terms.priced, terms.averagedFrom));
  const total = (figure: Decimal): Amount => constant(targetShares.times(figure));
  const nothing = constant(ZERO);
  const unlessWalked = (amount: Amount, otherwise: Amount): Amount =>
    walkAwayBelow === undefined ? amount : ifAtLeast(reference, walkAwayBelow, amount, otherwise);
  const inShares = (part: Consideration) => total("shares" in part ? part.shares : ZERO);
  const inValue = (part: Consideration) => total("value" in part ? part.value : ZERO);
  const stock = all([
    delivery(unlessWalked(byBand(reference, offered, inShares), nothing), share(issuer), delivered),
    delivery(
      unlessWalked(byBand(reference, offered, inValue), nothing),
      stockWorth(paidIn, issuer),
      delivered,
    ),
  ]);
  if (breakValue === undefined) return stock;
  const instead = delivery(unlessWalked(nothing, total(breakValue)), currency(paidIn), delivered);
  return all([named("Stock", stock), named("Break value", instead)]);
}

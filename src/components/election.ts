import * as z from "zod";
import { type Amount, constant, ifAtLeast, observe, times } from "../algebra/amount.js";
import { currency, share } from "../algebra/asset.js";
import { all, delivery, named } from "../algebra/claim.js";
import { price } from "../algebra/observable.js";
import { type Decimal, type DecimalInput, ONE, ZERO } from "../numeric/decimal.js";
import { currencyCode, dateRule, fraction, identifier, nonNegative } from "../schema/fields.js";
import type { DateRuleInput } from "../time/dateRule.js";
import { type CommonTerms, type ComponentFactory, defineComponent } from "./defineComponent.js";
import { brokenShares, sharesMeant, type TargetSharesCount, targetSharesTerm } from "./parts/targetShares.js";

/** Terms of `election`. */
export interface ElectionTerms extends CommonTerms {
  /** Whose shares: the name under which beliefs give the price. */
  readonly issuer: string;
  /** Cash for each target share that is paid in cash, in units of the currency. */
  readonly cash: DecimalInput;
  /** Shares for each target share that is paid in stock. */
  readonly ratio: DecimalInput;
  /** Number of target shares, 1 where cash and ratio are totals; `"all"` for those that the target states, or 1 where it states none; all unless stated. */
  readonly targetShares?: TargetSharesCount | undefined;
  /** Largest part of the target shares that may be paid in cash, from 0 to 1; 1 unless stated. */
  readonly cashPool?: DecimalInput | undefined;
  /** Largest part of the target shares that may be paid in stock, from 0 to 1; 1 unless stated. */
  readonly stockPool?: DecimalInput | undefined;
  /** Holders who take a mix of cash and stock, which is not cut; none unless stated. */
  readonly mixed?: MixedElection | undefined;
  /** Currency of the cash and the share price; the offer's unless stated. */
  readonly currency?: string | undefined;
  /** When holders elect, at that day's share price; closing unless stated. */
  readonly elected?: DateRuleInput | undefined;
  /** When cash and shares are delivered; closing unless stated. */
  readonly delivered?: DateRuleInput | undefined;
}

/** Target shares that are converted into a mix of cash and stock, whatever the others elect. */
interface MixedElection {
  /** Part of the target shares that is converted into the mix, from 0 to 1: an assumption until holders have elected. */
  readonly part: DecimalInput;
  /** Cash for each of them, in units of the currency. */
  readonly cash: DecimalInput;
  /** Shares for each of them. */
  readonly ratio: DecimalInput;
}

/**
 * Cash or stock at each target shareholder's election, with proration, as all of them together receive it. They elect what is
 * worth more at the price on the day of election; the oversubscribed side is cut to pool ÷ elections and gets the rest in
 * the other kind. So where `ratio` shares are worth at least `cash`, `stockPool` of all target shares turn into stock and
 * the others into cash; where they are worth less, `cashPool` of them turn into cash and the others into stock.
 *
 * A band, of at least 40% and at most 60% in cash say, is a `stockPool` of 1 − 0.4 and a `cashPool` of 0.6. Where the agreement offers
 * a `mixed` consideration too, its holders receive it without proration, and the pools are parts of the other target shares: so it
 * is where everybody's mix would use up the cash that there is.
 *
 * A free election (both pools 1, as unless stated) is worth cash·DF + ratio·Call(cash/ratio) for each target share. Pools that
 * add up to 1 fix the aggregate: whoever elects what, all holders together receive the same and nothing hangs on the price;
 * elections then only move value between them. What one holder gets, who may elect otherwise than the others, is not valued.
 *
 * @throws OfferError for terms that break a rule, with the path of the field.
 * Source: the exchange option of Margrabe, The value of an option to exchange one asset for another, Journal of Finance 33 (1978).
 * @example
 * ```ts
 * const pools = election({ issuer: "AVGO", cash: "142.50", ratio: "0.252", targetShares: "1000", cashPool: "0.5", stockPool: "0.5" });
 * const [cashPart, stockPart] = describe(pools.toClaim({ currency: "USD", bidder: "Broadcom" })).split("\n");
 * cashPart; // => Election, Cash: receive USD 71,250 on closing, owed by Broadcom
 * stockPart; // => Election, Stock: receive 126 AVGO shares on closing, owed by Broadcom
 * ```
 */
export const election: ComponentFactory<ElectionTerms> = /* @__PURE__ */ defineComponent({
  type: "election",
  label: "Election",
  summary: "Cash or stock, as target shareholders elect, within the pools of each.",
  example: {
    type: "election",
    issuer: "AVGO",
    cash: "142.50",
    ratio: "0.2520",
    targetShares: "432e6",
    cashPool: "0.5",
    stockPool: "0.5",
  },
  terms: () => ({
    issuer: identifier("Whose shares: the name under which beliefs give the price"),
    cash: nonNegative("Cash for each target share that is paid in cash, in units of the currency"),
    ratio: nonNegative("Shares for each target share that is paid in stock"),
    targetShares: targetSharesTerm("Number of target shares, 1 where cash and ratio are totals"),
    cashPool: fraction("Largest part of the target shares that may be paid in cash, from 0 to 1").prefault(
      "1",
    ),
    stockPool: fraction("Largest part of the target shares that may be paid in stock, from 0 to 1").prefault(
      "1",
    ),
    mixed: z
      .strictObject({
        part: fraction(
          "Part of the target shares that is converted into the mix, from 0 to 1: an assumption until holders have elected",
        ),
        cash: nonNegative("Cash for each of them, in units of the currency"),
        ratio: nonNegative("Shares for each of them"),
      })
      .meta({ description: "Holders who take a mix of cash and stock, which is not cut" })
      .optional(),
    currency: currencyCode("Currency of the cash and the share price; the offer's unless stated").optional(),
    elected: dateRule("When holders elect, at that day's share price").prefault("closing"),
    delivered: dateRule("When cash and shares are delivered").prefault("closing"),
  }),
  check: ({ cashPool, stockPool }) =>
    cashPool.plus(stockPool).lessThan(1)
      ? {
          field: "cashPool",
          message: "must add up with stockPool to at least 1: every target share is paid in one or the other",
        }
      : undefined,
  checkInOffer: brokenShares,
  lower: ({ issuer, cash, ratio, cashPool, stockPool, mixed, ...terms }, offer) => {
    const allShares = sharesMeant(terms, offer);
    const inMix = mixed === undefined ? ZERO : allShares.times(mixed.part);
    const targetShares = allShares.minus(inMix);
    const paidIn = terms.currency ?? offer.currency;
    const inStock = times(ratio, observe(price(issuer, paidIn, terms.elected)));
    const paid = (eachShare: Decimal, whereStock: Decimal, whereCash: Decimal): Amount => {
      const total = (part: Decimal) => constant(targetShares.times(eachShare).times(part));
      // With fixed pools nothing hangs on the price, and nobody need believe anything about it.
      if (whereStock.equals(whereCash)) return total(whereStock);
      return ifAtLeast(inStock, cash, total(whereStock), total(whereCash));
    };
    const cashPart = paid(cash, ONE.minus(stockPool), cashPool);
    const stockPart = paid(ratio, stockPool, ONE.minus(cashPool));
    const mix =
      mixed === undefined
        ? []
        : [
            named("Mixed, cash", delivery(inMix.times(mixed.cash), currency(paidIn), terms.delivered)),
            named("Mixed, stock", delivery(inMix.times(mixed.ratio), share(issuer), terms.delivered)),
          ];
    return all([
      named("Cash", delivery(cashPart, currency(paidIn), terms.delivered)),
      named("Stock", delivery(stockPart, share(issuer), terms.delivered)),
      ...mix,
    ]);
  },
});

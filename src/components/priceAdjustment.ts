import * as z from "zod";
import { type Amount, add, constant, ifAtLeast, observe, times } from "../algebra/amount.js";
import { currency } from "../algebra/asset.js";
import { all, delivery, give, named, owedBy } from "../algebra/claim.js";
import { metric } from "../algebra/observable.js";
import { type Decimal, type DecimalInput, ZERO } from "../numeric/decimal.js";
import { currencyCode, dateRule, decimal, identifier, period } from "../schema/fields.js";
import type { DateRuleInput } from "../time/dateRule.js";
import type { PeriodInput } from "../time/period.js";
import { type CommonTerms, type ComponentFactory, defineComponent } from "./defineComponent.js";
import { bounded } from "./parts/amounts.js";
import { type SumInput, sum } from "./parts/sum.js";

/** Terms of `priceAdjustment`. */
export interface PriceAdjustmentTerms extends CommonTerms {
  /** The actual figure, as a metric: the name under which beliefs give forecasts. */
  readonly metric: string;
  /** When the figure is measured; a period "closing" of that one day unless stated. */
  readonly period?: PeriodInput | undefined;
  /** Whether more of the figure raises the price (asset) or lowers it (debt); asset unless stated. */
  readonly measures?: "asset" | "debt" | undefined;
  /** The figure that the price was agreed on, in units of the currency. */
  readonly peg: DecimalInput;
  /** A band around the peg in which nothing is paid; none unless stated. */
  readonly collar?: AdjustmentBand | undefined;
  /** Greatest payment to the seller, in units of the currency; none unless stated. */
  readonly capUp?: SumInput | undefined;
  /** Greatest refund by the seller, in units of the currency; none unless stated. */
  readonly capDown?: SumInput | undefined;
  /** Whether the price can go up, down or both ways; both unless stated. */
  readonly direction?: "both" | "upOnly" | "downOnly" | undefined;
  /** Currency of the figure and the payment; the offer's unless stated. */
  readonly currency?: string | undefined;
  /** When the adjustment is paid; closing + 90 days unless stated. */
  readonly paid?: DateRuleInput | undefined;
  /** The party that owes a refund to the buyer; Seller unless stated. */
  readonly refundedBy?: string | undefined;
}

/** A band around the peg in which nothing is paid. */
interface AdjustmentBand {
  /** Difference from the peg, either way, up to which nothing is paid, in units of the currency. */
  readonly width: SumInput;
  /** Beyond the width, pay the excess over it (deductible) or all (tipping), so that the payment jumps there. */
  readonly kind: "deductible" | "tipping";
}

/**
 * A closing-accounts adjustment of the price: what the target's working capital (or cash, or debt) at closing turns out to be,
 * less the `peg` the price was agreed on. An excess is paid to the seller by the buyer; a shortfall is refunded by the seller,
 * whose credit is then the one that counts. Each direction is a row of its own and is worth its own expectation: an option on
 * the metric, also where the forecast sits on the peg.
 *
 * Source: What is a working capital collar (legalclarity.org); basket deductibles and tipping baskets work alike.
 *
 * @throws OfferError for terms that break a rule, with the path of the field.
 * @example
 * ```ts
 * const trueUp = priceAdjustment({
 *   metric: "working-capital",
 *   peg: "5e6",
 *   collar: { width: "250e3", kind: "deductible" },
 *   direction: "upOnly",
 *   paid: "closing + 60 days",
 * });
 * describe(trueUp.toClaim({ currency: "USD", bidder: "Oracle" })); // => Price adjustment, Increase: receive (working-capital for closing minus 5,250,000), at least 0, in USD, on closing + 60 days, owed by Oracle
 * ```
 */
export const priceAdjustment: ComponentFactory<PriceAdjustmentTerms> = /* @__PURE__ */ defineComponent({
  type: "priceAdjustment",
  label: "Price adjustment",
  summary: "The price follows a figure at closing, such as working capital, from an agreed peg on.",
  example: { type: "priceAdjustment", metric: "working-capital", peg: "5e6" },
  terms: () => ({
    metric: identifier("The actual figure, as a metric: the name under which beliefs give forecasts"),
    period: period("When the figure is measured").prefault({
      label: "closing",
      start: "closing",
      end: "closing",
    }),
    measures: z
      .enum(["asset", "debt"])
      .meta({ description: "Whether more of the figure raises the price (asset) or lowers it (debt)" })
      .prefault("asset"),
    peg: decimal("The figure that the price was agreed on, in units of the currency"),
    collar: z
      .strictObject({
        width: sum(
          "Difference from the peg, either way, up to which nothing is paid, in units of the currency",
        ),
        kind: z
          .enum(["deductible", "tipping"])
          .meta({ description: "Beyond the width, pay the excess over it (deductible) or all (tipping)" }),
      })
      .meta({ description: "A band around the peg in which nothing is paid" })
      .optional(),
    capUp: sum("Greatest payment to the seller, in units of the currency").optional(),
    capDown: sum("Greatest refund by the seller, in units of the currency").optional(),
    direction: z
      .enum(["both", "upOnly", "downOnly"])
      .meta({ description: "Whether the price can go up, down or both ways" })
      .prefault("both"),
    currency: currencyCode("Currency of the figure and the payment; the offer's unless stated").optional(),
    paid: dateRule("When the adjustment is paid").prefault("closing + 90 days"),
    refundedBy: identifier("The party that owes a refund to the buyer").prefault("Seller"),
  }),
  check: ({ direction, capUp, capDown }) => {
    if (direction === "upOnly" && capDown !== undefined)
      return { field: "capDown", message: "does not go with a direction of upOnly" };
    if (direction === "downOnly" && capUp !== undefined)
      return { field: "capUp", message: "does not go with a direction of downOnly" };
    return undefined;
  },
  lower: (terms, offer) => {
    const paidIn = terms.currency ?? offer.currency;
    const actual = observe(metric(terms.metric, terms.period, paidIn));
    const above: Distance = (from) => add(actual, constant(ZERO.minus(terms.peg.plus(from))));
    const below: Distance = (from) => add(constant(terms.peg.minus(from)), times("-1", actual));
    const [up, down] = terms.measures === "asset" ? [above, below] : [below, above];
    const pay = (distance: Distance, cap: Decimal | undefined) =>
      delivery(bounded(beyond(distance, terms.collar), { cap }), currency(paidIn), terms.paid);
    const refund = () => give(owedBy(terms.refundedBy, pay(down, terms.capDown)));
    return all([
      ...(terms.direction === "downOnly" ? [] : [named("Increase", pay(up, terms.capUp))]),
      ...(terms.direction === "upOnly" ? [] : [named("Decrease", refund())]),
    ]);
  },
});

/** By how much the figure is past the point that lies so far from the peg, in one direction. */
type Distance = (from: Decimal) => Amount;

interface Collar {
  readonly width: Decimal;
  readonly kind: "deductible" | "tipping";
}

const beyond = (distance: Distance, collar: Collar | undefined): Amount =>
  collar?.kind === "tipping"
    ? ifAtLeast(distance(ZERO), collar.width, distance(ZERO), constant("0"))
    : bounded(distance(collar?.width ?? ZERO), { floor: "0" });

import * as z from "zod";
import type { DecimalInput } from "../numeric/decimal.js";
import { nonNegative } from "../schema/fields.js";
import { type ComponentFactory, defineComponent } from "./defineComponent.js";
import { bounded } from "./parts/amounts.js";
import {
  brokenIf,
  brokenUnits,
  capBelowFloor,
  earnOutTerms,
  firstBroken,
  measured,
  metricUnitOf,
  noRoomForFloors,
  paidByPeriod,
  periodTwice,
  type SharedEarnOutTerms,
  type UnitTerms,
  unfitTogether,
  unitTerms,
} from "./parts/earnOutTerms.js";
import { numbersIn } from "./parts/level.js";
import { type SumInput, sum } from "./parts/sum.js";
import {
  incrementalTiers,
  reachesLosses,
  retroactiveTiers,
  type TierTerms,
  tierGrowthOverItself,
  tierList,
  tiersAt,
  tiersOutOfOrder,
} from "./parts/tiers.js";

/** Terms of `tieredEarnOut`. */
export interface TieredEarnOutTerms extends SharedEarnOutTerms, UnitTerms {
  /** Rates by level of the metric, from the lowest level up; nothing is paid below the first; at most 50. */
  readonly tiers: readonly TierTerms[];
  /** Whether a rate applies to its own tier alone (incremental) or to all of the metric (retroactive). */
  readonly tierKind: "incremental" | "retroactive";
  /** Least payment for a period, in units of the currency; 0 unless stated. */
  readonly floor?: SumInput | undefined;
  /** Greatest payment for a period, in units of the currency; none unless stated. */
  readonly cap?: SumInput | undefined;
  /** The metric beyond which nothing more is paid, in units of the currency; none unless stated. */
  readonly metricCap?: DecimalInput | undefined;
  /** Greatest sum of all payments, in units of the currency; none unless stated. */
  readonly aggregateCap?: SumInput | undefined;
}

/**
 * An earn-out whose rate changes with the metric, for each period on its own. `tierKind` says how, and has no default because
 * the two are worth different things: "incremental" pays each rate on the part of the metric in its own tier (as tax brackets
 * do), "retroactive" pays the rate of the highest tier reached on all of the metric, so that the payment jumps where a tier
 * begins. Worth, per period and undiscounted, Σ rateᵢ·[C(Kᵢ) − C(Kᵢ₊₁)] and Σ rateᵢ·F·[Φ(d₁(Kᵢ)) − Φ(d₁(Kᵢ₊₁))].
 *
 * @throws OfferError for terms that break a rule, with the path of the field.
 *
 * Source: Appraisal Foundation, Valuations in Financial Reporting Advisory 4, Valuation of Contingent Consideration (2019).
 * @example
 * ```ts
 * const tiers = [{ from: "50e6", rate: "0.05" }, { from: "80e6", rate: "0.1" }];
 * const terms = { tiers, metric: "revenue", periods: [2022] };
 * const beliefs = { valuationDate: "2022-01-01", discountRate: "0", metrics: { revenue: { forecast: { 2022: "90e6" } } } };
 * const valueOf = (tierKind: "incremental" | "retroactive") =>
 *   valueOffer(offer({ name: "Deal", currency: "USD", components: [tieredEarnOut({ ...terms, tierKind })] }), beliefs).presentValue;
 * valueOf("incremental"); // => 2500000
 * valueOf("retroactive"); // => 9000000
 * ```
 */
export const tieredEarnOut: ComponentFactory<TieredEarnOutTerms> = /* @__PURE__ */ defineComponent({
  type: "tieredEarnOut",
  label: "Tiered earn-out",
  summary: "A rate on a metric that changes with its level, incrementally or retroactively.",
  example: {
    type: "tieredEarnOut",
    metric: "revenue",
    periods: [2022, 2023],
    tiers: [
      { from: "50e6", rate: "0.05" },
      { from: "80e6", rate: "0.1" },
    ],
    tierKind: "incremental",
  },
  terms: () => ({
    ...earnOutTerms(),
    ...unitTerms(),
    tiers: tierList(),
    tierKind: z.enum(["incremental", "retroactive"]).meta({
      description:
        "Whether a rate applies to its own tier alone (incremental) or to all of the metric (retroactive)",
    }),
    floor: sum("Least payment for a period, in units of the currency").optional(),
    cap: sum("Greatest payment for a period, in units of the currency").optional(),
    metricCap: nonNegative(
      "The metric beyond which nothing more is paid, in units of the currency",
    ).optional(),
    aggregateCap: sum("Greatest sum of all payments, in units of the currency").optional(),
  }),
  check: ({ periods, tiers, floor, cap, metricCap, aggregateCap, ...units }) =>
    firstBroken(
      periodTwice(periods),
      brokenUnits(units),
      tiersOutOfOrder(tiers),
      tierGrowthOverItself(tiers, periods),
      capBelowFloor(floor, cap),
      brokenIf(
        numbersIn(tiers.map(({ from }) => from)).some((level) => metricCap?.lessThanOrEqualTo(level)),
        "metricCap",
        "must be above the level at which the last tier begins",
      ),
      noRoomForFloors(periods, floor, aggregateCap),
      unfitTogether(periods, aggregateCap !== undefined, "an aggregateCap"),
    ),
  lower: (terms, offer) => {
    const { tierKind, metricCap, aggregateCap } = terms;
    // The seller pays no share of a loss that reaches a tier.
    const floor = terms.floor ?? (reachesLosses(terms.tiers) ? "0" : undefined);
    const tiers = tiersAt(terms.tiers, terms.metric, metricUnitOf(terms, offer));
    const inTiers = tierKind === "incremental" ? incrementalTiers : retroactiveTiers;
    const payments = measured(terms, offer).map(({ over, amount }) => {
      const counted = bounded(amount, { cap: metricCap });
      return { over, amount: bounded(inTiers(counted, tiers, terms.metricUnit), { floor, cap: terms.cap }) };
    });
    return paidByPeriod(payments, terms, offer, aggregateCap);
  },
});

// Internal: no name of the public API lives here.

import * as z from "zod";
import { type Amount, add, constant, ifAtLeast, times } from "../../algebra/amount.js";
import type { Decimal, DecimalInput } from "../../numeric/decimal.js";
import { list, nonNegative, nonNegativeRate } from "../../schema/fields.js";
import type { BrokenRule } from "../defineComponent.js";
import { above, bounded } from "./amounts.js";

/** A rate that applies from some level of the metric on, as people write it. */
export interface TierTerms {
  /** Level of the metric at which the tier begins, itself included, in units of the currency. */
  readonly from: DecimalInput;
  /** What is paid for each unit of the metric in this tier: 0.05 is 5%. */
  readonly rate: DecimalInput;
}

/** A rate that applies from some level of the metric on. */
export interface Tier {
  readonly from: Decimal;
  readonly rate: Decimal;
}

export const tierList = () =>
  list(
    z.strictObject({
      from: nonNegative(
        "Level of the metric at which the tier begins, itself included, in units of the currency",
      ),
      rate: nonNegativeRate("What is paid for each unit of the metric in this tier: 0.05 is 5%"),
    }),
    50,
  ).meta({ description: "Rates by level of the metric, from the lowest level up" });

/** Tiers are read from the lowest up; two that begin at one level would leave it open which applies. */
export const tiersOutOfOrder = (tiers: readonly Tier[] = []): BrokenRule | undefined =>
  tiers.some(({ from }, index) => tiers[index - 1]?.from.greaterThanOrEqualTo(from))
    ? { field: "tiers", message: "must begin at ascending levels of the metric, no two at the same" }
    : undefined;

/** Each rate on the part of the metric that lies in its own tier: Σ rateᵢ × (what lies between fromᵢ and fromᵢ₊₁). */
export function incrementalTiers(metric: Amount, tiers: readonly Tier[]): Amount {
  const parts = tiers.map(({ from, rate }, index) => {
    const inTier = bounded(above(metric, from), { floor: "0", cap: tiers[index + 1]?.from.minus(from) });
    return times(rate, inTier);
  });
  return parts.reduce(add);
}

/** The rate of the highest tier reached, on all of the metric; nothing below the lowest. */
export const retroactiveTiers = (metric: Amount, tiers: readonly Tier[]): Amount =>
  tiers.reduce((below, { from, rate }) => ifAtLeast(metric, from, times(rate, metric), below), constant("0"));

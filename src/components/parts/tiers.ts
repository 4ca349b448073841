// Internal: no name of the public API lives here.

import * as z from "zod";
import { type Amount, add, constant, max, min, times } from "../../algebra/amount.js";
import type { Decimal, DecimalInput } from "../../numeric/decimal.js";
import { decimal, list, nonNegativeRate } from "../../schema/fields.js";
import type { Period } from "../../time/period.js";
import type { BrokenRule } from "../defineComponent.js";
import { above } from "./amounts.js";
import {
  growthOverItself,
  ifReached,
  isGrowth,
  type Level,
  type LevelInput,
  levelAmount,
  levelField,
} from "./level.js";

/** A rate that applies from some level of the metric on, as people write it. */
export interface TierTerms {
  /** Level of the metric at which the tier begins, itself included, in units of the currency, or `{ growth, over }` over another period's figure. */
  readonly from: LevelInput;
  /** What is paid for each unit of the metric in this tier: 0.05 is 5%. */
  readonly rate: DecimalInput;
}

/** A rate that applies from some level of the metric on. */
export interface Tier {
  readonly from: Level;
  readonly rate: Decimal;
}

/** A tier whose level is an amount. */
export interface TierAt {
  readonly from: Amount;
  readonly rate: Decimal;
}

/** Tiers with their levels as amounts. */
export const tiersAt = (tiers: readonly Tier[], metric: string, unit: string): readonly TierAt[] =>
  tiers.map(({ from, rate }) => ({ from: levelAmount(from, metric, unit), rate }));

export const tierList = () =>
  list(
    z.strictObject({
      from: levelField(
        "Level of the metric at which the tier begins, itself included, in units of the currency",
        decimal,
      ),
      rate: nonNegativeRate("What is paid for each unit of the metric in this tier: 0.05 is 5%"),
    }),
    50,
  ).meta({ description: "Rates by level of the metric, from the lowest level up" });

/** Whether a tier may begin where the metric is a loss, of which a rate on all of it would make the seller pay its share. */
export const reachesLosses = (tiers: readonly Tier[]): boolean =>
  tiers.some(({ from }) => isGrowth(from) || from.isNegative());

/** Tiers are read from the lowest up; two that begin at one level would leave it open which applies. */
export function tiersOutOfOrder(tiers: readonly Tier[] = []): BrokenRule | undefined {
  const grown = tiers.map(({ from }) => (isGrowth(from) ? from.over.label : undefined));
  if (new Set(grown).size > 1) {
    const message = "must all begin at levels, or all at growth over the figure of one period";
    return { field: "tiers", message };
  }
  const heights = tiers.map(({ from }) => (isGrowth(from) ? from.growth : from));
  return heights.some((height, index) => heights[index - 1]?.greaterThanOrEqualTo(height))
    ? { field: "tiers", message: "must begin at ascending levels of the metric, no two at the same" }
    : undefined;
}

/** Tiers that begin at growth over a period that is measured itself. */
export const tierGrowthOverItself = (
  tiers: readonly Tier[] = [],
  periods: readonly Period[],
): BrokenRule | undefined =>
  tiers
    .flatMap(({ from }) => periods.map((measured) => growthOverItself("tiers", from, measured)))
    .find((broken) => broken !== undefined);

/**
 * Each rate on the part of the metric that lies in its own tier: Σ rateᵢ × (what lies between fromᵢ and fromᵢ₊₁). `per` is the unit of
 * the metric where that is not what is paid.
 */
export function incrementalTiers(metric: Amount, tiers: readonly TierAt[], per?: string): Amount {
  const nothing = constant("0");
  const parts = tiers.map(({ from, rate }, index) => {
    const inTier = max(above(metric, from), nothing);
    const next = tiers[index + 1]?.from;
    // Where the figure that tiers grow from is a loss, a higher growth is a lower level, and the tier has no width.
    const part = next === undefined ? inTier : min(inTier, max(above(next, from), nothing));
    return times(rate, part, per);
  });
  return parts.reduce(add);
}

/** The rate of the highest tier reached, on all of the metric; nothing below the lowest. `per` as for `incrementalTiers`. */
export const retroactiveTiers = (metric: Amount, tiers: readonly TierAt[], per?: string): Amount =>
  tiers.reduce(
    (below, { from, rate }) => ifReached(metric, from, times(rate, metric, per), below),
    constant("0"),
  );

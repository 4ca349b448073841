import { type Amount, add, max, times } from "../../algebra/amount.js";
import type { Decimal } from "../../numeric/decimal.js";
import { daysBetween } from "../../time/dateRule.js";
import type { Period } from "../../time/period.js";
import type { BrokenRule } from "../defineComponent.js";
import { bounded } from "./bounded.js";
import { brokenIf, type InPeriod } from "./earnOutTerms.js";

/** The sum of amounts up to each period, that period included. */
export const totals = (amounts: readonly InPeriod[]): InPeriod[] => running(amounts, add);

/** The highest that an amount has been up to each period, that period included. */
export const highest = (amounts: readonly InPeriod[]): InPeriod[] => running(amounts, max);

function running(amounts: readonly InPeriod[], join: (before: Amount, next: Amount) => Amount): InPeriod[] {
  const found: InPeriod[] = [];
  for (const { over, amount } of amounts) {
    const before = found.at(-1);
    found.push({ over, amount: before === undefined ? amount : join(before.amount, amount) });
  }
  return found;
}

/** What each period adds to a total. */
export const increments = (upTo: readonly InPeriod[]): InPeriod[] =>
  upTo.map(({ over, amount }, index) => {
    const before = upTo[index - 1];
    return { over, amount: before === undefined ? amount : add(amount, times("-1", before.amount)) };
  });

/** Payments, none of them negative, of which only so much is made as fits under a cap on their total. */
export function withinAggregateCap(
  payments: readonly InPeriod[],
  cap: Decimal | undefined,
): readonly InPeriod[] {
  if (cap === undefined) return payments;
  return increments(totals(payments).map(({ over, amount }) => ({ over, amount: bounded(amount, { cap }) })));
}

export const noRoomForFloors = (
  periods: readonly unknown[],
  floor: Decimal | undefined,
  aggregateCap: Decimal | undefined,
): BrokenRule | undefined =>
  brokenIf(
    aggregateCap !== undefined && floor?.times(periods.length).greaterThan(aggregateCap),
    "aggregateCap",
    "must leave room for the floor of every period",
  );

const MAX_PERIODS_TOGETHER = 50;

/**
 * What periods that hang on each other must be: in the order in which they end, as far as that is known before closing is,
 * and few enough to fit into one amount, because each payment grows with all periods before it.
 */
export function unfitTogether(
  periods: readonly Period[],
  together: boolean,
  what: string,
): BrokenRule | undefined {
  if (!together) return undefined;
  const early = periods.some(({ end }, index) => (daysBetween(end, periods[index - 1]?.end ?? end) ?? 0) < 0);
  const tooMany = periods.length > MAX_PERIODS_TOGETHER;
  return (
    brokenIf(tooMany, "periods", `must be at most ${MAX_PERIODS_TOGETHER} with ${what}`) ??
    brokenIf(early, "periods", `must be in the order in which they end with ${what}`)
  );
}

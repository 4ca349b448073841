// Internal: no name of the public API lives here.

import * as z from "zod";
import { type Amount, constant, elapsed, ifAtLeast } from "../../algebra/amount.js";
import { currency } from "../../algebra/asset.js";
import { all, type Claim, delivery, given, named } from "../../algebra/claim.js";
import {
  type ConditionInput,
  condition,
  currencyCode,
  dateRule,
  isoDate,
  list,
} from "../../schema/fields.js";
import { ruledObject } from "../../schema/rule.js";
import { type EpochDay, formatDate, type IsoDate } from "../../time/date.js";
import type { DateRuleInput } from "../../time/dateRule.js";
import type { CommonTerms } from "../defineComponent.js";
import { type SumInput, sum } from "./sum.js";

/** A fee that is due on one of several events, a different amount on each. */
export interface FeeScheduleTerms extends CommonTerms {
  /** Steps of the fee, each of which hangs on an event of its own; at most 100. */
  readonly steps: readonly FeeStep[];
  /** Currency of the fee; the offer's unless stated. */
  readonly currency?: string | undefined;
}

/** One step of a fee. */
interface FeeStep {
  /** The event on which this step is due, or with `happens: false` the one that must fail. */
  readonly event: ConditionInput;
  /** Amount due, in units of the currency. */
  readonly amount: SumInput;
  /** When it is paid if it is due. */
  readonly paid: DateRuleInput;
  /** Amounts that take its place where the deal fails on a later day, in order, at most 50; none unless stated. */
  readonly later?: readonly LaterAmount[] | undefined;
}

/** What a fee rises or falls to if the deal has not failed by a day. */
interface LaterAmount {
  /** The first day of failure for which this amount is due; "closing" stands for the day of failure in `paid`. */
  readonly from: IsoDate;
  /** Amount due from that day on, in units of the currency. */
  readonly amount: SumInput;
}

/** The fields of `FeeScheduleTerms`. */
export const feeScheduleTerms = () => ({
  steps: list(
    ruledObject(
      {
        event: condition(
          "The event on which this step is due, or with happens: false the one that must fail",
        ),
        amount: sum("Amount due, in units of the currency"),
        paid: dateRule("When it is paid if it is due"),
        later: list(
          z.strictObject({
            from: isoDate("The first day of failure for which this amount is due"),
            amount: sum("Amount due from that day on, in units of the currency"),
          }),
          50,
        )
          .meta({ description: "Amounts that take its place where the deal fails on a later day, in order" })
          .optional(),
      },
      ({ later = [] }: { readonly later?: readonly { readonly from: EpochDay }[] }) =>
        later.some(({ from }, index) => from <= (later[index - 1]?.from ?? Number.NEGATIVE_INFINITY))
          ? { field: "later", message: "must be in the order of its days, no two on the same" }
          : undefined,
    ),
    100,
  ).meta({ description: "Steps of the fee, each of which hangs on an event of its own" }),
  currency: currencyCode("Currency of the fee; the offer's unless stated").optional(),
});

type FeeSchedule = z.output<z.ZodObject<ReturnType<typeof feeScheduleTerms>>>;

/** The steps, each under the name of its event and owed only if that happens, or fails. */
export const feeSchedule = ({ steps, currency: code }: FeeSchedule, offerCurrency: string): Claim =>
  all(
    steps.map(({ event: { event, happens }, paid, ...fee }) =>
      named(event, given(event, delivery(amountDue(fee), currency(code ?? offerCurrency), paid), happens)),
    ),
  );

type Fee = Pick<FeeSchedule["steps"][number], "amount" | "later">;

/** The amount of a fee, by the day on which the deal fails. */
const amountDue = ({ amount, later = [] }: Fee): Amount =>
  later.reduce<Amount>(
    (before, { from, amount: after }) =>
      ifAtLeast(elapsed(formatDate(from - 1), "closing", "ACT/365F"), PART_OF_A_DAY, constant(after), before),
    constant(amount),
  );

/** Years that are more than none and less than a day. */
const PART_OF_A_DAY = "0.001";

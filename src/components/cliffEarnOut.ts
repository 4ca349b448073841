import * as z from "zod";
import { type Amount, add, constant, ifAtLeast, max } from "../algebra/amount.js";
import type { Decimal } from "../numeric/decimal.js";
import { decimal } from "../schema/fields.js";
import { fieldsJson } from "../schema/fieldsJson.js";
import { outOfTurn } from "../time/period.js";
import { type ComponentFactory, defineComponent, type OfferContext } from "./defineComponent.js";
import { above } from "./parts/amounts.js";
import {
  brokenIf,
  brokenUnits,
  type EachPeriodInput,
  eachLevel,
  eachPeriod,
  earnOutTerms,
  firstBroken,
  type InPeriod,
  ifMet,
  inPeriod,
  levelIn,
  MAX_PERIODS_TOGETHER,
  measured,
  notOneForEach,
  paidByPeriod,
  periodTwice,
  type SharedEarnOutTerms,
  totals,
  type UnitTerms,
  unfitTogether,
  unitTerms,
} from "./parts/earnOutTerms.js";
import { growthOverItself, ifReached, type LevelInput } from "./parts/level.js";
import { type SumInput, signedSum, sum } from "./parts/sum.js";
import { wholeNumber } from "./parts/terms.js";

const TESTED = ["each period", "total"] as const;

/** Terms of `cliffEarnOut`. */
export interface CliffEarnOutTerms extends SharedEarnOutTerms, UnitTerms {
  /** The metric from which the amount is paid, in units of the currency, or `{ growth, over }` over another period's figure; one for every period, or a list with one for each. */
  readonly threshold: EachPeriodInput<LevelInput>;
  /** What is paid where the metric reaches the threshold, in units of the currency; one for every period, or a list with one for each. */
  readonly amount: EachPeriodInput<SumInput>;
  /** What is paid where the metric stays below the threshold, in units of the currency; negative where the seller pays; one for every period, or a list with one for each; nothing unless stated. */
  readonly amountBelow?: EachPeriodInput<SumInput> | undefined;
  /** Whether each period is tested by itself, or the total of all of them once after the last; each period unless stated. */
  readonly tested?: (typeof TESTED)[number] | undefined;
  /** How many periods in a row of the list are tested by their total, each time with the next one, such as 4 for any four quarters that follow each other; what lies between two periods is not measured; 1 unless stated. */
  readonly window?: number | undefined;
  /** Whether the amount is paid the first time alone that a test is passed and `onlyIf`, where it is stated, is met with it; each time unless stated. */
  readonly once?: boolean | undefined;
  /** Greatest sum of all payments, in units of the currency; none unless stated. */
  readonly aggregateCap?: SumInput | undefined;
}

/**
 * A cliff: a fixed amount for each period in which a metric reaches a threshold (the threshold itself included), nothing
 * otherwise, or `amountBelow`. Worth, per period and undiscounted, amount × Φ(d₂): the probability that prices, not the one that
 * is forecast; what is paid below the threshold is worth amountBelow × Φ(−d₂). `tested: "total"` tests the sum of all periods
 * once, and pays after the last: in closed form where they are jointly normal, by quadrature for two, by simulation beyond.
 * `window: 4, once: true` pays when any four periods in a row reach the threshold together, after the last of them, and never again.
 *
 * @throws OfferError for terms that break a rule, with the path of the field.
 *
 * Source: the cash-or-nothing call, Reiner and Rubinstein, Unscrambling the Binary Code, Risk (October 1991).
 * @example
 * ```ts
 * const cliff = cliffEarnOut({ metric: "ebitda", periods: [2022], threshold: "10e6", amount: "5e6", paymentLag: "90 days" });
 * describe(cliff.toClaim({ currency: "USD", bidder: "Acme" })); // => Cliff earn-out, 2022: receive 5,000,000 if ebitda for 2022 is at least 10,000,000, otherwise 0, in USD, on 2022-12-31 + 90 days, owed by Acme
 * ```
 */
export const cliffEarnOut: ComponentFactory<CliffEarnOutTerms> = /* @__PURE__ */ defineComponent({
  type: "cliffEarnOut",
  label: "Cliff earn-out",
  summary: "A fixed amount for each period in which a metric reaches a threshold.",
  example: {
    type: "cliffEarnOut",
    metric: "ebitda",
    periods: [2022, 2023],
    threshold: ["10e6", "12e6"],
    amount: "5e6",
  },
  terms: () => ({
    ...earnOutTerms(),
    ...unitTerms(),
    threshold: eachLevel("The metric from which the amount is paid, in units of the currency", decimal),
    amount: eachPeriod(
      "What is paid where the metric reaches the threshold, in units of the currency",
      sum,
      fieldsJson.sum,
    ),
    amountBelow: eachPeriod(
      "What is paid where the metric stays below the threshold, in units of the currency; negative where the seller pays",
      signedSum,
      fieldsJson.sum,
    ).optional(),
    tested: z
      .enum(TESTED)
      .meta({
        description:
          "Whether each period is tested by itself, or the total of all of them once after the last; each period unless stated",
      })
      .optional(),
    window: wholeNumber(
      "How many periods in a row of the list are tested by their total, each time with the next one, such as 4 for any four quarters that follow each other; what lies between two periods is not measured; 1 unless stated",
      1,
      MAX_PERIODS_TOGETHER,
    ).optional(),
    once: z
      .boolean()
      .meta({
        description:
          "Whether the amount is paid the first time alone that a test is passed and onlyIf, where it is stated, is met with it; each time unless stated",
      })
      .optional(),
    aggregateCap: sum("Greatest sum of all payments, in units of the currency").optional(),
  }),
  check: ({ periods, threshold, amount, amountBelow, tested, window, once, aggregateCap, ...units }) => {
    const together = tested === "total" ? periods.length : (window ?? 1);
    const ends = periods.slice(together - 1);
    const rolls = window !== undefined && window > 1;
    const late = outOfTurn(periods);
    return firstBroken(
      periodTwice(periods),
      brokenUnits(units),
      notOneForEach("threshold", threshold, ends),
      firstBroken(
        ...ends.flatMap((_, start) =>
          periods
            .slice(start, start + together)
            .map((over) => growthOverItself("threshold", inPeriod(threshold, start), over)),
        ),
      ),
      brokenIf(
        tested === "total" && (window !== undefined || once !== undefined),
        window === undefined ? "once" : "window",
        'does not go with tested: "total", which is one test',
      ),
      brokenIf(ends.length === 0, "window", `must be at most the number of periods: ${periods.length}`),
      brokenIf(
        once === true && amountBelow !== undefined,
        "amountBelow",
        "does not go with once: say in another component what is paid if no test is passed",
      ),
      notOneForEach("amount", amount, ends),
      amountBelow && notOneForEach("amountBelow", amountBelow, ends),
      brokenIf(
        aggregateCap !== undefined && amountBelow?.some((paid) => paid.lessThan(0)),
        "aggregateCap",
        "does not go with a negative amountBelow, which the seller pays",
      ),
      unfitTogether(periods, tested === "total", "a test on the total"),
      unfitTogether(periods, rolls, "a window"),
      brokenIf(
        rolls && late !== undefined,
        "periods",
        `must follow each other with a window: ${late?.label} begins before the end of the period before it`,
      ),
      unfitTogether(periods, once === true, "a payment once"),
      unfitTogether(periods, aggregateCap !== undefined, "an aggregateCap"),
    );
  },
  lower: (terms, offer) => {
    const { amountBelow = ["0"] as const } = terms;
    const each = measured(terms, offer);
    const tested = terms.tested === "total" ? totals(each).slice(-1) : windows(each, terms.window);
    const tests = tested.map(({ over, amount }, index): Test => {
      const level = levelIn(terms.threshold, index, terms, offer);
      return { over, amount, level, paid: constant(inPeriod(terms.amount, index)) };
    });
    if (terms.once === true) {
      const first = terms.onlyIf === undefined ? onFirstPassed(tests) : onFirstMet(tests, terms, offer);
      return paidByPeriod(first, { ...terms, onlyIf: undefined }, offer, terms.aggregateCap);
    }
    const payments = tests.map(({ over, amount, level, paid }, index) => {
      const below = constant(inPeriod<Decimal | "0">(amountBelow, index));
      return { over, amount: ifReached(amount, level, paid, below) };
    });
    return paidByPeriod(payments, terms, offer, terms.aggregateCap);
  },
});

/** A test that a metric passes where it reaches a level, and what is paid then. */
interface Test extends InPeriod {
  readonly level: Amount;
  readonly paid: Amount;
}

/** What each test pays where it is the first one that is passed. */
function onFirstPassed(tests: readonly Test[]): readonly InPeriod[] {
  /** By how much the test that has come closest so far was passed. */
  let best: Amount | undefined;
  return tests.map(({ over, amount, level, paid }) => {
    const now = ifReached(amount, level, paid, constant("0"));
    const before = best;
    const margin = above(amount, level);
    best = before === undefined ? margin : max(before, margin);
    return { over, amount: before === undefined ? now : ifAtLeast(before, "0", constant("0"), now) };
  });
}

/** What each test pays where it is the first one that is passed with the condition met: what has not been paid is not used up. */
function onFirstMet(
  tests: readonly Test[],
  terms: Parameters<typeof ifMet>[2],
  offer: OfferContext,
): readonly InPeriod[] {
  /** 1 where a test has paid already, 0 where none has. */
  let paidBefore: Amount | undefined;
  return tests.map(({ over, amount, level, paid }) => {
    const isMet = ifReached(amount, level, ifMet(constant("1"), over, terms, offer), constant("0"));
    const now = ifAtLeast(isMet, "1", paid, constant("0"));
    const before = paidBefore;
    paidBefore = before === undefined ? isMet : max(before, isMet);
    return { over, amount: before === undefined ? now : ifAtLeast(before, "1", constant("0"), now) };
  });
}

/** The totals of so many periods in a row, each under the last of them. */
const windows = (each: readonly InPeriod[], count = 1): readonly InPeriod[] =>
  each.slice(count - 1).map(({ over }, start) => ({
    over,
    amount: each
      .slice(start, start + count)
      .map(({ amount }) => amount)
      .reduce(add),
  }));

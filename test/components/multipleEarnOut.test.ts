import { fc, test } from "@fast-check/vitest";
import { multipleEarnOut } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { contingentGoldens, publishedFigures } from "../golden/contingentComponents.js";
import { refusal } from "../input/refusal.js";
import { componentLaws } from "../laws/kit/componentLaws.js";
import { nonNegativeDecimals, positiveDecimals } from "../laws/kit/decimals.js";
import { earnOutBase, outcomes, paidFor, runningSums, unitBase, YEARS } from "./contingentTerms.js";
import type { TermsOf } from "./moneyTerms.js";

type Terms = TermsOf<typeof multipleEarnOut>;

const terms = fc.record(
  {
    ...earnOutBase,
    ...unitBase,
    multiple: positiveDecimals(),
    paid: nonNegativeDecimals(),
    aggregateCap: nonNegativeDecimals(),
  },
  { requiredKeys: ["multiple", "paid", "metric", "periods"] },
);

componentLaws("a multiple less paid", multipleEarnOut, terms as fc.Arbitrary<Terms>);
contingentGoldens(multipleEarnOut);
publishedFigures(multipleEarnOut);

const base = { multiple: "6", paid: "100", metric: "m", periods: YEARS };

/** Settled year by year, with what has been paid kept in mind. */
function settled(values: readonly number[]): number[] {
  let paid = 100;
  return values.map((value) => {
    const payment = Math.max(0, 6 * value - paid);
    paid += payment;
    return payment;
  });
}

test.prop([outcomes(3)])("each payment is less all that has been paid", (values) => {
  expect(paidFor(multipleEarnOut(base), values)).toEqual(settled(values));
});

test.prop([outcomes(3)])("stops where the sum of payments reaches the aggregate cap", (values) => {
  const paid = runningSums(paidFor(multipleEarnOut({ ...base, aggregateCap: "50" }), values));

  expect(paid).toEqual(runningSums(settled(values)).map((total) => Math.min(50, total)));
});

describe("refuses", () => {
  const periods = Array.from({ length: 51 }, (_, index) => 2021 + index);

  it.each([
    [{ paid: undefined }, "paid: is required"],
    [{ paid: "-1" }, "paid: must not be negative"],
    [{ multiple: "0" }, "multiple: must be greater than 0"],
    [{ periods }, "periods: must be at most 50 with payments less earlier ones"],
  ])("%#", (more, message) => {
    expect(refusal(() => multipleEarnOut({ ...base, ...more } as Terms)).message).toContain(message);
  });
});

it("takes nothing for granted but the day of payment", () => {
  expect(multipleEarnOut(base).assumed.map(({ path }) => path)).toEqual([["paymentLag"]]);
});

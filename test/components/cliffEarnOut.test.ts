import { fc, test } from "@fast-check/vitest";
import { cliffEarnOut, offer, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { contingentGoldens, publishedFigures } from "../golden/contingentComponents.js";
import { refusal } from "../input/refusal.js";
import { componentLaws } from "../laws/kit/componentLaws.js";
import { nonNegativeDecimals } from "../laws/kit/decimals.js";
import {
  eachPeriodValues,
  earnOutBase,
  fitted,
  levels,
  outcomes,
  paidFor,
  runningSums,
  YEARS,
} from "./contingentTerms.js";
import type { TermsOf } from "./moneyTerms.js";

type Terms = TermsOf<typeof cliffEarnOut>;

const terms = fc
  .record(
    {
      ...earnOutBase,
      threshold: eachPeriodValues(),
      amount: eachPeriodValues(),
      aggregateCap: nonNegativeDecimals(),
    },
    { requiredKeys: ["metric", "periods", "threshold", "amount"] },
  )
  .map(fitted);

componentLaws("a cliff earn-out", cliffEarnOut, terms as fc.Arbitrary<Terms>);
contingentGoldens(cliffEarnOut);
publishedFigures(cliffEarnOut);

const base = { metric: "m", periods: YEARS, threshold: ["10", "20", "30"], amount: ["3", "4", "5"] };

test.prop([outcomes(3)])("pays all or nothing, and all where the threshold is just reached", (values) => {
  const expected = values.map((value, index) => (value >= 10 * (index + 1) ? 3 + index : 0));

  expect(paidFor(cliffEarnOut(base), values)).toEqual(expected);
});

test.prop([levels, outcomes(3)])(
  "stops where the sum of payments reaches the aggregate cap",
  (cap, values) => {
    const uncapped = runningSums(paidFor(cliffEarnOut(base), values));
    const paid = paidFor(cliffEarnOut({ ...base, aggregateCap: String(cap) }), values);

    expect(runningSums(paid)).toEqual(uncapped.map((total) => Math.min(cap, total)));
  },
);

describe("refuses", () => {
  it.each([
    [{ threshold: undefined }, "threshold: is required"],
    [{ amount: ["1", "2"] }, "amount: must be one value for every period, or a list of 3: one for each"],
    [{ threshold: [] }, "threshold: must have at least 1 entries"],
    [{ amount: "-1" }, "amount: must not be negative"],
    [{ periods: [2021, 2021, 2022] }, "periods: must not name a period twice"],
  ])("%j", (more, message) => {
    expect(refusal(() => cliffEarnOut({ ...base, ...more } as Terms)).message).toContain(message);
  });
});

it("pays where a loss is smaller than the threshold", () => {
  // Normal around 0 with a deviation of 10: P(M ≥ −5) = Φ(0.5), Abramowitz and Stegun, table 26.1: 0.69146 24612 74013
  const cliff = cliffEarnOut({ metric: "profit", periods: [2022], threshold: "-5", amount: "1" });
  const { presentValue } = valueOffer(offer({ name: "Deal", currency: "USD", components: [cliff] }), {
    valuationDate: "2021-12-31",
    discountRate: "0",
    metrics: {
      profit: { forecast: { 2022: { distribution: "normal", mean: "0", standardDeviation: "10" } } },
    },
  });
  expect(presentValue.toFixed(15)).toBe("0.691462461274013");
  expect(paidFor(cliffEarnOut({ ...base, threshold: "-5", amount: "1" }), [-6, -5, 0])).toEqual([0, 1, 1]);
});

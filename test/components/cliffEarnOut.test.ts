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
  unitBase,
  YEARS,
} from "./contingentTerms.js";
import type { TermsOf } from "./moneyTerms.js";

type Terms = TermsOf<typeof cliffEarnOut>;

const terms = fc
  .record(
    {
      ...earnOutBase,
      ...unitBase,
      threshold: eachPeriodValues(),
      amount: eachPeriodValues(),
      amountBelow: eachPeriodValues(),
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

test.prop([outcomes(3)])("pays another amount where the threshold is missed, or takes it back", (values) => {
  const below = cliffEarnOut({ ...base, amountBelow: ["0", "-2", "7"] });
  const [nothing, back, more] = [0, -2, 7];
  const expected = values.map((value, index) =>
    value >= 10 * (index + 1) ? 3 + index : [nothing, back, more][index],
  );

  expect(paidFor(below, values)).toEqual(expected);
});

test.prop([outcomes(3)])("tests the total once, after the last period", (values) => {
  const total = values.reduce((sum, value) => sum + value, 0);
  const once = { ...base, threshold: "30", amount: "3", amountBelow: "1", tested: "total" } as const;

  expect(paidFor(cliffEarnOut(once), values)).toEqual([total >= 30 ? 3 : 1]);
});

describe("what is paid below a threshold, and on a total, is worth", () => {
  const worth = (terms: object, forecast: object) =>
    valueOffer(
      offer({
        name: "Deal",
        currency: "USD",
        components: [
          cliffEarnOut({ metric: "profit", periods: [2022], amount: "0", threshold: "0", ...terms }),
        ],
      }),
      { valuationDate: "2021-12-31", discountRate: "0", metrics: { profit: { forecast } } } as never,
    ).presentValue;
  const normal = (mean: string, standardDeviation: string) => ({
    distribution: "normal",
    mean,
    standardDeviation,
  });

  it("the amount times the odds that it is missed: Φ(−0.5), Abramowitz and Stegun, table 26.1", () => {
    const short = worth({ threshold: "-5", amountBelow: "1" }, { 2022: normal("0", "10") });
    // 1 − 0.69146 24612 74013
    expect(short.toFixed(15)).toBe("0.308537538725987");
  });

  it("the amount times the odds of the total: a sum of normals is normal", () => {
    // Means 1, 2, 3 and deviations 2, 3, 6: the total is normal(6, 7), as 4 + 9 + 36 = 49. P(total ≥ 2.5) = Φ(3.5/7) = Φ(0.5).
    const total = worth(
      { periods: [2022, 2023, 2024], threshold: "2.5", amount: "1", tested: "total" },
      { 2022: normal("1", "2"), 2023: normal("2", "3"), 2024: normal("3", "6") },
    );
    expect(total.toFixed(13)).toBe("0.6914624612740");
  });
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
    [{ amountBelow: ["1", "2"] }, "amountBelow: must be one value for every period"],
    [{ amountBelow: "-1", aggregateCap: "5" }, "aggregateCap: does not go with a negative amountBelow"],
    [{ tested: "total" }, "threshold: must be one value for every period, or a list of 1"],
    [{ tested: "sum" }, "tested: must be one of"],
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

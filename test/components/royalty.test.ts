import { fc, test } from "@fast-check/vitest";
import { offer, royalty, tieredEarnOut, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { contingentGoldens } from "../golden/contingentComponents.js";
import { problems, refusal } from "../input/refusal.js";
import { componentLaws } from "../laws/kit/componentLaws.js";
import { fractions, nonNegativeDecimals } from "../laws/kit/decimals.js";
import { earnOutBase, outcomes, paidFor, roomFor, tierTerms, unitBase, YEARS } from "./contingentTerms.js";
import type { TermsOf } from "./moneyTerms.js";

type Terms = TermsOf<typeof royalty>;

const bounds = { minimum: nonNegativeDecimals(), cap: nonNegativeDecimals() };
const terms = fc
  .oneof(
    fc.record(
      { ...earnOutBase, ...unitBase, ...bounds, rate: fractions() },
      { requiredKeys: ["rate", "metric", "periods"] },
    ),
    fc.record(
      { ...earnOutBase, ...unitBase, ...bounds, tiers: tierTerms() },
      { requiredKeys: ["tiers", "metric", "periods"] },
    ),
  )
  .filter(({ minimum, cap }) => roomFor(minimum, cap));

componentLaws("a royalty", royalty, terms as fc.Arbitrary<Terms>);
contingentGoldens(royalty);

const base = { metric: "m", periods: YEARS };
const tiers = [
  { from: "0", rate: "0.5" },
  { from: "10", rate: "0.25" },
  { from: "20", rate: "0.125" },
];

describe("under a point forecast", () => {
  test.prop([outcomes(3)])("pays its rate, at least the minimum, at most the cap", (values) => {
    const expected = values.map((value) => Math.min(9, Math.max(2, 0.25 * value)));

    expect(paidFor(royalty({ ...base, rate: "0.25", minimum: "2", cap: "9" }), values)).toEqual(expected);
  });

  test.prop([outcomes(3)])("pays nothing for a negative metric, whatever the rate", (values) => {
    const expected = values.map((value) => Math.max(0, 0.25 * value));

    expect(paidFor(royalty({ ...base, rate: "0.25" }), values)).toEqual(expected);
  });

  test.prop([outcomes(3)])("steps down with the metric of a period, like incremental tiers", (values) => {
    const tiered = tieredEarnOut({ ...base, tiers, tierKind: "incremental" });

    expect(paidFor(royalty({ ...base, tiers }), values)).toEqual(paidFor(tiered, values));
  });

  it("comes to the sum that a licence spells out: 5% of the first 10 million, 7.5% of the next 20, 10% beyond", () => {
    const licence = [
      { from: "0", rate: "0.05" },
      { from: "10e6", rate: "0.075" },
      { from: "30e6", rate: "0.1" },
    ];

    expect(paidFor(royalty({ ...base, periods: [2021], tiers: licence }), [50e6])).toEqual([4e6]);
  });
});

it("runs over 400 periods", { timeout: 60_000 }, () => {
  const periods = Array.from({ length: 400 }, (_, index) => {
    const year = 2021 + Math.floor(index / 12);
    return `${year}-${String((index % 12) + 1).padStart(2, "0")}`;
  });
  const forecast = Object.fromEntries(
    periods.map((label) => [label, { distribution: "lognormal", mean: "12", volatility: "0.3" } as const]),
  );
  const component = royalty({ metric: "m", periods, tiers, minimum: "1", cap: "9" });
  const { cashFlows } = valueOffer(offer({ name: "Deal", currency: "USD", components: [component] }), {
    valuationDate: "2021-01-01",
    discountRate: "0.05",
    metrics: { m: { forecast } },
  });

  expect(cashFlows).toHaveLength(400);
  expect(
    cashFlows.every(({ expectedUnits }) => expectedUnits.greaterThan(1) && expectedUnits.lessThan(9)),
  ).toBe(true);
});

describe("refuses", () => {
  it.each([
    [{}, "rate: must say exactly one of rate (on all of the metric) and tiers (a rate for each part of it)"],
    [{ rate: "0.05", tiers }, "tiers: must say exactly one of rate"],
    [{ rate: "5" }, 'rate: must be between 0 and 1: write 5% as "0.05"'],
    [{ rate: "0.05", minimum: "2", cap: "1" }, "cap: must not be below the minimum"],
    [{ tiers: [...tiers].reverse() }, "tiers: must begin at ascending levels"],
  ])("%j", (more, message) => {
    expect(refusal(() => royalty({ ...base, ...more })).message).toContain(message);
  });

  it("more than 400 periods", () => {
    const periods = Array.from({ length: 401 }, (_, index) => 2000 + index);

    expect(problems(refusal(() => royalty({ metric: "m", rate: "0.1", periods })))).toEqual([
      "periods: too-large",
    ]);
  });
});

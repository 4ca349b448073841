import { fc, test } from "@fast-check/vitest";
import { cashFlows, earnOut, profitShare } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { contingentGoldens, publishedFigures } from "../golden/contingentComponents.js";
import { problems, refusal } from "../input/refusal.js";
import { componentLaws } from "../laws/kit/componentLaws.js";
import { factors, nonNegativeDecimals, positiveDecimals } from "../laws/kit/decimals.js";
import {
  eachPeriodValues,
  earnOutBase,
  fitted,
  levels,
  outcomes,
  paidFor,
  roomFor,
  runningSums,
  unitBase,
  YEARS,
} from "./contingentTerms.js";
import type { TermsOf } from "./moneyTerms.js";

type Terms = TermsOf<typeof earnOut>;

const REQUIRED = ["share", "metric", "periods"] as const;

const plain = fc
  .record(
    {
      ...earnOutBase,
      ...unitBase,
      share: positiveDecimals(),
      threshold: eachPeriodValues(),
      cap: nonNegativeDecimals(),
    },
    { requiredKeys: [...REQUIRED] },
  )
  .map(fitted);
const withClawback = fc
  .record(
    {
      ...earnOutBase,
      ...unitBase,
      share: positiveDecimals(),
      clawback: fc.constant(true),
      floor: factors(),
      cap: nonNegativeDecimals(),
    },
    { requiredKeys: [...REQUIRED, "clawback"] },
  )
  .filter(({ floor, cap }) => roomFor(floor, cap));
const capped = fc.record(
  {
    ...earnOutBase,
    ...unitBase,
    share: positiveDecimals(),
    metricCap: positiveDecimals(),
    aggregateCap: nonNegativeDecimals(),
  },
  { requiredKeys: [...REQUIRED, "aggregateCap"] },
);

componentLaws("an earn-out", earnOut, fc.oneof<fc.Arbitrary<Terms>[]>(plain, withClawback, capped));
contingentGoldens(earnOut);
publishedFigures(earnOut);

const base = { share: "0.5", metric: "m", periods: YEARS };

describe("under a point forecast", () => {
  const bounds = fc
    .record({ threshold: levels, floor: levels, cap: levels, metricCap: levels })
    .filter(({ threshold, floor, cap, metricCap }) => floor <= cap && metricCap > threshold);

  test.prop([bounds, outcomes(3)])("pays the share of the excess between floor and cap", (drawn, values) => {
    const { threshold, floor, cap, metricCap } = drawn;
    const terms = Object.fromEntries(Object.entries(drawn).map(([key, value]) => [key, String(value)]));
    const expected = values.map((value) =>
      Math.min(cap, Math.max(floor, 0.5 * (Math.min(value, metricCap) - threshold))),
    );

    expect(paidFor(earnOut({ ...base, ...terms }), values)).toEqual(expected);
  });

  test.prop([fc.tuple(levels, levels, levels), outcomes(3)])(
    "has a threshold for each period",
    (drawn, values) => {
      const expected = values.map((value, index) => 0.5 * Math.max(0, value - (drawn[index] ?? 0)));

      expect(paidFor(earnOut({ ...base, threshold: drawn.map(String) }), values)).toEqual(expected);
    },
  );

  test.prop([levels, outcomes(3)])(
    "stops where the sum of payments reaches the aggregate cap",
    (cap, values) => {
      const paid = paidFor(earnOut({ ...base, aggregateCap: String(cap) }), values);
      const uncapped = runningSums(paidFor(earnOut(base), values));

      expect(runningSums(paid)).toEqual(uncapped.map((total) => Math.min(cap, total)));
      expect(paid.every((amount) => amount >= 0)).toBe(true);
    },
  );

  test.prop([outcomes(3), fc.boolean()])("without a threshold is a profit share", (values, clawback) => {
    const terms = { ...base, clawback };

    expect(paidFor(earnOut(terms), values)).toEqual(paidFor(profitShare(terms), values));
  });
});

it("pays the accelerated amount if the event happens, and everything else only if it does not", () => {
  const acceleration = { event: "change of control", amount: "7", paid: "2022-06-30" };
  const component = earnOut({ ...base, periods: [2021, 2022], acceleration });
  const metrics = { m: { forecast: { 2021: "10", 2022: "20" } } };
  const flows = cashFlows(component.toClaim({ currency: "USD", bidder: "Buyer" }), {
    valuationDate: "2021-01-01",
    metrics,
  });

  expect(flows.map(({ path }) => path.at(-1))).toEqual(["2021", "2022", "Acceleration"]);
  expect(flows.map(({ units }) => units.toString())).toEqual(["5", "10", "7"]);
  expect(flows.map(({ conditions }) => conditions[0]?.happens)).toEqual([false, false, true]);
});

it("lists what was not stated", () => {
  expect(earnOut(base).assumed.map(({ path }) => path)).toEqual([
    ["paymentLag"],
    ["threshold"],
    ["clawback"],
  ]);
});

describe("refuses", () => {
  const words = (terms: object): string => refusal(() => earnOut({ ...base, ...terms } as Terms)).message;

  it.each([
    [{ periods: [2021, "2021"] }, "periods: must not name a period twice"],
    [
      { threshold: ["1", "2"] },
      "threshold: must be one value for every period, or a list of 3: one for each",
    ],
    [{ floor: "-1" }, "floor: must not be negative unless clawback is true: the seller would have to pay"],
    [{ floor: "2", cap: "1" }, "cap: must not be below the floor"],
    [{ threshold: ["1", "2", "3"], metricCap: "3" }, "metricCap: must be above the threshold: otherwise"],
    [
      { aggregateCap: "1", clawback: true },
      "aggregateCap: does not go with clawback: a cumulativeEarnOut says",
    ],
    [{ aggregateCap: "5", floor: "2" }, "aggregateCap: must leave room for the floor of every period"],
    [{ share: "0" }, "share: must be greater than 0"],
    [{ threshold: ["1", "two", "3"] }, "threshold[1]: must be a decimal string"],
    [{ cap: "-2" }, "cap: must not be negative"],
    [{ threshold: 5 }, 'threshold: must be a decimal string such as "0.08" or "10e9": write "5" in quotes'],
    [{ acceleration: { event: "sale", amount: "1" } }, "acceleration.paid: is required"],
    [{ acceleration: { event: "sale", amount: "1", paid: "soon" } }, "acceleration.paid: must be a date"],
  ])("%j", (terms, message) => {
    expect(words(terms)).toContain(message);
  });

  it("more periods than can hang on each other", () => {
    const periods = Array.from({ length: 51 }, (_, index) => 2021 + index);

    expect(words({ periods, aggregateCap: "1" })).toContain(
      "periods: must be at most 50 with an aggregateCap",
    );
    expect(earnOut({ ...base, periods }).name).toBe("Earn-out");
  });

  it("several mistakes at once, each by its path", () => {
    expect(problems(refusal(() => earnOut({ ...base, share: "-1", cap: "x" })))).toEqual([
      "share: out-of-range",
      "cap: invalid-decimal",
    ]);
  });
});

it("shares what a loss is smaller than its threshold", () => {
  const turned = earnOut({ ...base, threshold: ["-20", "-20", "0"] });
  expect(paidFor(turned, [-30, -10, -5])).toEqual([0, 5, 0]);
});

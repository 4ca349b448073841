import { fc, test } from "@fast-check/vitest";
import { cumulativeEarnOut, earnOut } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { contingentGoldens } from "../golden/contingentComponents.js";
import { refusal } from "../input/refusal.js";
import { componentLaws } from "../laws/kit/componentLaws.js";
import { nonNegativeDecimals, positiveDecimals } from "../laws/kit/decimals.js";
import {
  earnOutBase,
  levels,
  outcomes,
  paidFor,
  roomFor,
  runningSums,
  sumOf,
  unitBase,
  YEARS,
} from "./contingentTerms.js";
import type { TermsOf } from "./moneyTerms.js";

type Terms = TermsOf<typeof cumulativeEarnOut>;

const atTheEnd = fc
  .record(
    {
      ...earnOutBase,
      ...unitBase,
      share: positiveDecimals(),
      threshold: nonNegativeDecimals(),
      floor: nonNegativeDecimals(),
      cap: nonNegativeDecimals(),
      settled: fc.constant("at the end" as const),
    },
    { requiredKeys: ["share", "metric", "periods"] },
  )
  .filter(({ floor, cap }) => roomFor(floor, cap));
const eachPeriod = fc.record(
  {
    ...earnOutBase,
    ...unitBase,
    share: positiveDecimals(),
    metricCap: positiveDecimals(),
    cap: nonNegativeDecimals(),
    settled: fc.constantFrom("each period" as const, "each period, refundable" as const),
  },
  { requiredKeys: ["share", "metric", "periods", "settled"] },
);

componentLaws(
  "a cumulative earn-out",
  cumulativeEarnOut,
  fc.oneof<fc.Arbitrary<Terms>[]>(atTheEnd, eachPeriod),
);
contingentGoldens(cumulativeEarnOut);

const base = { share: "0.5", metric: "m", periods: YEARS };

describe("under a point forecast", () => {
  test.prop([levels, outcomes(3)])(
    "pays its share of the total above the threshold, once",
    (threshold, values) => {
      const expected = 0.5 * Math.max(0, sumOf(values) - threshold);

      expect(paidFor(cumulativeEarnOut({ ...base, threshold: String(threshold) }), values)).toEqual([
        expected,
      ]);
    },
  );

  test.prop([outcomes(3)])("settled each period, has paid the most that was ever due", (values) => {
    const paid = paidFor(cumulativeEarnOut({ ...base, settled: "each period" }), values);
    const due = runningSums(values).map((total) => 0.5 * Math.max(0, total));

    expect(paid.every((amount) => amount >= 0)).toBe(true);
    expect(sumOf(paid)).toBe(Math.max(...due));
  });

  test.prop([levels, outcomes(3)])("settled refundably, has paid what is due so far", (cap, values) => {
    const terms = { ...base, settled: "each period, refundable", cap: String(cap), metricCap: "50" } as const;
    const due = runningSums(values).map((total) => Math.min(cap, 0.5 * Math.max(0, Math.min(50, total))));

    expect(runningSums(paidFor(cumulativeEarnOut(terms), values))).toEqual(due);
  });

  test.prop([outcomes(1), levels])("over one period is an earn-out", (values, level) => {
    const terms = { ...base, periods: [2021], threshold: String(level), floor: "2", cap: "9" };

    expect(paidFor(cumulativeEarnOut(terms), values)).toEqual(paidFor(earnOut(terms), values));
  });
});

describe("refuses", () => {
  const periods = Array.from({ length: 51 }, (_, index) => 2021 + index);

  it.each([
    [{ floor: "1", settled: "each period" }, 'floor: only goes with settled "at the end"'],
    [{ floor: "2", cap: "1" }, "cap: must not be below the floor"],
    [{ threshold: "5", metricCap: "5" }, "metricCap: must be above the threshold"],
    [{ settled: "yearly" }, 'settled: must be one of "at the end", "each period", "each period, refundable"'],
    [{ periods: [2022, 2021], settled: "each period" }, "periods: must be in the order in which they end"],
    [{ periods: [2022, 2021] }, "periods: must be in the order in which they end"],
    [{ periods }, "periods: must be at most 50 with a cumulative test"],
  ])("%#", (more, message) => {
    expect(refusal(() => cumulativeEarnOut({ ...base, ...more } as Terms)).message).toContain(message);
  });
});

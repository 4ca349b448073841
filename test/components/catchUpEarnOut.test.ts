import { fc, test } from "@fast-check/vitest";
import { catchUpEarnOut } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { contingentGoldens } from "../golden/contingentComponents.js";
import { refusal } from "../input/refusal.js";
import { componentLaws } from "../laws/kit/componentLaws.js";
import { nonNegativeDecimals } from "../laws/kit/decimals.js";
import { eachPeriodValues, earnOutBase, fitted, outcomes, paidFor, YEARS } from "./contingentTerms.js";
import type { TermsOf } from "./moneyTerms.js";

type Terms = TermsOf<typeof catchUpEarnOut>;

const terms = fc
  .record(
    {
      ...earnOutBase,
      share: fc.constantFrom("0", "0.2", "0.333333333333333"),
      catchUp: fc.constantFrom("0.5", "0.8", "1"),
      threshold: eachPeriodValues(),
      cap: nonNegativeDecimals(),
      aggregateCap: nonNegativeDecimals(),
    },
    { requiredKeys: ["share", "metric", "periods", "threshold"] },
  )
  .map(fitted);

componentLaws("an earn-out with catch-up", catchUpEarnOut, terms as fc.Arbitrary<Terms>);
contingentGoldens(catchUpEarnOut);

const base = { share: "0.25", metric: "m", periods: YEARS, threshold: "15" };

/** The waterfall, tier by tier: nothing, then the catch-up until the seller has its share of all, then its share. */
const waterfall = (value: number, catchUp: number): number => {
  const excess = Math.max(0, value - 15);
  const untilCaughtUp = (0.25 * 15) / (catchUp - 0.25);
  return catchUp * Math.min(excess, untilCaughtUp) + 0.25 * Math.max(0, excess - untilCaughtUp);
};

describe("under a point forecast", () => {
  test.prop([outcomes(3)])("a full catch-up pays like a waterfall", (values) => {
    expect(paidFor(catchUpEarnOut(base), values)).toEqual(values.map((value) => waterfall(value, 1)));
  });

  test.prop([outcomes(3)])("so does a partial one, with a cap", (values) => {
    const expected = values.map((value) => Math.min(9, waterfall(value, 0.5)));

    expect(paidFor(catchUpEarnOut({ ...base, catchUp: "0.5", cap: "9" }), values)).toEqual(expected);
  });
});

it("assumes a full catch-up, and says so", () => {
  expect(catchUpEarnOut(base).assumed.map(({ path, value }) => [path[0], value])).toContainEqual([
    "catchUp",
    "1",
  ]);
});

describe("refuses", () => {
  it.each([
    [{ share: "25" }, 'share: must be between 0 and 1: write 25% as "0.25"'],
    [{ share: "1" }, "catchUp: must be above the share: the seller would never catch up"],
    [{ catchUp: "0.25" }, "catchUp: must be above the share"],
    [{ threshold: ["1", "2"] }, "threshold: must be one value for every period"],
  ])("%j", (more, message) => {
    expect(refusal(() => catchUpEarnOut({ ...base, ...more })).message).toContain(message);
  });
});

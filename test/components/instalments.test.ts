import { fc, test } from "@fast-check/vitest";
import { Decimal, offer, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { type InstalmentsTerms, instalments } from "../../src/components/instalments.js";
import { equalParts } from "../../src/components/parts/repayment.js";
import { moneyGoldens } from "../golden/moneyComponents.js";
import { problems, refusal } from "../input/refusal.js";
import { componentLaws } from "../laws/kit/componentLaws.js";
import { dateRules, durations } from "../laws/kit/dates.js";
import { nonNegativeDecimals } from "../laws/kit/decimals.js";
import { common, currencies } from "./moneyTerms.js";

const listed = fc.record(
  {
    payments: fc.array(fc.record({ amount: nonNegativeDecimals(), paid: dateRules() }), {
      minLength: 1,
      maxLength: 4,
    }),
    currency: currencies,
    ...common,
  },
  { requiredKeys: ["payments"] },
);
const equal = fc.record(
  {
    total: nonNegativeDecimals(),
    count: fc.integer({ min: 1, max: 9 }),
    first: dateRules(),
    every: durations().filter((text) => !text.startsWith("0 ")),
    places: fc.integer({ min: 0, max: 8 }),
    currency: currencies,
    ...common,
  },
  { requiredKeys: ["total", "count", "first", "every"] },
);

componentLaws(
  "instalments",
  instalments,
  fc.oneof<[fc.Arbitrary<InstalmentsTerms>, fc.Arbitrary<InstalmentsTerms>]>(listed, equal),
);
moneyGoldens(instalments);

const flowsOf = (terms: InstalmentsTerms, closing = "2021-01-31") =>
  valueOffer(offer({ name: "Deal", currency: "USD", components: [instalments(terms)] }), {
    valuationDate: "2021-01-01",
    closing,
    discountRate: "0",
  }).cashFlows.map(({ date, units }) => `${date} ${units}`);

describe("equal payments", () => {
  it("fall on the day of the first, or the month's last", () => {
    const terms = { total: "400", count: 4, first: "closing", every: "1 month" };
    expect(flowsOf(terms)).toEqual(["2021-01-31 100", "2021-02-28 100", "2021-03-31 100", "2021-04-30 100"]);
  });

  it("leave to the last what rounding left", () => {
    const terms = { total: "100", count: 3, first: "2022-02-28", every: "1 year", places: 2 };
    expect(flowsOf(terms)).toEqual(["2022-02-28 33.33", "2023-02-28 33.33", "2024-02-28 33.34"]);
    expect(flowsOf({ ...terms, total: "0.05", count: 3, places: 1 })).toEqual([
      "2022-02-28 0",
      "2023-02-28 0",
      "2024-02-28 0.05",
    ]);
  });

  it("are equal to the last digit where nothing is rounded", () => {
    const [first, , third] = flowsOf({ total: "100", count: 3, first: "closing", every: "1 week" });
    expect(first).toBe("2021-01-31 33.33333333333333333333333333");
    expect(third).toBe("2021-02-14 33.33333333333333333333333333");
  });

  it("may be one", () => {
    expect(flowsOf({ total: "100", count: 1, first: "closing", every: "1 year" })).toEqual([
      "2021-01-31 100",
    ]);
  });

  test.prop([
    nonNegativeDecimals(),
    fc.integer({ min: 1, max: 60 }),
    fc.option(fc.integer({ min: 0, max: 9 })),
  ])("add up to the total, none below 0 and none but the last unlike the first", (total, count, places) => {
    const parts = equalParts(new Decimal(total), count, places ?? undefined);
    const sum = parts.reduce((all, part) => all.plus(part), new Decimal(0));
    expect(sum.minus(total).abs().lessThanOrEqualTo(new Decimal(total).times("1e-57"))).toBe(true);
    expect(parts).toHaveLength(count);
    expect(parts.every((part) => !part.isNegative() || part.isZero())).toBe(true);
    expect(parts.slice(0, -1).every((part) => parts[0]?.equals(part))).toBe(true);
  });
});

describe("bad terms", () => {
  const refused = (terms: object) => {
    const error = refusal(() => instalments(terms as InstalmentsTerms));
    return [...problems(error), error.issues[0]?.message];
  };
  const equalTerms = { total: "100", count: 3, first: "closing", every: "1 year" };
  const payments = [{ amount: "1", paid: "closing" }];

  it.each([
    [{}, "payments: invalid-term", "must say exactly one of payments (a list) and total (in equal payments)"],
    [
      { ...equalTerms, payments },
      "total: invalid-term",
      "must say exactly one of payments (a list) and total (in equal payments)",
    ],
    [
      { payments, every: "1 year" },
      "every: invalid-term",
      "only goes with total: listed payments say it themselves",
    ],
    [{ ...equalTerms, first: undefined }, "first: invalid-term", "is required with total"],
    [{ ...equalTerms, count: undefined }, "count: invalid-term", "is required with total"],
    [{ ...equalTerms, every: "0 days" }, "every: invalid-term", "must be longer than nothing"],
    [{ ...equalTerms, count: "3" }, "count: invalid-term", "must be a whole number from 1 to 1000"],
    [{ ...equalTerms, count: 2.5 }, "count: invalid-term", "must be a whole number from 1 to 1000"],
    [{ ...equalTerms, places: -1 }, "places: invalid-term", "must be a whole number from 0 to 20"],
    [{ ...equalTerms, total: "-1" }, "total: out-of-range", "must not be negative"],
    [{ payments: [] }, "payments: out-of-range", "must have at least 1 entries"],
    [
      { payments: [{ amount: "1" }] },
      "payments.0.paid: missing-term",
      'is required: must be a date YYYY-MM-DD or "closing", if need be moved: "closing + 3 months", "2021-12-31 + 90 days"',
    ],
  ])("%j", (terms, problem, message) => {
    expect(refused(terms)).toEqual([problem, message]);
  });
});

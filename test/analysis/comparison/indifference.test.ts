import { fc, test } from "@fast-check/vitest";
import { cash, Decimal, indifference, offer, profitShare, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { readGolden } from "../../golden/golden.js";
import { hostile } from "../../laws/kit/hostile.js";
import { errorOf } from "../../laws/kit/requiredBeliefs.js";

const paying = (name: string, amounts: Readonly<Record<string, string>>, more = {}) =>
  offer({
    name,
    currency: "USD",
    components: Object.entries(amounts).map(([paid, amount]) => cash({ name: `On ${paid}`, amount, paid })),
    ...more,
  });

const [now, oneYear, twoYears, threeYears] = [
  "2021-01-01",
  "2022-01-01",
  "2023-01-01",
  "2024-01-01",
] as const;
const beliefs = { valuationDate: now, discountRate: "0.05" };
const [golden] = readGolden<{ readonly rate: string; readonly probability: string }>("indifference");
const atOnce = paying("At once", { [now]: "1000" });

describe("where two offers are worth the same", () => {
  it("is a rate of 28 digits", () => {
    const later = paying("Later", { [oneYear]: "600", [twoYears]: "700" });
    const { points, dominant } = indifference(atOnce, later, beliefs, {
      belief: "discountRate",
      from: "0",
      to: "1",
    });
    expect(points.map(({ below, above, until }) => [below, above, until])).toEqual([
      ["Later", "At once", undefined],
    ]);
    expect(dominant).toBeUndefined();
    expectNear(points[0]?.value.toString() ?? "", golden?.rate ?? "");
  });

  it("is a probability of closing", () => {
    const later = paying("Later", { [threeYears]: "1500" }, { conditions: [{ event: "approval" }] });
    const view = { ...beliefs, discountRate: "0.07", events: { approval: "0.5" } };
    const range = { belief: ["events", "approval"], from: "0", to: "1" };
    const { points } = indifference(atOnce, later, view, range);
    expect(points[0]?.below).toBe("At once");
    // 365 × 3 days lie between the two dates: years are whole.
    expectNear(points[0]?.value.toString() ?? "", golden?.probability ?? "");
    expect(indifference(atOnce, later, view, { ...range, rankBy: "if it closes" }).dominant).toBe("Later");
  });

  it("is every one of several, in order", () => {
    // 100 − 230/(1+r) + 132/(1+r)² is 0 at 10% and at 20%.
    const two = paying("Two", { [now]: "100", [twoYears]: "132" });
    const one = paying("One", { [oneYear]: "230" });
    const { points, text } = indifference(two, one, beliefs, {
      belief: "discountRate",
      from: "0",
      to: "0.5",
    });
    expect(points.map(({ value, below, above }) => `${below} ${value} ${above}`)).toEqual([
      "Two 0.1 One",
      "One 0.2 Two",
    ]);
    expect(text).toBe("Neither offer is worth more at 0.1 and at 0.2, with discountRate from 0 to 0.5");
  });

  it("is a whole stretch where both pay their floor", () => {
    const share = (name: string, floor: string) =>
      offer({
        name,
        currency: "USD",
        components: [profitShare({ share: "0.5", metric: "profit", periods: [2021], floor })],
      });
    const view = { ...beliefs, metrics: { profit: { forecast: { 2021: "50" } } } };
    const { points, dominant } = indifference(share("High", "80"), share("Low", "40"), view, {
      belief: "metrics.profit.forecast.2021",
      from: "0",
      to: "320",
    });
    expect(dominant).toBeUndefined();
    expect(points.map(({ value, until, below, above }) => [`${value}`, `${until}`, below, above])).toEqual([
      ["160", "320", "High", undefined],
    ]);
  });

  it("is nowhere for an offer that is better throughout", () => {
    const more = paying("More", { [now]: "1001" });
    const { dominant, text } = indifference(atOnce, more, beliefs, {
      belief: "discountRate",
      from: "0",
      to: "1",
    });
    expect(dominant).toBe("More");
    expect(text).toBe("More is worth more wherever looked, with discountRate from 0 to 1");
  });

  test.prop([fc.integer({ min: 1, max: 999 }), fc.integer({ min: 2, max: 40 })], { numRuns: 20 })(
    "tells the offers apart a hair below and a hair above it",
    (payment, years) => {
      const [one, other] = [
        paying("One", { [now]: "1000" }),
        paying("Other", { [`${2021 + years}-01-01`]: `${1000 + payment}`, [oneYear]: "3.7" }),
      ];
      const { points } = indifference(one, other, beliefs, {
        belief: "discountRate",
        from: "-0.05",
        to: "2",
      });
      expect(points).toHaveLength(1);
      const [point] = points;
      for (const [side, step] of [
        [point?.below, "-1e-24"],
        [point?.above, "1e-24"],
      ] as const) {
        const view = { ...beliefs, discountRate: point?.value.plus(step) ?? "" };
        const gap = valueOffer(one, view).presentValue.minus(valueOffer(other, view).presentValue);
        expect(gap.greaterThan(0) ? "One" : "Other").toBe(side);
      }
    },
  );
});

/** One of the two neighbours in 28 digits between which the point lies. */
function expectNear(actual: string, expected: string): void {
  const off = new Decimal(actual).minus(expected).div(expected).abs();
  expect(off.toNumber()).toBeLessThan(1e-27);
}

describe("what is refused", () => {
  const later = paying("Later", { [oneYear]: "1080" });
  const issue = (range: object, view: object = beliefs, other = later) =>
    errorOf(() => indifference(atOnce, other, view as never, range as never));

  it.each([
    ["a belief that is not stated", { belief: "discountRat", from: "0", to: "1" }, "unknown-key"],
    ["a range that runs backwards", { belief: "discountRate", from: "1", to: "1" }, "out-of-range"],
    ["a range in numbers", { belief: "discountRate", from: 0, to: "1" }, "invalid-decimal"],
    ["a value that the belief may not have", { belief: "discountRate", from: "-2", to: "1" }, "out-of-range"],
    ["another ranking", { belief: "discountRate", from: "0", to: "1", rankBy: "x" }, "invalid-term"],
  ])("%s", (_, range, code) => {
    expect(issue(range)).toMatchObject({ code });
  });

  it("a day, and two currencies", () => {
    const range = { belief: "closing", from: "0", to: "1" };
    expect(issue(range, { ...beliefs, closing: now })).toMatchObject({ code: "invalid-term" });
    const euros = paying("Euros", { [now]: "1" }, { currency: "EUR" });
    const rates = { belief: "discountRate", from: "0", to: "1" };
    expect(issue(rates, beliefs, euros)).toMatchObject({ code: "currency-mismatch" });
  });

  test.prop([hostile(), hostile()], { numRuns: 100 })("anything that is none of it", (range, other) => {
    for (const error of [issue(range as never), issue({ belief: other, from: "0", to: range })]) {
      expect(error).toMatchObject({ name: "OfferError" });
    }
  });
});

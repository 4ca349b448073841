import { fc, test } from "@fast-check/vitest";
import { type Decimal, offer, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { tickingFee } from "../../src/components/tickingFee.js";
import { moneyGoldens } from "../golden/moneyComponents.js";
import { problems, refusal } from "../input/refusal.js";
import { componentLaws } from "../laws/kit/componentLaws.js";
import { dateOfDay, dateRules, dayCounts, dayNumber } from "../laws/kit/dates.js";
import { nonNegativeDecimals } from "../laws/kit/decimals.js";
import { common, contractRates, currencies, type TermsOf } from "./moneyTerms.js";

type Terms = TermsOf<typeof tickingFee>;

const terms: fc.Arbitrary<Terms> = fc.record(
  {
    amount: nonNegativeDecimals(),
    rate: contractRates(),
    start: dateRules(2018, 2022),
    until: fc.constantFrom("closing", "closing + 5 days", "2090-01-31"),
    dayCount: dayCounts(),
    currency: currencies,
    paid: dateRules(),
    ...common,
  },
  { requiredKeys: ["amount", "rate", "start"] },
);

componentLaws("a ticking fee", tickingFee, terms);
moneyGoldens(tickingFee);

const feeAt = (closing: string, more: Partial<Terms> = {}): Decimal =>
  valueOffer(
    offer({
      name: "Deal",
      currency: "USD",
      components: [tickingFee({ amount: "365e6", rate: "0.06", start: "2021-06-30", ...more })],
    }),
    { valuationDate: "2021-01-01", closing, discountRate: "0" },
  ).presentValue;

describe("365 million at 6% from the end of June", () => {
  it.each([
    ["2021-06-29", "0"],
    ["2021-06-30", "0"],
    ["2021-07-01", "60000"],
    ["2021-12-31", "11040000"],
    ["2022-06-30", "21900000"],
  ])("closing on %s costs %s", (closing, fee) => {
    expect(feeAt(closing).toString()).toBe(fee);
  });

  test.prop([fc.nat(900), fc.integer({ min: 1, max: 400 }), dayCounts()])(
    "grows with the delay",
    (wait, more, dayCount) => {
      const closing = (days: number) => dateOfDay(dayNumber("2021-01-15") + days);
      const [early, late] = [feeAt(closing(wait), { dayCount }), feeAt(closing(wait + more), { dayCount })];
      expect(late.greaterThanOrEqualTo(early)).toBe(true);
    },
  );

  test.prop([fc.nat(900)])(
    "steps that follow each other are one fee where their rate is the same",
    (wait) => {
      const closing = dateOfDay(dayNumber("2021-01-15") + wait);
      const first = feeAt(closing, { until: "2022-02-28" });
      const second = feeAt(closing, { start: "2022-02-28" });
      expect(first.plus(second).minus(feeAt(closing)).abs().lessThan("1e-18")).toBe(true);
    },
  );

  it("stops growing when it is said to", () => {
    expect(feeAt("2021-12-31", { until: "2021-07-10" }).toString()).toBe("600000");
    expect(feeAt("2021-07-05", { until: "2021-07-10" }).toString()).toBe("300000");
  });
});

it.each<[object, string, string]>([
  [{ until: "2021-06-30" }, "until: invalid-term", "must come after start"],
  [{ until: "2021-01-01" }, "until: invalid-term", "must come after start"],
  [
    { rate: "6 %" },
    "rate: invalid-decimal",
    'must be a decimal string such as "0.08" or "10e9": write a percentage as a fraction, 8% as "0.08"',
  ],
  [{ rate: "60" }, "rate: out-of-range", "must be between 0 and 10 (0.05 is 5%)"],
  [
    { dayCount: "ACT/ACT" },
    "dayCount: invalid-type",
    'must be one of "ACT/365F", "ACT/360", "ACT/ACT ISDA", "30/360 US", "30E/360", "30/360 Bond Basis", "30E+/360", "ACT/ACT AFB", "ACT/364", "ACT/365.25", "1/1", "ACT/366", "ACT/365A", "NL/365", "NL/360", "30/360 PSA", "30/365"',
  ],
  [
    { start: undefined },
    "start: missing-term",
    'is required: must be a date YYYY-MM-DD or "closing", if need be moved: "closing + 3 months", "2021-12-31 + 90 days"',
  ],
])("refuses %j", (bad, problem, message) => {
  const error = refusal(() =>
    tickingFee({ amount: "1", rate: "0.06", start: "2021-06-30", ...bad } as Terms),
  );
  expect(problems(error)).toEqual([problem]);
  expect(error.issues[0]?.message).toBe(message);
});

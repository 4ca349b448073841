import { fc } from "@fast-check/vitest";
import { type AssumptionsInput, offer, valueOffer } from "offer-valuation";
import { expect, it } from "vitest";
import { lockedBox } from "../../src/components/lockedBox.js";
import { moneyGoldens } from "../golden/moneyComponents.js";
import { problems, refusal } from "../input/refusal.js";
import { componentLaws } from "../laws/kit/componentLaws.js";
import { dateRules } from "../laws/kit/dates.js";
import { nonNegativeDecimals } from "../laws/kit/decimals.js";
import { periods } from "../laws/kit/periods.js";
import { accruals, common, currencies, type TermsOf } from "./moneyTerms.js";

type Terms = TermsOf<typeof lockedBox>;

const none = fc.constant("none" as const);
const terms: fc.Arbitrary<Terms> = fc.record(
  {
    price: nonNegativeDecimals(),
    lockedBoxDate: dateRules(2018, 2022),
    ticker: fc.oneof<[typeof none, ReturnType<typeof accruals>, fc.Arbitrary<{ perDay: string }>]>(
      none,
      accruals(),
      fc.record({ perDay: nonNegativeDecimals() }),
    ),
    leakage: fc.oneof(none, fc.record({ metric: fc.constant("leakage"), period: periods() })),
    currency: currencies,
    paid: dateRules(),
    ...common,
  },
  { requiredKeys: ["price", "lockedBoxDate"] },
);

componentLaws("a locked box", lockedBox, terms);
moneyGoldens(lockedBox);

const rowsOf = (given: Terms, beliefs: Partial<AssumptionsInput> = {}) =>
  Object.fromEntries(
    (
      valueOffer(offer({ name: "Deal", currency: "USD", components: [lockedBox(given)] }), {
        valuationDate: "2020-02-15",
        closing: "2020-03-01",
        discountRate: "0",
        metrics: { leakage: { forecast: { 2020: "25" } } },
        ...beliefs,
      }).breakdown.parts[0]?.parts ?? []
    ).map(({ name, presentValue }) => [name, presentValue.toString()]),
  );
const box = { price: "1000", lockedBoxDate: "2019-12-31" };

it("is price plus ticker less leakage", () => {
  const leakage = { metric: "leakage", period: 2020 };
  expect(rowsOf(box)).toEqual({ Price: "1000" });
  expect(rowsOf({ ...box, ticker: { perDay: "0.7" }, leakage })).toEqual({
    Price: "1000",
    Ticker: "42.7",
    Leakage: "-25",
  });
  expect(rowsOf({ ...box, ticker: { rate: "0.36", dayCount: "ACT/360" } })).toEqual({
    Price: "1000",
    Ticker: "61",
  });
});

it("counts every calendar day to the day it is paid, the 29th of February among them", () => {
  const ticker = { perDay: "1" };
  expect(rowsOf({ ...box, ticker })["Ticker"]).toBe("61");
  expect(rowsOf({ ...box, ticker }, { closing: "2020-03-02" })["Ticker"]).toBe("62");
  expect(rowsOf({ ...box, ticker, paid: "closing + 10 days" })["Ticker"]).toBe("71");
  expect(rowsOf({ ...box, ticker, lockedBoxDate: "2020-03-01" })["Ticker"]).toBe("0");
});

it("never pays for leakage below nothing", () => {
  const metrics = { leakage: { forecast: { 2020: "-25" } } };
  expect(rowsOf({ ...box, leakage: { metric: "leakage", period: 2020 } }, { metrics })).toEqual({
    Price: "1000",
    Leakage: "0",
  });
});

it.each<[object, string, string]>([
  [{ ticker: {} }, "ticker: invalid-term", "must say exactly one of perDay (an amount) and rate (a year)"],
  [
    { ticker: { perDay: "1", rate: "0.1" } },
    "ticker: invalid-term",
    "must say exactly one of perDay (an amount) and rate (a year)",
  ],
  [{ ticker: { rate: "0.1" } }, "ticker: invalid-term", "must say a dayCount with rate, and only with rate"],
  [
    { ticker: { perDay: "1", dayCount: "ACT/360" } },
    "ticker: invalid-term",
    "must say a dayCount with rate, and only with rate",
  ],
  [
    { ticker: { rate: "0.1", dayCount: "ACT/360", perday: "1" } },
    "ticker.perday: unknown-key",
    'is not a known field; did you mean "perDay"? (fields: perDay, rate, dayCount)',
  ],
  [
    { leakage: { metric: "leakage" } },
    "leakage.period: missing-term",
    'is required: must be a calendar year, half, quarter or month such as 2021, "2021-H1", "2021-Q3", "2021-07", or { label, start, end }',
  ],
  [
    { lockedBoxDate: undefined },
    "lockedBoxDate: missing-term",
    'is required: must be a date YYYY-MM-DD or "closing", if need be moved: "closing + 3 months", "2021-12-31 + 90 days"',
  ],
])("refuses %j", (bad, problem, message) => {
  const error = refusal(() => lockedBox({ ...box, ...bad } as Terms));
  expect(problems(error)).toEqual([problem]);
  expect(error.issues[0]?.message).toBe(message);
});

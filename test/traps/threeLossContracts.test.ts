import {
  type Component,
  carryForwardEarnOut,
  cumulativeEarnOut,
  earnOut,
  offer,
  valueOffer,
} from "offer-valuation";
import { expect, it } from "vitest";

// Trap 2: no clawback, carry-forward, a cumulative test and a clawback are different contracts. A toy has one loss rule.

const terms = { share: "0.5", metric: "profit", periods: [2021, 2022, 2023] };

const paid = (component: Component) =>
  valueOffer(offer({ name: "Deal", currency: "USD", components: [component] }), {
    valuationDate: "2021-01-01",
    discountRate: "0",
    metrics: { profit: { forecast: { 2021: "4e9", 2022: "-3e9", 2023: "2e9" } } },
  });

it.each([
  // The toy gives all of them one value: 3e9 if it floors every year, 1.5e9 if it nets the years.
  ["each year on its own", earnOut(terms), ["2e9", "0", "1e9"], "3e9"],
  ["losses carried forward", carryForwardEarnOut(terms), ["2e9", "0", "0"], "2e9"],
  ["one cumulative test at the end", cumulativeEarnOut(terms), ["1.5e9"], "1.5e9"],
  [
    "a cumulative test each year, refundable",
    cumulativeEarnOut({ ...terms, settled: "each period, refundable" }),
    ["2e9", "-1.5e9", "1e9"],
    "1.5e9",
  ],
  ["a clawback each year", earnOut({ ...terms, clawback: true }), ["2e9", "-1.5e9", "1e9"], "1.5e9"],
])("%s pays %3$s", (_, component, payments, total) => {
  const { cashFlows, presentValue } = paid(component);

  expect(cashFlows.map(({ units }) => units.toNumber())).toEqual(payments.map(Number));
  expect(presentValue.toNumber()).toBe(Number(total));
});

it("a loss that comes first counts for the carry-forward, one that comes last does not", () => {
  const two = { ...terms, periods: [2021, 2022] };
  const values = (forecast: { 2021: string; 2022: string }) =>
    [earnOut(two), carryForwardEarnOut(two), cumulativeEarnOut(two)].map((component) =>
      valueOffer(offer({ name: "Deal", currency: "USD", components: [component] }), {
        valuationDate: "2021-01-01",
        discountRate: "0",
        metrics: { profit: { forecast } },
      }).presentValue.toNumber(),
    );

  expect(values({ 2021: "-3e9", 2022: "4e9" })).toEqual([2e9, 0.5e9, 0.5e9]);
  expect(values({ 2021: "4e9", 2022: "-3e9" })).toEqual([2e9, 2e9, 0.5e9]);
});

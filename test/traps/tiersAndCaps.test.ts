import { type Component, earnOut, offer, tieredEarnOut, valueOffer } from "offer-valuation";
import { expect, it } from "vitest";

// Trap 9: incremental tiers are not retroactive ones, and a cap on the payment is not a cap on the metric. A toy knows one kind
// of tier and multiplies the cap by the share, or does not.

const paid = (component: Component, revenue: string) =>
  valueOffer(offer({ name: "Deal", currency: "USD", components: [component] }), {
    valuationDate: "2021-01-01",
    discountRate: "0",
    metrics: { revenue: { forecast: { 2021: revenue } } },
  }).presentValue.toNumber();

const tiers = [
  { from: "50e6", rate: "0.05" },
  { from: "80e6", rate: "0.1" },
];
const tiered = { metric: "revenue", periods: [2021], tiers };

it.each([
  // revenue, incremental, retroactive; the toy pays one of the two for both.
  ["49999999.99", 0, 0],
  ["50e6", 0, 2.5e6],
  ["79999999", 1499999.95, 3999999.95],
  ["80e6", 1.5e6, 8e6],
  ["100e6", 3.5e6, 10e6],
])("tiers on a revenue of %s", (revenue, incremental, retroactive) => {
  expect(paid(tieredEarnOut({ ...tiered, tierKind: "incremental" }), revenue)).toBe(incremental);
  expect(paid(tieredEarnOut({ ...tiered, tierKind: "retroactive" }), revenue)).toBe(retroactive);
});

it("the kind of tier must be said", () => {
  expect(() => tieredEarnOut(tiered as never)).toThrow("tierKind: is required");
});

it("a cap of 20 million on the payment and on the metric are two contracts", () => {
  const terms = { share: "0.5", metric: "revenue", periods: [2021], threshold: "10e6" };

  expect(paid(earnOut({ ...terms, cap: "20e6" }), "100e6")).toBe(20e6);
  // The toy: 20e6 for both.
  expect(paid(earnOut({ ...terms, metricCap: "20e6" }), "100e6")).toBe(5e6);
});

it("a cap on each payment and one on their sum are two contracts", () => {
  const terms = { share: "0.5", metric: "revenue", periods: [2021, 2022] };
  const sum = (component: Component) =>
    valueOffer(offer({ name: "Deal", currency: "USD", components: [component] }), {
      valuationDate: "2021-01-01",
      discountRate: "0",
      metrics: { revenue: { forecast: { 2021: "30e6", 2022: "90e6" } } },
    }).presentValue.toNumber();

  expect(sum(earnOut({ ...terms, cap: "20e6" }))).toBe(35e6);
  // The toy: 35e6.
  expect(sum(earnOut({ ...terms, aggregateCap: "20e6" }))).toBe(20e6);
});

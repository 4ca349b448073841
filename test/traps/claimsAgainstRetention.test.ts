import { type ForecastInput, offer, valueOffer } from "offer-valuation";
import { expect, it } from "vitest";
import { escrow } from "../../src/components/escrow.js";

// Trap 1, turned round: claims take no more than the amount kept back, so what they are expected to take is less than expected
// claims. A toy releases max(0, amount - E[claims]).

const released = (
  forecast: ForecastInput,
  releases = [{ share: "1", paid: "closing + 1 year" }],
  borneBy: "last" | "first" = "last",
) => {
  const deal = offer({
    name: "Deal",
    currency: "USD",
    components: [escrow({ amount: "100", releases, claims: { metric: "claims", period: 2021, borneBy } })],
  });
  return valueOffer(deal, {
    valuationDate: "2021-01-01",
    closing: "2021-01-01",
    discountRate: "0",
    metrics: { claims: { forecast: { 2021: forecast } } },
  }).cashFlows.map(({ expectedUnits }) => expectedUnits.toString());
};

const rare = {
  distribution: "scenarios",
  scenarios: [
    { value: "0", probability: "0.9" },
    { value: "800", probability: "0.1" },
  ],
} as const;

it("a rare claim of many times the escrow takes the escrow and no more", () => {
  // The toy: 100 - 80 = 20.
  expect(released(rare)).toEqual(["90"]);
  expect(released("80")).toEqual(["20"]);
});

it("what claims take first from one release they do not take from another", () => {
  const halves = [
    { share: "0.5", paid: "closing + 1 year" },
    { share: "0.5", paid: "closing + 2 years" },
  ];
  const claims = { distribution: "uniform", low: "0", high: "100" } as const;
  // The toy takes half of 50 from each: 25 and 25.
  expect(released(claims, halves, "last")).toEqual(["37.5", "12.5"]);
  expect(released(claims, halves, "first")).toEqual(["12.5", "37.5"]);
});

import { type ForecastInput, offer, valueOffer } from "offer-valuation";
import { expect, it } from "vitest";
import { priceAdjustment } from "../../src/components/priceAdjustment.js";

// Like trap 8: a tipping band makes the payment jump at its edge, from nothing to the whole difference. A toy takes it for a
// deductible, which bends but does not jump, or looks only at the forecast.

const worth = (kind: "deductible" | "tipping", forecast: ForecastInput) => {
  const terms = { metric: "nwc", peg: "100", collar: { width: "10", kind } };
  const deal = offer({
    name: "Deal",
    currency: "USD",
    components: [priceAdjustment({ ...terms, paid: "closing" })],
  });
  const { breakdown } = valueOffer(deal, {
    valuationDate: "2021-01-01",
    closing: "2021-12-31",
    discountRate: "0",
    metrics: { nwc: { forecast: { closing: forecast } } },
  });
  return breakdown.parts[0]?.parts.map(({ presentValue }) => presentValue.toFixed(4));
};

it("jumps where the difference reaches the width", () => {
  // The toy: 0, 0, 0.01.
  expect(["109.99", "110", "110.01"].map((actual) => worth("tipping", actual)?.[0])).toEqual([
    "0.0000",
    "10.0000",
    "10.0100",
  ]);
  expect(["90.01", "90", "89.99"].map((actual) => worth("tipping", actual)?.[1])).toEqual([
    "0.0000",
    "-10.0000",
    "-10.0100",
  ]);
  expect(["109.99", "110", "110.01"].map((actual) => worth("deductible", actual)?.[0])).toEqual([
    "0.0000",
    "0.0000",
    "0.0100",
  ]);
});

it("is worth the jump times the odds of reaching it, on top of the deductible", () => {
  const forecast = { distribution: "uniform", low: "60", high: "140" } as const;
  // Reached in 30 of 80: an excess of 15 on average, and the width of 10 on top.
  expect(worth("deductible", forecast)).toEqual(["5.6250", "-5.6250"]);
  // The toy: 5.625, or at the forecast of 100 nothing at all.
  expect(worth("tipping", forecast)).toEqual(["9.3750", "-9.3750"]);
});

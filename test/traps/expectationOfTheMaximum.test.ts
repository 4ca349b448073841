import { earnOut, offer, valueOffer } from "offer-valuation";
import { expect, it } from "vitest";

// Trap 1: what is paid on average is not what is paid on the average. A toy computes max(0, E[M] − K).

const excess = earnOut({ share: "1", metric: "ebitda", periods: [2021], threshold: "10" });

const worth = (forecast: Parameters<typeof valueWith>[1]) => valueWith(excess, forecast);

function valueWith(component: typeof excess, forecast: object) {
  return valueOffer(offer({ name: "Deal", currency: "USD", components: [component] }), {
    valuationDate: "2021-01-01",
    discountRate: "0",
    metrics: { ebitda: { forecast: { 2021: forecast as never } } },
  });
}

it("a metric expected at the threshold is worth an option, not nothing", () => {
  // The toy: max(0, 10 − 10) = 0. Black's call at the money with v = 0.4·√0.5.
  const { presentValue } = worth({ distribution: "lognormal", mean: "10", volatility: "0.4" });

  expect(presentValue.toFixed(15)).toBe("1.124629160182849");
});

it("nor is it for scenarios: half of the time 4 above the threshold, half of the time 4 below", () => {
  const scenarios = [
    { value: "6", probability: "0.5" },
    { value: "14", probability: "0.5" },
  ];

  // The toy: 0.
  expect(worth({ distribution: "scenarios", scenarios }).presentValue.toString()).toBe("2");
});

it("a cap works the other way: the average payment is below the payment on the average", () => {
  // Six times EBITDA less 240 million, at most 150 million, EBITDA of 50, 60 or 70 million: 110 on average. The toy: 120.
  const capped = earnOut({ share: "6", metric: "ebitda", periods: [2021], threshold: "40e6", cap: "150e6" });
  const sample = { distribution: "sample", values: ["50e6", "60e6", "70e6"] };

  expect(valueWith(capped, sample).presentValue.toFixed(0)).toBe("110000000");
  expect(valueWith(capped, { distribution: "point", value: "60e6" }).presentValue.toFixed(0)).toBe(
    "120000000",
  );
});

it("a point forecast says that it leaves out what the bend is worth", () => {
  const { diagnostics } = worth({ distribution: "point", value: "10" });

  expect(diagnostics.map(({ code }) => code)).toEqual(["point-forecast"]);
});

import { type AssumptionsInput, offer, profitShare } from "offer-valuation";

/** Half of a profit, at most 600 million: Black's formula. See test/golden/sensitivity.py. */
export const capped = offer({
  name: "Capped",
  currency: "USD",
  components: [profitShare({ share: "0.5", metric: "profit", periods: [2021], cap: "600e6" })],
});

export const lognormalView = {
  valuationDate: "2020-09-14",
  discountRate: "0.08",
  metrics: {
    profit: { forecast: { 2021: { distribution: "lognormal", mean: "1e9", volatility: "0.4" } } },
  },
} as const satisfies AssumptionsInput;

export const MEAN = "metrics.profit.forecast.2021.mean";
export const VOLATILITY = "metrics.profit.forecast.2021.volatility";

/**
 * An earn-out from the closing of a deal to its payment: how its fair value moved over a year, and what is owed at last.
 *
 *   npx tsx examples/settled-earn-out.ts
 */
import { type AssumptionsInput, earnOut, offer, rollForward, settle } from "offer-valuation";

const deal = offer({
  name: "Acquisition of Beta",
  currency: "USD",
  bidder: "Acme",
  components: [
    earnOut({
      share: "0.15",
      metric: "ebitda",
      periods: [2021, 2022],
      threshold: "120e6",
      cap: "2e6",
      aggregateCap: "3e6",
      paymentLag: "90 days",
    }),
  ],
});

const forecast = (year2021: string, year2022: string) => ({
  2021: { distribution: "lognormal", mean: year2021, volatility: "0.2" } as const,
  2022: { distribution: "lognormal", mean: year2022, volatility: "0.2" } as const,
});

const opening: AssumptionsInput = {
  name: "Closing",
  valuationDate: "2020-12-31",
  discountRate: "0.03",
  creditSpreads: { Acme: "0.02" },
  metrics: { ebitda: { forecast: forecast("125e6", "128e6"), riskPremium: "0.05" } },
};
const yearEnd: AssumptionsInput = {
  ...opening,
  name: "Year end",
  valuationDate: "2021-12-31",
  discountRate: "0.035",
  metrics: {
    ebitda: {
      forecast: { ...forecast("130e6", "126e6"), 2021: "130e6" },
      riskPremium: "0.05",
    },
  },
};

console.log(String(rollForward(deal, opening, yearEnd)));

console.log(
  `\n${settle(deal, {
    name: "Accounts of 2022",
    settledOn: "2023-04-30",
    metrics: { ebitda: { measured: { 2021: "130e6", 2022: "127.1234567e6" } } },
  })}`,
);

/**
 * What has no closed form, and the whole range of what may be paid.
 *
 *   npx tsx examples/simulation.ts            65,536 paths, seed 1
 *   npx tsx examples/simulation.ts 1048576 7  as many paths as one likes (a power of two times 16), and another seed
 *
 * First an earn-out of 15% of EBITDA above 120 million in each of three uncertain years, at most 10 million in all, with years
 * that know nothing of each other, that are points of one path, and that hang together by their distance. Then Oracle's reported
 * offer for TikTok's US operations, its $10 billion of stock read as a fixed number of shares. Not reported, and illustrative:
 * profits, volatilities, the expected return and the correlation.
 */
import { earnOut, offer, reportedOracleOffer, simulate, stock, valueOffer } from "offer-valuation";

const [, , paths = "65536", seed = "1"] = process.argv;
const options = { paths: Number(paths), seed: Number(seed) };

const threeYears = offer({
  name: "15% of EBITDA above 120 million in three years, at most 10 million in all",
  currency: "USD",
  components: [
    earnOut({
      share: "0.15",
      metric: "ebitda",
      periods: [2021, 2022, 2023],
      threshold: "120e6",
      aggregateCap: "10e6",
    }),
  ],
});

const ebitda = (mean: string) => ({ distribution: "lognormal", mean, volatility: "0.3" }) as const;

for (const path of ["independent", "one path", { autocorrelation: "0.6" }] as const) {
  const beliefs = {
    valuationDate: "2021-01-01",
    discountRate: "0.05",
    metrics: {
      ebitda: { path, forecast: { 2021: ebitda("125e6"), 2022: ebitda("135e6"), 2023: ebitda("145e6") } },
    },
  };
  const { presentValue, standardError } = valueOffer(threeYears, beliefs, { simulation: options });
  const { paid } = simulate(threeYears, beliefs, { ...options, drift: "real-world" });
  const years = typeof path === "string" ? path : `autocorrelation ${path.autocorrelation}`;
  console.log(
    `Years: ${years}. Worth ${presentValue} ± ${standardError}; nothing is paid with odds of ${paid?.probabilityAtMost("0").probability}.`,
  );
}

// $10 billion at the close of 57.00 before the offer: 175,438,596 shares, whatever they will be worth.
const fixedShares = offer({
  name: "Oracle's reported offer, its stock read as a fixed number of shares",
  currency: "USD",
  bidder: "Oracle",
  components: reportedOracleOffer.components.map((component) =>
    component.type === "stock" ? stock({ shares: "175438596", issuer: "ORCL" }) : component,
  ),
});

const profit = (mean: string) =>
  ({ distribution: "shiftedLognormal", mean, volatility: "0.6", shift: "0.5e9" }) as const;

const distribution = simulate(
  fixedShares,
  {
    name: "an illustrative view",
    valuationDate: "2020-09-14",
    closing: "2020-11-12",
    discountRate: "0.02",
    shares: { ORCL: { price: "57", volatility: "0.35", expectedReturn: "0.08", dividendYield: "0.0168" } },
    metrics: {
      "us-profit": {
        path: "one path",
        riskPremium: "0.08",
        forecast: { 2021: profit("1.0e9"), 2022: profit("1.5e9") },
      },
    },
    correlations: [{ between: ["metrics.us-profit", "shares.ORCL"], correlation: "0.4" }],
  },
  options,
);
console.log(`\n${distribution}\n`);
const billions = (amount: { div(divisor: string): { toFixed(places: number): string } }): string =>
  amount.div("1e9").toFixed(2).padStart(6);
for (const { from, to, probability } of distribution.paid?.histogram(24) ?? []) {
  const bar = "█".repeat(Math.round(200 * probability.toNumber()));
  console.log(`${billions(from)} to ${billions(to)} billion  ${bar}`);
}

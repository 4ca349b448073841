import {
  type AssumptionsInput,
  claim,
  constant,
  currency,
  Decimal,
  ifAtLeast,
  observe,
  offer,
  on,
  one,
  parseAssumptions,
  price,
  scale,
  simulate,
  stock,
  valueOffer,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { certified } from "../../src/numeric/certified.js";
import { worldOf } from "../../src/pricing/world.js";
import { parseDate } from "../../src/time/date.js";

const DAY = "2022-01-01";

// Rates are continuous, and the year has 365 days: growth is e^(rate × 1).
const rate = (annual: string) => ({ rate: annual, compounding: "continuous" }) as const;

const beliefs = (correlation: string | undefined, more: object = {}): AssumptionsInput =>
  ({
    valuationDate: "2021-01-01",
    discountRate: rate("0.05"),
    currency: "USD",
    currencies: { JPY: { spot: "0.01", discountRate: rate("0.02"), volatility: "0.12" } },
    shares: { NIKKEI: { price: "15000", currency: "JPY", volatility: "0.2", dividendYield: "0.01" } },
    ...(correlation === undefined
      ? {}
      : { correlations: [{ between: ["shares.NIKKEI", "currencies.JPY"], correlation }] }),
    ...more,
  }) as AssumptionsInput;

const nikkei = price("NIKKEI", "JPY", DAY);

const forwardPaidIn = (code: string, correlation: string | undefined): string => {
  const world = worldOf(parseAssumptions(beliefs(correlation)), "USD");
  const day = parseDate(DAY, []);
  const mean = certified((numbers) =>
    world
      .outlook(numbers)
      .riskNeutral(nikkei, { asset: { kind: "currency", currency: code }, day })
      .mean.toDecimal(),
  );
  return mean.toFixed(2);
};

/** A million dollars if the index in yen reaches a level. */
const cliff = offer({
  name: "Cliff",
  currency: "USD",
  components: [
    claim({
      name: "Cliff",
      claim: on(
        DAY,
        scale(ifAtLeast(observe(nikkei), "16000", constant("1e6"), constant("0")), one(currency("USD"))),
      ),
    }),
  ],
});

describe("a foreign price that decides over money at home", () => {
  // The index stands at 15,000 yen, with rates of 5% and 2%, a dividend yield of 1%, volatilities of 20% and 12%, and a correlation with
  // the dollars for one yen. So many dollars as the index has points are worth index ÷ (dollars for one yen) in yen: the forward in
  // dollars is the mean of that over the mean of one dollar's worth, by sums over a grid of both scores.
  it.each([
    -0.3, 0, 0.5, 0.9,
  ])("has the forward that dollars are worth in yen, by sums of its own: ρ = %s", (rho) => {
    const [step, reach] = [0.05, 8];
    let [points, dollar] = [0, 0];
    for (let z = -reach; z <= reach; z += step) {
      for (let e = -reach; e <= reach; e += step) {
        const density = Math.exp(-(z * z + e * e) / 2);
        const yenForADollar = Math.exp(-0.12 * (rho * z + Math.sqrt(1 - rho * rho) * e));
        points += density * yenForADollar * 15000 * Math.exp(0.02 - 0.01 - 0.02 + 0.2 * z);
        dollar += density * yenForADollar;
      }
    }
    expect(Number(forwardPaidIn("USD", String(rho)))).toBeCloseTo(points / dollar, 1);
    expect(Number(forwardPaidIn("JPY", String(rho)))).toBeCloseTo(15000 * Math.exp(0.01), 1);
  });

  it("has the forward paid in its own currency where it moves with nothing", () => {
    expect(forwardPaidIn("USD", undefined)).toBe(forwardPaidIn("JPY", undefined));
  });

  // P(S ≥ K) in dollars = E in yen of the dollars for one yen where S ≥ K, over their forward: an integral over the score of the price.
  it("is worth what dollars come to on the paths in yen, by an integral of its own", () => {
    for (const [text, rho] of [
      ["-0.3", -0.3],
      ["0.8", 0.8],
      ["0", 0],
    ] as const) {
      const least = (Math.log(16000 / 15000) - (0.02 - 0.01 - 0.02)) / 0.2;
      const steps = 20_000;
      const width = (12 - least) / steps;
      let integral = 0;
      for (let i = 0; i < steps; i++) {
        const z = least + (i + 0.5) * width;
        // Yen are dearer counted in dollars by e^(ρσz − ρ²σ²/2) given the score: money in dollars is the other way round.
        const weight = Math.exp(-rho * 0.12 * z - (rho * 0.12) ** 2 / 2);
        integral += (weight * Math.exp((-z * z) / 2) * width) / Math.sqrt(2 * Math.PI);
      }
      const value = valueOffer(cliff, beliefs(text)).presentValue.toNumber();
      expect(value / (1e6 * Math.exp(-0.05) * integral)).toBeCloseTo(1, 7);
    }
  });

  it("is simulated with the same adjustment", () => {
    const { presentValue } = simulate(cliff, beliefs("0.8"), { paths: 16 * 4096, seed: 5 });
    const exact = valueOffer(cliff, beliefs("0.8")).presentValue;
    const off = presentValue?.mean.minus(exact).abs().div(presentValue.standardError) ?? new Decimal(100);
    expect(off.toNumber()).toBeLessThan(4);
  });

  it("is refused under Student's t, which joins it with the exchange rate without a correlation too", () => {
    const student = { copula: { t: "5" } };
    for (const correlation of ["0.8", "0", undefined]) {
      expect(() => valueOffer(cliff, beliefs(correlation, student))).toThrow("copula: must be gaussian");
    }
    const still = { currencies: { JPY: { spot: "0.01", discountRate: rate("0.02") } } };
    expect(valueOffer(cliff, beliefs(undefined, { ...student, ...still })).presentValue).toEqual(
      valueOffer(cliff, beliefs(undefined, still)).presentValue,
    );
  });
});

describe("a foreign share paid in the currency at home", () => {
  // Composite: σ² = σ_S² + σ_FX² + 2ρσ_Sσ_FX, so that the percentiles of S × FX lie at e^(±zσ) of the median.
  it.each(["-0.5", "0", "0.6"])("is as volatile as both together, ρ = %s", (correlation) => {
    const shares = offer({
      name: "Shares",
      currency: "USD",
      components: [stock({ issuer: "NIKKEI", shares: "1", delivered: DAY })],
    });
    const { paid } = simulate(shares, beliefs(correlation), { paths: 16 * 16384, seed: 2 });
    const at = (p: string): number => paid?.quantile(p).value.toNumber() ?? Number.NaN;
    const sigma = Math.sqrt(0.04 + 0.0144 + 2 * Number(correlation) * 0.2 * 0.12);
    expect(Math.log(at("0.975") / at("0.025")) / (2 * 1.959964)).toBeCloseTo(sigma, 3);
  });
});

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
  // Hull, Options, Futures, and Other Derivatives, on quantos: the Nikkei at 15,000 yen, rates of 5% and 2%, a dividend yield of 1%,
  // volatilities of 20% and 12%, and a correlation of 0.3 with the yen for one dollar, which is −0.3 with the dollars for one yen.
  it("has the forward of the textbook: 15,150.75 paid in yen and 15,260.23 paid in dollars", () => {
    expect(forwardPaidIn("JPY", "-0.3")).toBe("15150.75");
    expect(forwardPaidIn("USD", "-0.3")).toBe("15260.23");
    expect(forwardPaidIn("USD", undefined)).toBe("15150.75");
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

import {
  add,
  claim,
  constant,
  currency,
  Decimal,
  ifAtLeast,
  max,
  metric,
  type OfferInput,
  observe,
  offer,
  one,
  payoutDistribution,
  price,
  probabilityAtLeast,
  scale,
  simulate,
  valueOffer,
} from "offer-valuation";
import { describe, expect, it } from "vitest";

/** What the average of a year's prices falls short of 100 by. */
const right: OfferInput = {
  name: "Deal",
  currency: "USD",
  bidder: "Acme",
  components: [
    {
      type: "priceProtection",
      issuer: "X",
      rights: "1",
      guaranteed: "100",
      averagedFrom: "2021-01-02",
      priced: "2022-01-01",
    },
  ],
};
const beliefs = {
  valuationDate: "2021-01-01",
  discountRate: "0",
  shares: { X: { price: "100", volatility: "0.3" } },
} as const;

describe("what hangs on an average of a year's prices", () => {
  const paths = { paths: 65_536, seed: 1 };
  const simulation = simulate(right, beliefs, paths);
  const payout = payoutDistribution(right, beliefs);
  const difference = (a: Decimal, b: Decimal) => a.minus(b).abs().toNumber();

  it("has percentiles that rise, and lie near those of simulated fixings", () => {
    let before = new Decimal(-1);
    for (const { probability, amount } of payout.percentiles) {
      expect(amount.greaterThanOrEqualTo(before)).toBe(true);
      before = amount;
      const drawn = simulation.paid?.quantile(probability.toString()).value ?? new Decimal(Number.NaN);
      expect(difference(amount, drawn)).toBeLessThan(1 + 0.06 * drawn.toNumber());
    }
    expect(payout.quantile("0.99").greaterThan(payout.quantile("0.95"))).toBe(true);
  });

  it("has a value and odds within their errors, rounded by no more than these", () => {
    const { presentValue, digits } = valueOffer(right, beliefs);
    const { presentValue: drawn } = simulation;
    expect(digits).toBeLessThan(5);
    expect(digits).toBeGreaterThan(0);
    expect(difference(presentValue, drawn?.mean ?? new Decimal(Number.NaN))).toBeLessThan(0.12);
    const reached = probabilityAtLeast(price("X", "USD", "2022-01-01", "2021-01-02"), "100", beliefs);
    expect(difference(reached.riskNeutral, new Decimal("0.459"))).toBeLessThan(0.03);
  });

  it("says what it was taken for", () => {
    expect(payout.assumed.join(" ")).toContain("An average of share prices is taken as lognormal");
  });

  it("has its error where the other quantity rarely lets anything be paid", () => {
    const average = observe(price("X", "USD", "2022-01-01", "2021-01-02"));
    const gain = max(add(average, constant("-100")), constant("0"));
    const paid = ifAtLeast(observe(metric("ebitda", 2021, "USD")), "190", gain, constant("0"));
    const components = [claim({ claim: scale(paid, one(currency("USD"))) })];
    const rare = offer({ name: "Deal", currency: "USD", bidder: "Acme", components });
    const forecast = { 2021: { distribution: "lognormal", mean: "100", volatility: "0.3" } } as const;
    const { presentValue, digits } = valueOffer(rare, { ...beliefs, metrics: { ebitda: { forecast } } });
    expect(presentValue.isZero()).toBe(false);
    expect(digits).toBeLessThan(5);
  });
});

import {
  bridge,
  compareOffers,
  cumulativeEarnOut,
  offer,
  rollForward,
  unobservableInputs,
  valueOffer,
} from "offer-valuation";
import { replay, report, toMarkdown } from "offer-valuation/report";
import { describe, expect, it } from "vitest";

const terms = {
  share: "0.15",
  metric: "ebitda",
  periods: [2021, 2022, 2023],
  threshold: "360e6",
  cap: "10e6",
};
const deal = offer({ name: "Deal", currency: "USD", bidder: "Acme", components: [cumulativeEarnOut(terms)] });
const lognormal = (mean: string) => ({ distribution: "lognormal", mean, volatility: "0.3" }) as const;
const beliefs = {
  valuationDate: "2021-01-01",
  discountRate: "0.05",
  metrics: {
    ebitda: {
      path: "one path",
      riskPremium: "0.03",
      forecast: { 2021: lognormal("125e6"), 2022: lognormal("135e6"), 2023: lognormal("145e6") },
    },
  },
} as const;
const options = { simulation: { paths: 16 * 256, seed: 6 } } as const;

describe("what has no closed form is simulated on the same paths", () => {
  const { presentValue, standardError } = valueOffer(deal, beliefs, options);
  const close = (value: { toNumber(): number } | undefined) =>
    expect(Math.abs((value?.toNumber() ?? 0) - presentValue.toNumber())).toBeLessThan(
      (standardError?.toNumber() ?? 0) / 50,
    );

  it("in the bridge, whose steps lead to the value", () => {
    expect(() => bridge(deal, beliefs)).toThrow("needs simulation");
    const { value, headline, steps } = bridge(deal, beliefs, options);
    close(value);
    const sum = steps.reduce((total, { amount }) => total.plus(amount), headline);
    expect(String(sum)).toBe(String(value));
    const uncertainty = steps.find(({ step }) => step === "uncertainty");
    expect(uncertainty?.amount.isZero()).toBe(false);
  });

  it("in comparisons, with and without their valuations", () => {
    for (const keep of ["valuations", "figures"] as const) {
      const { views } = compareOffers([deal], [beliefs], { ...options, keep });
      close(views[0]?.offers[0]?.presentValue);
    }
  });

  it("in the inputs of a Level 3 measurement, which say so", () => {
    const { inputs } = unobservableInputs(deal, beliefs, options);
    expect(new Set(inputs.map(({ technique }) => technique))).toEqual(new Set(["simulation"]));
    close(inputs[0]?.fairValue);
    expect(inputs.find(({ input }) => input === "Expected ebitda")?.effectOfIncrease).toBe("higher");
  });

  it("as fair value moves from one day to the next", () => {
    const later = { ...beliefs, valuationDate: "2021-03-31" } as const;
    const moved = rollForward(deal, beliefs, later, options);
    close(moved.opening);
    const { presentValue: closing } = valueOffer(deal, later, options);
    expect(moved.closing.minus(closing).abs().lessThan(1)).toBe(true);
    const sum = moved.movements.reduce((total, { amount }) => total.plus(amount), moved.opening);
    expect(String(sum)).toBe(String(moved.closing));
  });

  it("in reports, which can be done again to the last digit", () => {
    const made = report(deal, beliefs, { kind: "auditor", ...options });
    close(made.valuation.presentValue);
    expect(toMarkdown(made)).toContain("quasi-random paths");
    expect(replay(JSON.parse(JSON.stringify(made)))).toMatchObject({ same: true, documentsMatchHash: true });
  });
});

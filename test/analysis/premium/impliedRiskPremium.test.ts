import { fc, test } from "@fast-check/vitest";
import {
  goingConcern,
  type ImpliedRiskPremiumInput,
  impliedRiskPremium,
  OfferError,
  offer,
  profitShare,
  stock,
  valueOffer,
} from "offer-valuation";
import { describe, expect, it } from "vitest";

const business = (terms: object = {}) =>
  offer({
    name: "Target",
    currency: "USD",
    components: [
      goingConcern({ metric: "ebitda", periods: [2021, 2022, 2023], terminalValue: "none", ...terms }),
    ],
  });
const forecast = { 2021: "125e6", 2022: "135e6", 2023: "145e6" };
const beliefs = {
  valuationDate: "2021-01-01",
  discountRate: "0.02",
  metrics: { ebitda: { forecast, exitMultiple: "8" } },
} as const;

function problemsOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof OfferError)
      return error.issues.map(({ code, path, message }) => `${code} at ${path.join(".")}: ${message}`).join();
    throw error;
  }
  throw new Error("nothing was thrown");
}

describe("the premium that a value implies", () => {
  // One flow on 30 June, 180 days on, of a metric measured on average after 182.5 days: (1.12 ÷ 1.02)^(180/365) = e^(λ·182.5/365).
  it("is, of one flow, the excess of one rate over the other", () => {
    const one = business({ periods: [2021] });
    const found = impliedRiskPremium(one, beliefs, { discountedAt: "0.12" });
    expect(found.toFixed(20)).toBe("0.09224487913396286635");
  });

  // mpmath at 40 digits: findroot of Σ E·e^(−λ·tm)·1.02^(−t) less the target, days 180, 545 and 910, middles 182.5, 547.5 and 912.5.
  it("is what an independent root of the same sum is", () => {
    expect(impliedRiskPremium(business(), beliefs, { discountedAt: "0.12" }).toFixed(20)).toBe(
      "0.09309149376401001178",
    );
    const withMultiple = business({ terminalValue: { multipleOf: "ebitda" } });
    expect(impliedRiskPremium(withMultiple, beliefs, { enterpriseValue: "1.2e9" }).toFixed(20)).toBe(
      "0.09597895293090545265",
    );
  });

  // Bisection of the same sum in decimals of 60 digits: 0.0930914937640100117789213374762853…
  it("is right to its last digit, and none at the rate that has no risk in it", () => {
    expect(impliedRiskPremium(business(), beliefs, { discountedAt: "0.12" }).toString()).toBe(
      "0.09309149376401001177892133748",
    );
    for (const discountRate of ["0.02", "0.0373", "0.12"]) {
      const premium = impliedRiskPremium(
        business(),
        { ...beliefs, discountRate },
        { discountedAt: discountRate },
      );
      expect(premium.toString()).toBe("0");
    }
  });

  test.prop([fc.integer({ min: -40, max: 300 }), fc.integer({ min: 0, max: 100 })])(
    "gives the value back where the forecasts are valued with it",
    (thousandths, rate) => {
      const premium = String(thousandths / 1000);
      const at = (riskPremium: unknown) =>
        ({
          ...beliefs,
          discountRate: String(rate / 1000),
          metrics: { ebitda: { forecast, riskPremium: riskPremium as string } },
        }) as const;
      const enterpriseValue = valueOffer(business(), at(premium)).presentValue;
      // What beliefs state of premiums and required returns plays no part.
      const found = impliedRiskPremium(
        business(),
        { ...at("0.5"), requiredReturns: { "Going concern": "0.3" } },
        { enterpriseValue },
      );
      expect(found.minus(premium).abs().lessThan("1e-26")).toBe(true);
      const again = valueOffer(business(), at(found)).presentValue;
      expect(again.minus(enterpriseValue).abs().lessThan(enterpriseValue.times("1e-26"))).toBe(true);
    },
  );

  it("is that of the metrics that are named, all the same one", () => {
    const two = business({ terminalValue: { multipleOf: "sales" } });
    const both = { ...beliefs, metrics: { ...beliefs.metrics, sales: { forecast, exitMultiple: "8" } } };
    const [all, one] = [undefined, ["ebitda"]].map((metrics) =>
      impliedRiskPremium(two, both, { enterpriseValue: "1.3e9", metrics }),
    );
    expect(one?.greaterThan(all ?? 0)).toBe(true);
  });

  it.each([
    [{}, "missing-term at question.enterpriseValue"],
    [{ enterpriseValue: "1", discountedAt: "0.1" }, "invalid-term at question.enterpriseValue"],
    [{ enterpriseValue: "0" }, "out-of-range at question.enterpriseValue"],
    [{ enterpriseValue: "1e30" }, "out-of-range at question.enterpriseValue"],
    [{ discountedAt: "0.1", metrics: ["ebitdas"] }, "unknown-key at question.metrics"],
  ])("refuses what cannot be: %j", (question, expected) => {
    expect(
      problemsOf(() => impliedRiskPremium(business(), beliefs, question as ImpliedRiskPremiumInput)),
    ).toContain(expected);
  });

  it("refuses forecasts of which no premium makes sense", () => {
    const refused = (subject: Parameters<typeof impliedRiskPremium>[0], view: object = beliefs) =>
      problemsOf(() => impliedRiskPremium(subject, view as typeof beliefs, { enterpriseValue: "3e8" }));
    const growing = {
      ...beliefs,
      discountRate: "0.05",
      metrics: { ebitda: { forecast, terminalGrowth: "0.01" } },
    };
    expect(refused(business({ terminalValue: "growth" }), growing)).toContain("invalid-term at offer");
    const shares = offer({
      name: "Shares",
      currency: "USD",
      components: [stock({ issuer: "ACME", shares: "1" })],
    });
    expect(refused(shares)).toContain("must hang on a metric");
    const loss = { ...beliefs, metrics: { ebitda: { forecast: { ...forecast, 2021: "-5e6" } } } };
    expect(refused(business(), loss)).toContain("only fits a forecast above 0");
    const half = profitShare({ share: "0.5", metric: "ebitda", periods: [2021] });
    expect(
      refused(offer({ name: "Half", currency: "USD", components: [half] }), { valuationDate: "2021-01-01" }),
    ).toContain("missing-belief");
  });
});

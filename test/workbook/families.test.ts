import { type AssumptionsInput, offer, profitShare } from "offer-valuation";
import { workbook } from "offer-valuation/workbook";
import { describe, expect, it } from "vitest";
import { builtInDistributions } from "../../src/distributions/builtIn.js";
import { weibull } from "../distributions/weibull.js";

const share = profitShare({ share: "0.5", metric: "profit", periods: [2021], floor: "0", cap: "4e8" });
const deal = offer({ name: "Deal", currency: "USD", bidder: "Acme", components: [share] });
const fixedUnder = (forecast: unknown) => {
  const metrics = { profit: { forecast: { 2021: forecast } } };
  const beliefs = { valuationDate: "2021-01-01", discountRate: "0.05", metrics };
  return workbook(deal, beliefs as AssumptionsInput).fixed;
};

describe("a workbook", () => {
  it.each([
    "point",
    "scenarios",
    "sample",
    "lognormal",
    "shiftedLognormal",
    "normal",
    "uniform",
    "triangular",
    "pert",
  ])("has formulas for a metric whose distribution is %s", (name) => {
    const family = builtInDistributions().find(({ definition }) => definition.distribution === name);
    expect(fixedUnder(family?.definition.example)).toEqual([]);
  });

  it("has the mean of a family of a user's own, and says why not more", () => {
    const why = "profit for 2021 is Weibull, which a workbook has no formulas for";
    expect(fixedUnder(weibull({ shape: "1.5" }))).toEqual([
      `profit for 2021: expected value: ${why}`,
      `Profit share, 2021: expected units: ${why}`,
    ]);
  });
});

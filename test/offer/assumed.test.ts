import { cash, offer, profitShare, reportedOracleOffer, stock, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";

const beliefs = { valuationDate: "2021-01-01", closing: "2021-02-01" };
const paths = (valuation: ReturnType<typeof valueOffer>, kind: string) =>
  valuation.assumed.filter((one) => one.kind === kind).map(({ path }) => path.join("."));
const texts = (valuation: ReturnType<typeof valueOffer>) =>
  valuation.assumed.map(({ text }) => text).join("\n");

describe("everything assumed is listed", () => {
  const valuation = valueOffer(reportedOracleOffer, {
    ...beliefs,
    discountRate: "0.08",
    metrics: { "us-profit": { forecast: { 2021: "1", 2022: "2" } } },
    events: { "white-house-approval": "1", "cfius-approval": "1", "beijing-approval": "1" },
  });

  it("each open fact with its reading", () => {
    const open = valuation.assumed.filter(({ kind }) => kind === "open").map(({ text }) => text);

    expect(open).toEqual(reportedOracleOffer.open.map(({ fact, reading }) => `${fact}: ${reading}`));
    expect(open).toHaveLength(7);
  });

  it("each default of terms and of beliefs, by its field", () => {
    expect(paths(valuation, "default")).toEqual(
      expect.arrayContaining([
        "components.0.paid",
        "components.1.delivered",
        "components.2.paymentLag",
        "components.2.clawback",
        "discountRate.compounding",
        "discountRate.dayCount",
        "creditSpreads.Oracle",
      ]),
    );
  });

  it("each method", () => {
    expect(texts(valuation)).toContain("The present value is the value if the offer closes");
    expect(texts(valuation)).toContain(
      "Events are taken as independent of each other: white-house-approval, cfius-approval, beijing-approval",
    );
  });
});

describe("what was stated is not listed", () => {
  it("neither terms nor beliefs", () => {
    const deal = offer({
      name: "Deal",
      currency: "USD",
      bidder: "Buyer",
      components: [cash({ amount: "1", paid: "2021-06-30" })],
    });
    const valuation = valueOffer(deal, {
      ...beliefs,
      discountRate: { rate: "0", compounding: "annual", dayCount: "ACT/365F" },
      creditSpreads: { Buyer: "0" },
    });

    expect(valuation.assumed).toEqual([]);
  });

  it("nor what nothing uses", () => {
    const deal = offer({
      name: "Deal",
      currency: "USD",
      components: [stock({ shares: "1", issuer: "A", delivered: "2021-06-30" })],
    });
    const valuation = valueOffer(deal, {
      ...beliefs,
      discountRate: "0.1",
      shares: { A: { price: "1", currency: "USD", dividendYield: "0" }, B: { price: "1" } },
    });

    expect(valuation.assumed).toEqual([]);
  });
});

describe("diagnostics point out beliefs that nothing uses", () => {
  const deal = offer({
    name: "Deal",
    currency: "USD",
    components: [cash({ amount: "1" }), profitShare({ share: "1", metric: "us-profit", periods: [2021] })],
  });
  const diagnostics = valueOffer(deal, {
    ...beliefs,
    discountRate: "0",
    metrics: { "us-profit": { forecast: { 2021: "1" } }, "us-proft": { forecast: {} } },
    events: { approval: "0.5" },
    shares: { ORCL: { price: "1" } },
    currencies: { EUR: { spot: "1", discountRate: "0" } },
    creditSpreads: { Oracle: "0" },
    requiredReturns: { cash: "0.1" },
  }).diagnostics.filter(({ code }) => code === "unused-belief");

  it("each of them, by its field", () => {
    expect(diagnostics.map(({ code, path }) => [code, path.join(".")])).toEqual([
      ["unused-belief", "metrics.us-proft"],
      ["unused-belief", "shares.ORCL"],
      ["unused-belief", "currencies.EUR"],
      ["unused-belief", "events.approval"],
      ["unused-belief", "creditSpreads.Oracle"],
      ["unused-belief", "requiredReturns.cash"],
    ]);
  });

  it("with a guess at what was meant", () => {
    expect(diagnostics[0]?.text).toBe(
      'metrics.us-proft: nothing in the offer uses it; did you mean "us-profit"?',
    );
    expect(diagnostics[5]?.text).toContain('did you mean "Cash"?');
  });
});

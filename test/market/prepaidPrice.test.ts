import { cash, offer, profitShare, stock, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { problems, refusal } from "../input/refusal.js";

const today = "2021-01-01";
const deal = (...components: Parameters<typeof offer>[0]["components"]) =>
  offer({ name: "Deal", currency: "USD", bidder: "Buyer", components });

describe("reporting in another currency than the offer's", () => {
  const note = deal(cash({ amount: "1000", paid: "2022-01-01" }));

  it("takes the discount rate for the reporting currency and the rest from currencies", () => {
    const { presentValue, currency } = valueOffer(note, {
      valuationDate: today,
      currency: "EUR",
      currencies: { USD: { spot: "0.5", discountRate: "0.25" } },
    });

    expect(presentValue.toString()).toBe("400");
    expect(currency).toBe("EUR");
  });

  it("needs the exchange rate", () => {
    const error = refusal(() =>
      valueOffer(note, { valuationDate: today, currency: "EUR", discountRate: "0" }),
    );

    expect(problems(error)).toEqual(["currencies.USD: missing-belief"]);
  });
});

describe("the payer's spread", () => {
  it("comes on top of the rate of whichever currency is owed", () => {
    const { presentValue } = valueOffer(deal(cash({ amount: "1250", currency: "EUR", paid: "2022-01-01" })), {
      valuationDate: today,
      currencies: { EUR: { spot: "2", discountRate: "0.2" } },
      creditSpreads: { Buyer: "0.05" },
    });

    expect(presentValue.toString()).toBe("2000");
  });

  it("does not touch what is exchanged at closing, before which nobody has given anything on credit", () => {
    const paid = (date: string) =>
      valueOffer(deal(cash({ amount: "1250", paid: date })), {
        valuationDate: today,
        closing: "2022-01-01",
        discountRate: "0.25",
        creditSpreads: { Buyer: "0.5" },
      }).presentValue.toFixed(6);

    expect(paid("closing")).toBe("1000.000000");
    // 1250 ÷ 1.25^(364/365), and 1250 ÷ (1 + 0.25 + 0.5)^(366/365).
    expect([paid("2021-12-31"), paid("2022-01-02")]).toEqual(["1000.611539", "713.191415"]);
  });

  it("does not touch a number of shares", () => {
    const { presentValue } = valueOffer(deal(stock({ shares: "10", issuer: "A", delivered: "2022-01-01" })), {
      valuationDate: today,
      shares: { A: { price: "7" } },
      creditSpreads: { Buyer: "0.5" },
    });

    expect(presentValue.toString()).toBe("70");
  });
});

describe("what is past is worth nothing", () => {
  const past = deal(
    cash({ amount: "100", paid: "2020-12-31" }),
    stock({ shares: "10", issuer: "A", delivered: "2020-01-01" }),
    profitShare({ share: "1", metric: "m", periods: [2019] }),
    cash({ name: "Today", amount: "7", paid: today }),
  );
  const valuation = valueOffer(past, {
    valuationDate: today,
    discountRate: "0.1",
    shares: { A: { price: "5" } },
    metrics: { m: { forecast: { 2019: "40" } } },
  });

  it("whatever it was: money, shares or a share of profit", () => {
    expect(valuation.presentValue.toString()).toBe("7");
    expect(valuation.breakdown.nominal.toString()).toBe("197");
    expect(valuation.breakdown.expected.toString()).toBe("7");
  });

  it("and is pointed out", () => {
    expect(valuation.diagnostics.filter(({ code }) => code === "past-payment")).toEqual([
      {
        code: "past-payment",
        path: ["Cash"],
        text: "Cash: due on 2020-12-31, before the valuation date 2021-01-01, so worth nothing now",
      },
      expect.objectContaining({ code: "past-payment", path: ["Stock"] }),
      expect.objectContaining({ code: "past-payment", path: ["Profit share", "2019"] }),
    ]);
  });
});

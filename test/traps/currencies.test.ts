import { cash, discountFactor, offer, stock, valueOffer } from "offer-valuation";
import { expect, it } from "vitest";

// Trap 18: money of another currency is discounted in its own currency and converted at spot, which is the same as
// converting at the forward. A share is spot × FX: its price already is its present value.

const today = "2021-01-01";
const later = "2022-01-01";
const euros = offer({
  name: "Deal",
  currency: "USD",
  components: [cash({ amount: "1000", currency: "EUR", paid: later })],
});
const currencies = { EUR: { spot: "1.2", discountRate: "0.25" } };

it("a currency without an exchange rate is an error, not a number", () => {
  // The toy adds 1000 euros to the dollars.
  expect(() => valueOffer(euros, { valuationDate: today, discountRate: "0.5" })).toThrow(
    "currencies.EUR: is needed: spot (USD for one EUR) and discountRate",
  );
});

it("foreign cash is discounted at its own currency's rate", () => {
  const { presentValue } = valueOffer(euros, { valuationDate: today, discountRate: "0.5", currencies });

  // The toy, at spot and the dollar's rate: 1000 × 1.2 / 1.5 = 800.
  expect(presentValue.toString()).toBe("960");
});

it("which is converting at the forward for the payment date", () => {
  const { presentValue } = valueOffer(euros, { valuationDate: today, discountRate: "0.5", currencies });
  const forward = discountFactor("0.25", today, later)
    .times("1.2")
    .div(discountFactor("0.5", today, later));

  expect(
    forward
      .times(1000)
      .times(discountFactor("0.5", today, later))
      .toFixed(20),
  ).toBe(presentValue.toFixed(20));
});

it("a foreign share is its price times spot, with neither currency's rate", () => {
  const shares = offer({
    name: "Deal",
    currency: "USD",
    components: [stock({ shares: "100", issuer: "SAP", delivered: later })],
  });
  const { presentValue } = valueOffer(shares, {
    valuationDate: today,
    discountRate: "0.5",
    currencies,
    shares: { SAP: { price: "100", currency: "EUR" } },
  });

  // The toy converts at the forward 1.44 (14400), or discounts (9600 or 8000).
  expect(presentValue.toString()).toBe("12000");
});

it("a foreign share without an exchange rate is an error too", () => {
  const shares = offer({
    name: "Deal",
    currency: "USD",
    components: [stock({ shares: "100", issuer: "SAP", delivered: later })],
  });

  expect(() =>
    valueOffer(shares, { valuationDate: today, shares: { SAP: { price: "100", currency: "EUR" } } }),
  ).toThrow("currencies.EUR: is needed");
});

it("a forecast in another currency than the terms measure is an error", () => {
  const share = {
    name: "Deal",
    currency: "USD",
    components: [{ type: "profitShare", share: "0.5", metric: "profit", periods: [2021] }],
  };

  expect(() =>
    valueOffer(share, {
      valuationDate: today,
      discountRate: "0",
      metrics: { profit: { currency: "EUR", forecast: { 2021: "1" } } },
    }),
  ).toThrow("metrics.profit.currency: is EUR, but the terms measure profit in USD");
});

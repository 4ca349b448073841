import { earnOut, offer, valueOffer } from "offer-valuation";
import { expect, it } from "vitest";

// Trap 4: a metric bears its risk premium up to the middle of its period, whenever it is paid for. A toy applies λ up to the
// payment date, or forgets that payment comes after the period has ended.

const worth = (paymentLag: string, discountRate = "0") =>
  valueOffer(
    offer({
      name: "Deal",
      currency: "USD",
      components: [earnOut({ share: "1", metric: "ebitda", periods: [2021], clawback: true, paymentLag })],
    }),
    {
      valuationDate: "2021-01-01",
      discountRate,
      metrics: { ebitda: { forecast: { 2021: "1000" }, riskPremium: "0.2" } },
    },
  ).presentValue;

it("the premium runs for half of the year that is measured", () => {
  // 1000·e^(−0.2·0.5); the toy, to the payment a year from now: 1000·e^(−0.2) = 818.73.
  expect(worth("1 day").toFixed(10)).toBe("904.8374180360");
});

it("a later payment costs time value and no more premium", () => {
  expect(worth("366 days").toString()).toBe(worth("1 day").toString());
  // The toy that pays at the end of the period discounts for one year: 904.84 / 1.25 = 723.87.
  expect(worth("366 days", "0.25").toFixed(8)).toBe(worth("1 day").div("1.5625").toFixed(8));
});

it("volatility, too, is resolved by the middle of the period", () => {
  const atTheMoney = (paymentLag: string) =>
    valueOffer(
      offer({
        name: "Deal",
        currency: "USD",
        components: [earnOut({ share: "1", metric: "ebitda", periods: [2021], threshold: "10", paymentLag })],
      }),
      {
        valuationDate: "2021-01-01",
        discountRate: "0",
        metrics: {
          ebitda: { forecast: { 2021: { distribution: "lognormal", mean: "10", volatility: "0.4" } } },
        },
      },
    ).presentValue.toFixed(6);

  // v = 0.4·√0.5; the toy with v = 0.4·√1: 1.585194.
  expect(atTheMoney("1 day")).toBe("1.124629");
  expect(atTheMoney("3 years")).toBe("1.124629");
});

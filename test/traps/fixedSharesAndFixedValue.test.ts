import { offer, stock, valueOffer } from "offer-valuation";
import { expect, it } from "vitest";

// Trap 6: a fixed number of shares is worth its prepaid forward and is not discounted at a rate; a fixed value of stock is
// discounted like cash. A toy discounts both, or neither.

const beliefs = {
  valuationDate: "2021-01-01",
  discountRate: "0.25",
  shares: { ORCL: { price: "50", dividendYield: "0" } },
};
const worth = (terms: Parameters<typeof stock>[0], dividendYield = "0") =>
  valueOffer(offer({ name: "Deal", currency: "USD", components: [stock(terms)] }), {
    ...beliefs,
    shares: { ORCL: { price: "50", dividendYield } },
  }).presentValue;

it("a fixed number of shares is worth count times price where there are no dividends", () => {
  // The toy: 200 × 50 / 1.25 = 8000.
  expect(worth({ shares: "200", issuer: "ORCL", delivered: "2022-01-01" }).toString()).toBe("10000");
});

it("dividends until delivery go to somebody else", () => {
  const value = worth({ shares: "200", issuer: "ORCL", delivered: "2022-01-01" }, "0.04");

  // 10000 × e^−0.04; the toy 10000 / 1.04 = 9615.38.
  expect(value.toFixed(2)).toBe("9607.89");
});

it("a fixed value of stock is discounted like cash", () => {
  // The toy, reading 10000 as 200 shares: 10000.
  expect(worth({ value: "10000", issuer: "ORCL", delivered: "2022-01-01" }).toString()).toBe("8000");
});

it("the share price does not matter to a fixed value, and the rate not to a number", () => {
  const fixedValue = offer({
    name: "Deal",
    currency: "USD",
    components: [stock({ value: "10000", issuer: "ORCL", delivered: "2022-01-01" })],
  });
  const fixedNumber = offer({
    name: "Deal",
    currency: "USD",
    components: [stock({ shares: "200", issuer: "ORCL", delivered: "2022-01-01" })],
  });

  expect(
    valueOffer(fixedValue, { valuationDate: "2021-01-01", discountRate: "0.25" }).presentValue.toString(),
  ).toBe("8000");
  expect(
    valueOffer(fixedNumber, {
      valuationDate: "2021-01-01",
      shares: { ORCL: { price: "50" } },
    }).presentValue.toString(),
  ).toBe("10000");
});

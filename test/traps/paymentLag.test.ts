import { offer, profitShare, valueOffer } from "offer-valuation";
import { expect, it } from "vitest";

// Trap 4: a year's profit is known and paid some time after the year has ended. A toy pays it on 31 December.

const paidAfter = (paymentLag?: string) =>
  valueOffer(
    offer({
      name: "Deal",
      currency: "USD",
      components: [
        profitShare({ share: "1", metric: "profit", periods: [2021], ...(paymentLag && { paymentLag }) }),
      ],
    }),
    {
      valuationDate: "2020-12-31",
      discountRate: { rate: "0.1", compounding: "simple" },
      metrics: { profit: { forecast: { 2021: "1000" } } },
    },
  );

it.each([
  [undefined, "2021-12-31"],
  ["0 days", "2021-12-31"],
  ["90 days", "2022-03-31"],
  ["2 months", "2022-02-28"],
  ["13 weeks", "2022-04-01"],
  ["1 year", "2022-12-31"],
])("a lag of %s pays on %s", (lag, date) => {
  expect(paidAfter(lag).cashFlows[0]?.date).toBe(date);
});

it("a payment a year later is worth less than one at the end of the period", () => {
  // The toy: 1000 / 1.1 = 909.09 for both.
  expect(paidAfter().presentValue.toFixed(2)).toBe("909.09");
  expect(paidAfter("1 year").presentValue.toFixed(2)).toBe("833.33");
});

it("says that the end of the period was taken where no lag is stated", () => {
  expect(
    paidAfter()
      .assumed.map(({ text }) => text)
      .join(),
  ).toContain("paymentLag: not stated");
  expect(
    paidAfter("0 days")
      .assumed.map(({ text }) => text)
      .join(),
  ).not.toContain("paymentLag");
});

import { type AssumptionsInput, cash, fixedValueCollar, offer, valueOffer } from "offer-valuation";
import { expect, it } from "vitest";

// Trap 8: published ratios are rounded, so a collar jumps at the ends of its band; and its headline is not its value. A toy
// takes value ÷ end for the ratio, or the headline for the value. Terms: AT&T's offer for Time Warner, 2016.

const stated = { issuer: "T", value: "53.75", low: "37.411", high: "41.349" };
const published = { ...stated, ratioBelow: "1.437", ratioAbove: "1.300" };

const worth = (terms: Parameters<typeof fixedValueCollar>[0], beliefs: AssumptionsInput) =>
  valueOffer(offer({ name: "Deal", currency: "USD", components: [fixedValueCollar(terms)] }), beliefs)
    .presentValue;

const settledAt = (price: string): AssumptionsInput => ({
  valuationDate: "2018-06-14",
  closing: "2018-06-14",
  discountRate: "0",
  shares: { T: { price } },
});

it.each([
  // Price, value of one target share; the toy, whose ratios are not rounded, delivers 53.75 or a hair off it at each.
  ["37.410", "53.75817"],
  ["37.411", "53.75"],
  ["41.349", "53.75"],
  ["41.350", "53.755"],
])("at %s a target share turns into stock worth %s", (price, value) => {
  expect(worth(published, settledAt(price)).toString()).toBe(value);
});

const uncertain: AssumptionsInput = {
  valuationDate: "2016-10-24",
  closing: "2017-10-24",
  discountRate: { rate: "0.015", compounding: "continuous" },
  shares: { T: { price: "37.49", dividendYield: "0.0525", volatility: "0.18" } },
};

it("rounding is worth millions over all target shares", () => {
  const all = { targetShares: "780e6" };
  const gain = worth({ ...published, ...all }, uncertain).minus(worth({ ...stated, ...all }, uncertain));
  // The toy: 0.
  expect(gain.toFixed(0)).toBe("4495189");
});

it("$53.75 of stock in a collar is worth less than $53.75 in cash on the same day", () => {
  const inCash = valueOffer(
    offer({ name: "Deal", currency: "USD", components: [cash({ amount: "53.75" })] }),
    uncertain,
  ).presentValue;
  // The toy adds up the headline: 53.75 + 53.75 = 107.50, or 105.90 discounted.
  expect(inCash.toFixed(2)).toBe("52.95");
  expect(worth(published, uncertain).toFixed(2)).toBe("49.39");
});

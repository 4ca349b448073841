import {
  type Claim,
  constant,
  currency,
  defineComponent,
  delivery,
  fixedRatioCollar,
  ifAtLeast,
  observe,
  offer,
  price,
  share,
  valueOffer,
  warrant,
} from "offer-valuation";
import { expect, it } from "vitest";

// Trap 5: money owed if a price is reached is worth Φ(d2) of it, shares owed if their own price is reached Φ(d1): they are
// worth more when they are delivered than when they are not. A toy has one probability for both.

const beliefs = {
  valuationDate: "2021-03-01",
  closing: "2022-03-01",
  discountRate: { rate: "0.035", compounding: "continuous" as const },
  shares: {
    // Haug, The Complete Guide to Option Pricing Formulas (1998), p. 90, stated over one year: 7%, 5% and 27% over half a year.
    X: { price: "70", dividendYield: "0.025", volatility: "0.190918830920367838" },
  },
};

const worthOf = (lower: () => Claim) => {
  const claim = defineComponent({
    type: "claim",
    label: "Claim",
    summary: "A claim.",
    example: { type: "claim" },
    terms: () => ({}),
    lower,
  });
  return valueOffer(offer({ name: "Deal", currency: "USD", components: [claim({})] }), beliefs).presentValue;
};
const atLeast65 = (then: string, otherwise: string) =>
  ifAtLeast(observe(price("X", "USD", "closing")), "65", constant(then), constant(otherwise));

it("a share delivered if its own price is below 65 is Haug's asset-or-nothing put", () => {
  const value = worthOf(() => delivery(atLeast65("0", "1"), share("X"), "closing"));
  // The toy, with the probability that prices money: 24.92.
  expect(value.toFixed(4)).toBe("20.2069");
});

it("one dollar if the price is below 65 is worth its Φ(-d2), discounted", () => {
  const value = worthOf(() => delivery(atLeast65("0", "1"), currency("USD"), "closing"));
  // The toy, with Φ(-d1): 0.2858.
  expect(value.toFixed(4)).toBe("0.3525");
});

it("a share if it reaches the strike, against the strike: together the warrant", () => {
  const shares = worthOf(() => delivery(atLeast65("1", "0"), share("X"), "closing"));
  const strike = worthOf(() => delivery(atLeast65("65", "0"), currency("USD"), "closing"));
  const whole = valueOffer(
    offer({
      name: "Deal",
      currency: "USD",
      components: [warrant({ issuer: "X", warrants: "1", strike: "65", expires: "closing" })],
    }),
    beliefs,
  ).presentValue;
  // The toy has Φ(d2) for both, 3.50, or Φ(d1), 3.88.
  expect(whole.toFixed(4)).toBe("8.2104");
  expect(shares.minus(strike).toFixed(24)).toBe(whole.toFixed(24));
});

it("walking away below 65 gives up the put, not its probability", () => {
  const collar = fixedRatioCollar({ issuer: "X", ratio: "1", walkAwayBelow: "65" });
  const { presentValue } = valueOffer(
    offer({ name: "Deal", currency: "USD", components: [collar] }),
    beliefs,
  );
  // 70 e^-0.025 − 20.2069; the toy: 43.35.
  expect(presentValue.toFixed(4)).toBe("48.0647");
});

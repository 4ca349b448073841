import { offer, valueOffer } from "offer-valuation";
import { expect, it } from "vitest";
import { reverseTerminationFee } from "../../src/components/reverseTerminationFee.js";

// A fee is due if the deal fails for the named cause, by a date: P(fee) is not P(failure). A toy pays one fee whenever the deal
// fails.

const fee = (given: { event: string; happens: boolean }[] = []) =>
  reverseTerminationFee({
    steps: [
      { event: "antitrust failure by 2023-01-18", amount: "2e9", paid: "2023-01-18" },
      { event: "antitrust failure later", amount: "3e9", paid: "2023-07-18" },
    ],
    ...(given.length > 0 && { given }),
  });

const worth = (events: Record<string, string>, component = fee()) =>
  valueOffer(offer({ name: "Deal", currency: "USD", components: [component] }), {
    valuationDate: "2022-01-18",
    discountRate: "0",
    events,
  }).presentValue.toString();

const odds = { "antitrust failure by 2023-01-18": "0.05", "antitrust failure later": "0.1" };

it("is worth each step at its own odds", () => {
  // The toy, with a failure of any kind at 25% and the last amount: 0.25 x 3e9 = 750,000,000.
  expect(worth(odds)).toBe("400000000");
});

it("takes odds given failure where failure is named as well", () => {
  const named = fee([{ event: "closing", happens: false }]);
  const givenFailure = {
    closing: "0.75",
    "antitrust failure by 2023-01-18": "0.2",
    "antitrust failure later": "0.4",
  };
  expect(worth(givenFailure, named)).toBe("400000000");
});

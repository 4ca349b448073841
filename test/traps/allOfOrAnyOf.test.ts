import { contingentValueRight, offer, valueOffer } from "offer-valuation";
import { expect, it } from "vitest";

// Trap 17: a right that needs all of three approvals is not one that needs any of them. A toy adds up or multiplies whatever
// the terms say.

const NAMES = ["ozanimod", "liso-cel", "ide-cel"];
const odds = { ozanimod: "0.8", "liso-cel": "0.85", "ide-cel": "0.7" };

const terms = { rights: "1", amount: "9", events: NAMES, expires: "2021-03-31" };

const worth = (pays: "if all happen" | "if any happens", events: Record<string, string> = odds) =>
  valueOffer(
    offer({ name: "Deal", currency: "USD", components: [contingentValueRight({ ...terms, pays })] }),
    { valuationDate: "2020-01-01", discountRate: "0", events },
  );

it("all of: the product of the probabilities", () => {
  // The toy reads any of: 8.919.
  expect(worth("if all happen").presentValue.toString()).toBe("4.284");
});

it("any of: one minus the probability of none, paid once", () => {
  // The toy adds up: (0.8 + 0.85 + 0.7)·9 = 21.15, more than the right can pay.
  expect(worth("if any happens").presentValue.toString()).toBe("8.919");
});

it("any of is paid once even if all happen", () => {
  const certain = { ozanimod: "1", "liso-cel": "1", "ide-cel": "1" };

  // The toy: 27.
  expect(worth("if any happens", certain).presentValue.toString()).toBe("9");
  expect(worth("if all happen", { ...certain, "ide-cel": "0" }).presentValue.toString()).toBe("0");
});

it("the terms must say which", () => {
  expect(() => contingentValueRight(terms as never)).toThrow("pays: is required");
});

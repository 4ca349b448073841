import { type AssumptionsInput, offer, share, stock, valueOffer } from "offer-valuation";
import { expect, it } from "vitest";
import { problems, refusal } from "../input/refusal.js";
import { componentLaws } from "../laws/kit/componentLaws.js";
import { stockTerms } from "../laws/kit/components.js";

componentLaws("stock", stock, stockTerms());

const beliefs: AssumptionsInput = {
  valuationDate: "2021-01-01",
  closing: "2022-01-01",
  discountRate: "0.25",
  creditSpreads: { Buyer: "1" },
  shares: { ORCL: { price: "50" }, SAP: { price: "60", currency: "EUR" } },
  currencies: { EUR: { spot: "1.5", discountRate: "0" } },
};
const valued = (terms: Parameters<typeof stock>[0]) =>
  valueOffer(
    offer({ name: "Deal", currency: "USD", bidder: "Buyer", components: [stock(terms)] }),
    beliefs,
  ).presentValue.toString();

it("of a fixed value is discounted like cash", () => {
  expect(valued({ value: "100", issuer: "ORCL" })).toBe("80");
  expect(valued({ value: "100", currency: "EUR", issuer: "SAP" })).toBe("150");
});

it("of a fixed number is worth the price of the shares, whenever they come and whoever owes them", () => {
  expect(valued({ shares: "3", issuer: "ORCL" })).toBe("150");
  expect(valued({ shares: "3", issuer: "ORCL", delivered: "closing + 5 years" })).toBe("150");
});

it("knows how long it is locked up", () => {
  const component = stock({ shares: "3", issuer: "ORCL", lockUp: "6 months" });
  const deal = offer({ name: "Deal", currency: "USD", components: [component] });
  const { cashFlows } = valueOffer(deal, {
    ...beliefs,
    shares: { ORCL: { price: "50", volatility: "0.3" } },
    lockUps: { model: "chaffe", basis: "GAAP" },
  });
  expect(cashFlows.map(({ asset }) => asset)).toEqual([share("ORCL", { lockedFor: "6 months" })]);
});

it.each<[object, string]>([
  [{ issuer: "ORCL" }, "value: invalid-term"],
  [{ value: "1", shares: "1", issuer: "ORCL" }, "shares: invalid-term"],
  [{ shares: "1", currency: "EUR", issuer: "ORCL" }, "currency: invalid-term"],
  [{ value: "1" }, "issuer: missing-term"],
  [{ value: "1", issuer: "ORCL", lockUp: "a while" }, "lockUp: invalid-date"],
])("refuses %j", (terms, expected) => {
  expect(problems(refusal(() => stock(terms as never)))).toEqual([expected]);
});

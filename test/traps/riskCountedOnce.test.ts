import { cash, offer, stock, valueOffer } from "offer-valuation";
import { expect, it } from "vitest";

// Trap 3: a required return stands in place of the discount rate and the credit spread. A toy adds them up.

const deal = offer({
  name: "Deal",
  currency: "USD",
  bidder: "Buyer",
  components: [
    cash({ name: "Note", amount: "1250", paid: "2022-01-01" }),
    cash({ name: "Deposit", amount: "1250", paid: "2022-01-01" }),
  ],
});
const beliefs = {
  valuationDate: "2021-01-01",
  discountRate: "0.2",
  creditSpreads: { Buyer: "0.05" },
  requiredReturns: { Note: "0.6" },
};

it("a required return replaces the discount rate and the spread for its component alone", () => {
  const [note, deposit] = valueOffer(deal, beliefs).cashFlows;

  // The toy: 1250 / (1 + 0.2 + 0.05 + 0.6) = 675.68, or 1250 / 1.25 / 1.6 = 625.
  expect(note?.presentValue.toString()).toBe("781.25");
  // The other component keeps discount rate and spread.
  expect(deposit?.presentValue.toString()).toBe("1000");
});

it("says that the component's rate carries the risk and nothing else does", () => {
  const { assumed } = valueOffer(deal, beliefs);

  expect(assumed.find(({ kind, path }) => kind === "method" && path.length > 0)).toMatchObject({
    kind: "method",
    path: ["requiredReturns", "Note"],
    text: expect.stringContaining("in place of the discount rate"),
  });
});

it("refuses a required return for a number of shares, whose price already holds their risk", () => {
  const shares = offer({
    name: "Deal",
    currency: "USD",
    components: [stock({ shares: "1", issuer: "ORCL" })],
  });

  expect(() =>
    valueOffer(shares, {
      valuationDate: "2021-01-01",
      closing: "2021-01-01",
      requiredReturns: { Stock: "0.1" },
      shares: { ORCL: { price: "50" } },
    }),
  ).toThrow("requiredReturns.Stock: cannot apply");
});

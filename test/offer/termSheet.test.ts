import { cash, offer, reportedOracleOffer, termSheet } from "offer-valuation";
import { expect, it } from "vitest";

it("a term sheet has every section that there is something to say in", () => {
  const deal = offer({
    name: "Deal",
    currency: "USD",
    bidder: "Buyer",
    seller: "Seller",
    target: "Target",
    note: "For tests",
    components: [
      cash({ amount: "5e6", paid: "closing + 1 month" }),
      cash({ name: "Later", amount: "1", paid: "closing + 1 year" }),
    ],
    conditions: [{ event: "approval", description: "By the board", source: "Minutes" }, { event: "vote" }],
    deadlines: [{ date: "2021-12-31", what: "Closing", source: "Letter" }],
    facts: [
      { fact: "Offered", source: "Letter", reported: "May 2021" },
      { fact: "Discussed", source: "Minutes" },
    ],
    open: [{ fact: "Taxes", reading: "none" }],
  });

  expect(termSheet(deal).split("\n")).toEqual([
    "Deal",
    "Bidder: Buyer",
    "Seller: Seller",
    "Target: Target",
    "Note: For tests",
    "",
    "What the seller is owed",
    "  - Cash: receive USD 5,000,000 on closing + 1 month, owed by Buyer",
    "  - Later: receive USD 1 on closing + 1 year, owed by Buyer",
    "",
    "Conditions",
    "  - approval: By the board [1]",
    "  - vote",
    "",
    "Deadlines",
    "  - 2021-12-31: Closing [2]",
    "",
    "Reported",
    "  - Offered (May 2021) [2]",
    "  - Discussed [1]",
    "",
    "Not reported",
    "  - Taxes: none",
    "",
    "Sources",
    "  - [1] Minutes",
    "  - [2] Letter",
  ]);
});

it("and no other section", () => {
  const deal = offer({
    name: "Deal",
    currency: "USD",
    components: [cash({ amount: "1", paid: "2021-06-30" })],
  });

  expect(termSheet(deal)).toBe(
    "Deal\n\nWhat the seller is owed\n  - Cash: receive USD 1 on 2021-06-30, owed by the bidder",
  );
});

it("the reported offer's names what was not reported", () => {
  const sheet = termSheet(reportedOracleOffer);

  expect(sheet).toContain(
    "Profit share, 2022: receive 50% of us-profit for 2022, at least 0, in USD, on 2022-12-31",
  );
  expect(sheet).toContain("Not reported");
  expect(sheet.match(/\[1\]/g)?.length).toBe(11);
});

import { type Component, offer, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { instalments } from "../../src/components/instalments.js";
import { lockedBox } from "../../src/components/lockedBox.js";
import { sellerNote } from "../../src/components/sellerNote.js";
import { tickingFee } from "../../src/components/tickingFee.js";

// Trap 13, where interest runs from day to day and payments from month to month. A toy takes a month for 1/12 of a year and
// adds months with JavaScript's Date, which turns 31 January + 1 month into 3 March.

const flowsOf = (component: Component, closing: string) =>
  valueOffer(offer({ name: "Deal", currency: "USD", components: [component] }), {
    valuationDate: "2019-01-01",
    closing,
    discountRate: "0",
  }).cashFlows;

describe("a fee over February", () => {
  const over = (dayCount: "ACT/365F" | "ACT/360" | "ACT/ACT ISDA" | "30E/360" | "30/360 US", year: number) =>
    flowsOf(
      tickingFee({ amount: "131400", rate: "1", start: `${year}-01-31`, dayCount }),
      `${year}-02-28`,
    )[0]?.units.toFixed(2);

  it.each([
    // The toy: 131,400 / 12 = 10,950 for all of them.
    ["ACT/365F", "10080.00", "10080.00"],
    ["ACT/360", "10220.00", "10220.00"],
    ["ACT/ACT ISDA", "10080.00", "10052.46"],
    ["30E/360", "10220.00", "10220.00"],
    ["30/360 US", "10220.00", "10220.00"],
  ] as const)("by %s", (dayCount, common, leap) => {
    expect([over(dayCount, 2021), over(dayCount, 2020)]).toEqual([common, leap]);
  });
});

it("a ticker counts the leap day, and both ends of a year only once", () => {
  const days = (closing: string) =>
    flowsOf(
      lockedBox({ price: "0", lockedBoxDate: "2019-12-31", ticker: { perDay: "1" } }),
      closing,
    )[1]?.units.toString();
  // The toy, with 365.25 days a year: 365.25.
  expect(days("2020-12-31")).toBe("366");
  expect(days("2021-12-31")).toBe("731");
});

describe("payments after a 31st", () => {
  const dates = ["2021-02-28", "2021-03-31", "2021-04-30"];

  it("of a note stay at the end of the month", () => {
    const note = sellerNote({
      principal: "1",
      rate: "0",
      repayment: "equalPrincipal",
      frequency: "monthly",
      term: "3 months",
    });
    const principal = flowsOf(note, "2021-01-31").filter(({ path }) => path.includes("Principal"));
    // The toy, one month after another: 28 February, 28 March, 28 April; with JavaScript's Date: 3 March.
    expect(principal.map(({ date }) => date)).toEqual(dates);
  });

  it("of instalments do as well", () => {
    const thirds = instalments({ total: "3", count: 3, first: "closing + 1 month", every: "1 month" });
    // "closing + 1 month + 1 month" is 28 March: the first payment is what the others are counted from.
    expect(flowsOf(thirds, "2021-01-31").map(({ date }) => date)).toEqual([
      "2021-02-28",
      "2021-03-28",
      "2021-04-28",
    ]);
    const fromClosing = instalments({ total: "4", count: 4, first: "closing", every: "1 month" });
    expect(
      flowsOf(fromClosing, "2021-01-31")
        .map(({ date }) => date)
        .slice(1),
    ).toEqual(dates);
  });
});

it("a coupon is half the yearly rate, or by the days, as the terms say", () => {
  const note = {
    principal: "73000",
    rate: "0.1",
    repayment: "bullet",
    frequency: "semi-annual",
    term: "1 year",
  } as const;
  const interest = (terms: Parameters<typeof sellerNote>[0]) =>
    flowsOf(sellerNote(terms), "2021-01-15")
      .filter(({ path }) => path.includes("Interest"))
      .map(({ units }) => units.toString());
  expect(interest(note)).toEqual(["3650", "3650"]);
  // 181 and 184 days; the toy: 3650 twice.
  expect(interest({ ...note, dayCount: "ACT/365F" })).toEqual(["3620", "3680"]);
});

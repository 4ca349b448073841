import { cash, discountFactor, offer, valueOffer, yearFraction } from "offer-valuation";
import { describe, expect, it } from "vitest";

// Trap 13: day counts, leap days, month ends, weekends. A toy takes every year for 1, every month for 1/12, and months off
// a 31st spill into the month after.

describe("day counts", () => {
  it("ACT/365F does not make a leap year one year", () => {
    // The toy: 1.
    expect(yearFraction("2024-01-01", "2025-01-01", "ACT/365F").times(365).toFixed(10)).toBe(
      "366.0000000000",
    );
    expect(yearFraction("2024-01-01", "2025-01-01", "ACT/ACT ISDA").toString()).toBe("1");
    expect(discountFactor("0.08", "2024-01-01", "2025-01-01").toString()).not.toBe(
      discountFactor("0.08", "2023-01-01", "2024-01-01").toString(),
    );
  });

  it("the two 30/360 rules part ways at ends of months", () => {
    const days = (dayCount: "30/360 US" | "30E/360", start: string, end: string) =>
      yearFraction(start, end, dayCount).times(360).toFixed(0);

    expect(days("30/360 US", "2008-02-29", "2009-02-28")).toBe("360");
    expect(days("30E/360", "2008-02-29", "2009-02-28")).toBe("359");
    expect(days("30/360 US", "2012-05-29", "2013-08-31")).toBe("452");
    expect(days("30E/360", "2012-05-29", "2013-08-31")).toBe("451");
  });

  it("leap days count where the calendar has them: 2000 and 2004, not 1900 and 2100", () => {
    const days = (year: number) =>
      yearFraction(`${year}-02-28`, `${year}-03-01`, "ACT/360").times(360).toFixed(0);

    expect([1900, 2000, 2004, 2021, 2100].map(days)).toEqual(["1", "2", "2", "1", "1"]);
  });
});

describe("dates of payment", () => {
  const paidOn = (paid: string, closing = "2021-01-31") =>
    valueOffer(offer({ name: "Deal", currency: "USD", components: [cash({ amount: "1", paid })] }), {
      valuationDate: "2020-01-01",
      closing,
      discountRate: "0",
    }).cashFlows[0]?.date;

  it.each([
    ["closing + 1 month", "2021-02-28"], // The toy, with JavaScript's Date: 2021-03-03.
    ["closing + 13 months", "2022-02-28"],
    ["closing + 3 months", "2021-04-30"],
    ["closing - 2 months", "2020-11-30"],
    ["closing + 1 month + 1 month", "2021-03-28"], // One move after the other.
    ["closing + 30 days", "2021-03-02"],
    ["closing + 2 weeks - 1 day", "2021-02-13"],
    ["closing - 1 year", "2020-01-31"],
    ["2024-02-29 + 1 year", "2025-02-28"],
    ["2024-02-29 + 4 years", "2028-02-29"],
    ["2021-12-31 + 90 days", "2022-03-31"],
  ])("%s is %s", (paid, date) => {
    expect(paidOn(paid)).toBe(date);
  });

  it("a Sunday stays a Sunday: no date is moved that the terms do not move", () => {
    expect(paidOn("closing")).toBe("2021-01-31");
    expect(new Date("2021-01-31T00:00:00Z").getUTCDay()).toBe(0);
  });
});

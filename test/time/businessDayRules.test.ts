import { fc, test } from "@fast-check/vitest";
import {
  addBusinessDays,
  cash,
  currency,
  delivery,
  earnOut,
  describe as inWords,
  type OfferInput,
  offer,
  parseOffer,
  stock,
  valueOffer,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { problems, refusal } from "../input/refusal.js";

const weekend = ["Saturday", "Sunday"] as const;
// Federal Reserve Bank of New York and Bank of England, holiday schedules of 2020.
const calendars = {
  "New York": { weekend, holidays: ["2020-11-26", "2020-12-25", "2021-01-01"] },
  London: { weekend, holidays: ["2020-12-25", "2020-12-28", "2021-01-01"] },
};

const deal = (components: OfferInput["components"], more: Partial<OfferInput> = {}) =>
  offer({ name: "Deal", currency: "USD", bidder: "Acme", calendars, components, ...more });
const beliefs = { valuationDate: "2020-11-02", closing: "2020-11-24", discountRate: "0" };
const daysOf = (terms: ReturnType<typeof deal>, closing = beliefs.closing) =>
  valueOffer(terms, {
    ...beliefs,
    closing,
    metrics: { profit: { forecast: { 2020: "100" } } },
    shares: { ACME: { price: "1" } },
  }).cashFlows.map(({ date }) => date);

describe("business days in the dates of an offer", () => {
  it("are those of its calendars", () => {
    // 25, 27 and 30 November, 1 and 2 December: the 26th is Thanksgiving.
    expect(daysOf(deal([cash({ amount: "1", paid: "closing + 5 business days" })]))).toEqual(["2020-12-02"]);
    expect(daysOf(deal([cash({ amount: "1", paid: "2020-12-01 - 2 business days" })]))).toEqual([
      "2020-11-27",
    ]);
    expect(daysOf(deal([cash({ amount: "1", paid: "closing + 1 month + 1 business day" })]))).toEqual([
      // 24 December, then neither Christmas nor the 28th, which London has off.
      "2020-12-29",
    ]);
    const newYork = { calendars: { "New York": calendars["New York"] } };
    const paid = cash({ amount: "1", paid: "2020-12-24 + 1 business day" });
    expect(daysOf(deal([paid], newYork))).toEqual(["2020-12-28"]);
    expect(daysOf(deal([paid]))).toEqual(["2020-12-29"]);
  });

  it("may be a lag, and stand deep in terms", () => {
    const earned = earnOut({
      share: "0.5",
      metric: "profit",
      periods: [{ label: "2020", start: "2020-01-01", end: "closing + 3 business days" }],
      paymentLag: "10 business days",
    });
    expect(daysOf(deal([earned]))).toEqual(["2020-12-14"]);
    const shares = stock({ shares: "5", issuer: "ACME", delivered: "closing + 2 business days" });
    expect(daysOf(deal([shares]))).toEqual(["2020-11-27"]);
  });

  it("stand in documents and in words as they are written", () => {
    const document = {
      name: "Deal",
      currency: "USD",
      bidder: "Acme",
      calendars: { Here: { weekend: ["Sunday"], holidays: [] } },
      components: [{ type: "cash", amount: "1", paid: "closing + 5 business days" }],
    };
    const terms = parseOffer(document);
    expect(inWords(terms.claim)).toBe("Cash: receive USD 1 on closing + 5 business days, owed by Acme");
    expect(JSON.parse(JSON.stringify(terms))).toEqual(document);
    expect(parseOffer(JSON.parse(JSON.stringify(terms))).calendars).toEqual(document.calendars);
  });

  test.prop([
    fc.integer({ min: -30, max: 30 }).filter((count) => count !== 0),
    fc.integer({ min: 0, max: 60 }),
  ])("are counted as addBusinessDays does", (count, after) => {
    const closing = new Date(Date.UTC(2020, 11, 15 + after)).toISOString().slice(0, 10);
    const paid = `closing ${count < 0 ? "-" : "+"} ${Math.abs(count)} business days`;
    const london = { calendars: { London: calendars.London } };
    expect(daysOf(deal([cash({ amount: "1", paid })], london), closing)).toEqual([
      addBusinessDays(closing, count, calendars.London),
    ]);
  });
});

describe("business days are refused", () => {
  const paid = cash({ amount: "1", paid: "closing + 5 business days" });

  it("without calendars", () => {
    const error = refusal(() =>
      deal([cash({ amount: "2" }), { ...paid.toJSON(), name: "Late" } as never], { calendars: undefined }),
    );
    expect(problems(error)).toEqual(["components.1: missing-term"]);
    expect(error.message).toContain("it must state calendars");
  });

  it("in a claim outside of an offer", () => {
    const error = refusal(() => delivery("1", currency("USD"), "closing + 5 business days"));
    expect(error.message).toContain("business days are those of an offer's calendars");
  });

  it("where a calendar is no calendar", () => {
    const broken = (calendar: unknown) => refusal(() => deal([paid], { calendars: calendar as never }));
    expect(problems(broken({}))).toEqual(["calendars: invalid-term"]);
    expect(problems(broken({ A: { weekend: ["Someday"], holidays: [] } }))[0]).toContain(
      "calendars.A.weekend.0",
    );
    expect(problems(broken({ A: { weekend, holidays: ["2020-02-30"] } }))).toEqual([
      "calendars.A.holidays.0: invalid-date",
    ]);
    const all = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
    expect(problems(broken({ A: { weekend: all, holidays: [] } }))[0]).toContain("calendars.A.weekend");
    expect(refusal(() => cash({ amount: "1", paid: "closing + 5 businessdays" })).code).toBe("invalid-date");
    expect(refusal(() => cash({ amount: "1", paid: "closing + 100001 business days" })).code).toBe(
      "invalid-date",
    );
  });
});

import { fc, test } from "@fast-check/vitest";
import {
  cash,
  cashFlowsByDay,
  Decimal,
  escrow,
  instalments,
  milestone,
  offer,
  profitShare,
  sellerNote,
  stock,
  valueOffer,
} from "offer-valuation";
import { describe, expect, it } from "vitest";

const beliefs = {
  valuationDate: "2021-01-01",
  closing: "2021-01-01",
  discountRate: "0.1",
  creditSpreads: { Acme: "0.02" },
  metrics: { profit: { forecast: { 2021: "300" } } },
  shares: { ACME: { price: "10" } },
  events: { approval: "0.25" },
};

const deal = offer({
  name: "Deal",
  currency: "USD",
  bidder: "Acme",
  components: [
    instalments({ total: "300", count: 3, first: "2021-12-31", every: "1 year" }),
    profitShare({ share: "0.5", metric: "profit", periods: [2021] }),
    escrow({ amount: "40", releases: [{ paid: "2021-12-31" }] }),
    stock({ shares: "7", issuer: "ACME", delivered: "2021-12-31" }),
    milestone({ amount: "80", event: "approval", by: "2021-12-31" }),
    cash({ amount: "1000" }),
  ],
});

describe("cash flows by day", () => {
  const valuation = valueOffer(deal, beliefs);
  const days = cashFlowsByDay(valuation);

  it("have a row for each day, party and asset", () => {
    expect(
      days.map(({ date, owedBy, asset, expectedUnits, cashFlows }) => [
        date,
        owedBy,
        asset.kind,
        expectedUnits.toString(),
        cashFlows.length,
      ]),
    ).toEqual([
      ["2021-01-01", "Acme", "currency", "1000", 1],
      // A third of 300, half of 300, a quarter of 80.
      ["2021-12-31", "Acme", "currency", "270", 3],
      ["2021-12-31", null, "currency", "40", 1],
      ["2021-12-31", "Acme", "share", "7", 1],
      ["2022-12-31", "Acme", "currency", "100", 1],
      ["2023-12-31", "Acme", "currency", "100", 1],
    ]);
  });

  it("are frozen, and hold the flows of the valuation", () => {
    expect(Object.isFrozen(days) && days.every((day) => Object.isFrozen(day))).toBe(true);
    expect(days.flatMap(({ cashFlows }) => cashFlows)).toHaveLength(valuation.cashFlows.length);
    expect(days[0]?.cashFlows[0]).toBe(valuation.cashFlows.at(-1));
  });

  it("know no more digits than their parts", () => {
    const two = {
      profit: {
        forecast: { 2021: { distribution: "lognormal", mean: "300", volatility: "0.4" } },
      },
    } as const;
    const valued = valueOffer(
      offer({
        name: "Deal",
        currency: "USD",
        components: [profitShare({ share: "0.5", metric: "profit", periods: [2021], cap: "150" })],
      }),
      { ...beliefs, metrics: two },
    );
    expect(cashFlowsByDay(valued).map(({ digits }) => digits)).toEqual(
      valued.cashFlows.map(({ digits }) => digits),
    );
  });
});

test.prop([
  fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 1e6 })), {
    minLength: 1,
    maxLength: 12,
  }),
  fc.integer({ min: 0, max: 30 }),
])("add up to the offer", (payments, percent) => {
  const components = payments.map(([year, amount], index) =>
    cash({ name: `Payment ${index}`, amount: String(amount), paid: `202${year}-06-30` }),
  );
  const note = sellerNote({
    principal: "100",
    rate: "0.05",
    repayment: "levelAnnuity",
    frequency: "annual",
    term: "3 years",
    start: "2021-06-30",
  });
  const valuation = valueOffer(
    offer({ name: "Deal", currency: "USD", bidder: "Acme", components: [...components, note] }),
    { valuationDate: "2021-01-01", closing: "2021-01-01", discountRate: `${percent}%` },
  );
  const days = cashFlowsByDay(valuation);
  const sum = days.reduce((total, { presentValue }) => total.plus(presentValue), new Decimal(0));
  expect(sum.minus(valuation.presentValue).abs().lessThan("1e-18")).toBe(true);
  expect(days.map(({ date }) => date)).toEqual([...new Set(days.map(({ date }) => date))].sort());
});

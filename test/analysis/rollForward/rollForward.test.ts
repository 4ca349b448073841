import { fc, test } from "@fast-check/vitest";
import {
  type AssumptionsInput,
  cash,
  cumulativeEarnOut,
  Decimal,
  fixedRatioCollar,
  milestone,
  offer,
  profitShare,
  rollForward,
  stock,
  valueOffer,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { hostile } from "../../laws/kit/hostile.js";
import { errorOf } from "../../laws/kit/requiredBeliefs.js";

const Exact = Decimal.clone({ precision: 2200 });
const deal = offer({
  name: "Deal",
  currency: "USD",
  bidder: "Acme",
  components: [
    cash({ name: "Cash", amount: "1000", paid: "2021-01-01" }),
    profitShare({ share: "0.5", metric: "profit", periods: [2021, 2022], paymentLag: "60 days", cap: "80" }),
    milestone({ name: "Licence", amount: "50", event: "licence", by: "2022-06-30" }),
  ],
});

const percents = (most: number) => fc.integer({ min: 0, max: most }).map((n) => `${n}e-2`);
const amounts = fc.integer({ min: 1, max: 400 }).map(String);
const forecasts = fc.oneof(
  amounts,
  fc.record({ distribution: fc.constant("lognormal"), mean: amounts, volatility: percents(90) }),
);
const views = (valuationDate: string) =>
  fc.record({
    valuationDate: fc.constant(valuationDate),
    discountRate: percents(30),
    creditSpreads: fc.record({ Acme: percents(9) }),
    metrics: fc.record({
      profit: fc.record({
        forecast: fc.record({ 2021: forecasts, 2022: forecasts }),
        riskPremium: percents(9),
      }),
    }),
    events: fc.record({ licence: percents(100) }),
  }) as fc.Arbitrary<AssumptionsInput>;

const amountOf = (made: ReturnType<typeof rollForward>, name: string) =>
  made.movements.find(({ movement }) => movement === name)?.amount ?? new Decimal("NaN");

describe("a roll-forward", () => {
  const dates = fc.constantFrom("2021-06-30", "2022-01-15", "2022-03-01", "2022-12-31", "2024-01-01");
  const pairs = dates.chain((date) => fc.tuple(views("2021-01-01"), views(date)));

  test.prop([pairs], { numRuns: 60 })("adds up from opening to closing, exactly", ([opening, closing]) => {
    const made = rollForward(deal, opening, closing);
    for (const column of [made, ...made.components]) {
      const total = column.movements.reduce((sum, { amount }) => sum.plus(amount), new Exact(column.opening));
      expect(total.toString()).toBe(column.closing.toString());
      const { changeInFairValue, opening: start } = column;
      const paid = column.movements.at(-1)?.amount ?? "NaN";
      expect(new Exact(start).plus(changeInFairValue).plus(paid).toString()).toBe(column.closing.toString());
    }
    expect(String(made)).not.toMatch(/NaN|undefined|Infinity/);
  });

  test.prop([pairs], { numRuns: 40 })("runs between the values of its components", ([opening, closing]) => {
    const made = rollForward(deal, opening, closing);
    for (const [beliefs, figure] of [
      [opening, "opening"],
      [closing, "closing"],
    ] as const) {
      const { parts } = valueOffer(deal, beliefs).breakdown;
      made.components.forEach((column, index) => {
        expect(column[figure].toString()).toBe(parts[index + 1]?.presentValue.toString());
      });
    }
  });

  test.prop([views("2021-01-01")], { numRuns: 40 })(
    "of unchanged beliefs is nothing but time and payments",
    (opening) => {
      const made = rollForward(deal, opening, { ...opening, valuationDate: "2021-09-30" });
      for (const { movement, amount } of made.movements) {
        if (movement !== "time") expect(`${movement} ${amount}`).toBe(`${movement} 0`);
      }
    },
  );
});

const view = (valuationDate: string, more: object = {}): AssumptionsInput => ({
  valuationDate,
  discountRate: "0",
  ...more,
});

describe("what is known by then", () => {
  const together = offer({
    name: "Together",
    currency: "USD",
    components: [
      cumulativeEarnOut({ share: "0.5", metric: "profit", periods: [2021, 2022], threshold: "100" }),
    ],
  });
  const profit = (first: unknown, second: unknown) => ({
    metrics: { profit: { forecast: { 2021: first, 2022: second } } },
  });

  it("goes together with what is still to come under a cumulative test, by hand", () => {
    const cases = {
      distribution: "scenarios",
      scenarios: [
        { value: "100", probability: "0.5" },
        { value: "0", probability: "0.5" },
      ],
    };
    // Of 0, 100, 100 and 200 in total, 0, 0, 0 and 50 are due: 12.5 on average. Once 2021 came to 60, 0 and 30: 15.
    const made = rollForward(
      together,
      view("2021-01-01", profit(cases, cases)),
      view("2022-01-01", profit("60", cases)),
    );
    expect([made.opening, amountOf(made, "forecasts"), made.closing].map(String)).toEqual([
      "12.5",
      "2.5",
      "15",
    ]);
  });

  it("is paid: in full, and once", () => {
    const share = offer({
      name: "Share",
      currency: "USD",
      components: [profitShare({ share: "0.5", metric: "profit", periods: [2021, 2022] })],
    });
    const made = rollForward(
      share,
      view("2021-01-01", profit("100", "120")),
      view("2023-06-30", profit("90", "140")),
    );
    expect(
      [made.opening, amountOf(made, "forecasts"), amountOf(made, "payments"), made.closing].map(String),
    ).toEqual(["110", "5", "-115", "0"]);
    const [early, late] = ["2021-12-31", "2022-01-01"].map((date) =>
      rollForward(share, view("2021-01-01", profit("100", "120")), view(date, profit("100", "120"))),
    );
    // Due on the closing date is still owed.
    expect([early, late].map((one) => one && String(amountOf(one, "payments")))).toEqual(["0", "-50"]);
  });

  it("counts prices of the past as prices, after time has had their forwards", () => {
    const collar = offer({
      name: "Collar",
      currency: "USD",
      components: [
        fixedRatioCollar({
          name: "Collar",
          issuer: "ACME",
          ratio: "1",
          low: "40",
          high: "60",
          priced: "2021-03-01",
          delivered: "2021-07-01",
        }),
      ],
    });
    const quote = (price: string, more = {}) => ({ shares: { ACME: { price, ...more } } });
    const made = rollForward(
      collar,
      view("2021-01-01", quote("50")),
      view("2021-04-01", quote("70", { fixings: { "2021-03-01": "65" } })),
      { components: ["Collar"] },
    );
    // At its forward of 50 the share stays in the band; at 65 it is paid as 60 worth of shares.
    const figures = [made.opening, amountOf(made, "time"), amountOf(made, "prices"), made.closing];
    expect(figures.map(String)).toEqual(["50", "0", "10", "60"]);
  });

  it("leaves out what is not contingent, unless it is asked for", () => {
    const made = rollForward(deal, base("2021-01-01"), base("2021-02-01"));
    expect(made.components.map(({ name }) => name)).toEqual(["Profit share", "Licence"]);
    const asked = rollForward(deal, base("2021-01-01"), base("2021-02-01"), { components: ["Cash"] });
    expect(asked.components.map(({ name, closing }) => `${name} ${closing}`)).toEqual(["Cash 0"]);
    expect(String(amountOf(asked, "payments"))).toBe("-1000");
  });
});

const base = (valuationDate: string): AssumptionsInput =>
  view(valuationDate, {
    metrics: { profit: { forecast: { 2021: "100", 2022: "100" } } },
    events: { licence: "0.5" },
  });

describe("shares and currencies", () => {
  it("move with prices, by hand", () => {
    const abroad = offer({
      name: "Abroad",
      currency: "USD",
      components: [
        stock({ name: "Shares", shares: "10", issuer: "ACME", delivered: "2022-01-01", given: ["licence"] }),
        cash({ name: "Euros", amount: "100", currency: "EUR", paid: "2022-01-01", given: ["licence"] }),
      ],
    });
    const at = (date: string, price: string, spot: string) =>
      view(date, {
        shares: { ACME: { price } },
        currencies: { EUR: { spot, discountRate: "0" } },
        events: { licence: "1" },
      });
    const made = rollForward(abroad, at("2021-01-01", "5", "1.2"), at("2021-06-30", "7", "1.1"));
    expect([made.opening, amountOf(made, "prices"), made.closing].map(String)).toEqual(["170", "10", "180"]);
    const paid = rollForward(abroad, at("2021-01-01", "5", "1.2"), at("2022-06-30", "7", "1.1"));
    expect([amountOf(paid, "prices"), amountOf(paid, "payments"), paid.closing].map(String)).toEqual([
      "10",
      "-180",
      "0",
    ]);
  });
});

describe("what is refused", () => {
  it.each([
    ["no later date", base("2021-01-01"), {}, { code: "out-of-range", path: ["closing", "valuationDate"] }],
    ["another currency", { ...base("2021-02-01"), currency: "EUR" }, {}, { code: "currency-mismatch" }],
    ["a bad belief, by its place", { valuationDate: "x" }, {}, { path: ["closing", "valuationDate"] }],
    [
      "an unknown component",
      base("2021-02-01"),
      { components: ["Licens"] },
      { code: "unknown-key", path: ["options", "components", 0] },
    ],
    ["one component twice", base("2021-02-01"), { components: ["Cash", "Cash"] }, { code: "unknown-key" }],
    ["no list", base("2021-02-01"), { components: "Cash" }, { code: "invalid-type" }],
  ])("%s", (_, closing, options, expected) => {
    expect(
      errorOf(() => rollForward(deal, base("2021-01-01"), closing as AssumptionsInput, options as never)),
    ).toMatchObject({ name: "OfferError", ...expected });
  });

  it("an offer in which nothing is contingent", () => {
    const plain = offer({ name: "Plain", currency: "USD", components: [cash({ amount: "1" })] });
    expect(errorOf(() => rollForward(plain, base("2021-01-01"), base("2021-02-01")))).toMatchObject({
      code: "missing-term",
    });
  });

  test.prop([hostile(), hostile()], { numRuns: 100 })("anything else", (closing, options) => {
    for (const error of [
      errorOf(() => rollForward(deal, base("2021-01-01"), closing as never)),
      errorOf(() => rollForward(deal, base("2021-01-01"), base("2021-02-01"), options as never)),
    ]) {
      if (error !== undefined) expect(error).toMatchObject({ name: "OfferError" });
    }
  });
});

describe("correlations that the opening beliefs alone state", () => {
  const onBoth = offer({
    name: "Deal",
    currency: "USD",
    components: [
      profitShare({
        share: "0.5",
        metric: "profit",
        periods: [2021],
        onlyIf: { metric: "sales", period: 2021, atLeast: "100" },
      }),
    ],
  });
  const uncertain = { 2021: { distribution: "lognormal", mean: "100", volatility: "0.4" } } as const;
  const view = (valuationDate: string, correlation: string | undefined, sales: object = uncertain) =>
    ({
      valuationDate,
      discountRate: "0",
      metrics: { profit: { forecast: uncertain }, sales: { forecast: sales } },
      ...(correlation === undefined
        ? {}
        : { correlations: [{ between: ["profit", "metrics.sales"], correlation }] }),
    }) as AssumptionsInput;
  const moved = (closing: AssumptionsInput, name: string): number => {
    const { movements } = rollForward(onBoth, view("2021-01-01", "0.8"), closing);
    return Math.abs(movements.find(({ movement }) => movement === name)?.amount.toNumber() ?? Number.NaN);
  };

  it("hold until volatilities change: they are no passage of time", () => {
    const later = view("2021-01-02", undefined);
    expect(moved(later, "volatilities")).toBeGreaterThan(3);
    expect(moved(later, "time")).toBeLessThan(0.05);
  });

  it("are left out once a quantity is known, which moves with nothing", () => {
    const later = view("2021-01-02", undefined, { 2021: "120" });
    expect(moved(later, "time")).toBeLessThan(0.05);
    expect(moved(later, "forecasts")).toBeGreaterThan(1);
    expect(moved(later, "volatilities")).toBe(0);
  });
});

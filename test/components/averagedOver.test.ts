import {
  describeAmount,
  describe as described,
  fixedRatioCollar,
  type OfferInput,
  observe,
  offer,
  offerJsonSchema,
  parseClaim,
  parseOffer,
  price,
  priceProtection,
  requirements,
  settle,
  simulate,
  valueOffer,
} from "offer-valuation";
import { workbook } from "offer-valuation/workbook";
import { describe, expect, it } from "vitest";
import { refusal } from "../input/refusal.js";

// NYSE, Holidays and trading hours: New Year's Day, Martin Luther King, Jr. Day and Washington's Birthday of 2021.
const NYSE = {
  weekend: ["Saturday", "Sunday"],
  holidays: ["2021-01-01", "2021-01-18", "2021-02-15"],
} as const;
const LONDON = { weekend: ["Saturday", "Sunday"], holidays: ["2021-01-01", "2021-04-02"] } as const;

const right = {
  type: "priceProtection",
  issuer: "X",
  rights: "100",
  guaranteed: "48",
  priced: "closing",
  averagedOver: { tradingDays: 5, ending: "closing - 3 business days", calendar: "NYSE" },
};
const document = (component: object = right, calendars: object | null = { NYSE }): OfferInput =>
  ({
    name: "Deal",
    currency: "USD",
    bidder: "Acme",
    ...(calendars === null ? {} : { calendars }),
    components: [component],
  }) as never;

/** The five trading days up to three business days before 24 February: Monday the 15th is a holiday. */
const WINDOW = ["2021-02-12", "2021-02-16", "2021-02-17", "2021-02-18", "2021-02-19"];
const fixings = {
  "2021-02-12": "40",
  "2021-02-16": "41",
  "2021-02-17": "42",
  "2021-02-18": "43",
  "2021-02-19": "46",
};
const beliefs = {
  valuationDate: "2021-01-04",
  closing: "2021-02-24",
  discountRate: "0.05",
  shares: { X: { price: "42", volatility: "0.3" } },
} as const;

describe("an averaging window in trading days", () => {
  const deal = parseOffer(document());

  it("is said in words and asked for as it is stated", () => {
    expect(described(deal.claim)).toContain(
      "mean X price of 5 trading days of NYSE up to closing - 3 business days",
    );
    const { prices, averages, closing } = requirements(deal.claim);
    expect([averages, closing]).toEqual([true, true]);
    expect(prices[0]?.tradingDays).toEqual({ count: 5, calendar: NYSE, name: "NYSE" });
    expect(JSON.stringify(offerJsonSchema())).toContain("tradingDays");
  });

  it("asks for the prices of its trading days alone, once they have passed", () => {
    const later = { ...beliefs, valuationDate: "2021-02-18" };
    const held = { X: { ...beliefs.shares.X, fixings: { "2021-02-12": "40", "2021-02-16": "41" } } };
    const plain = parseOffer(
      document({ ...right, averagedOver: { ...right.averagedOver, ending: "closing - 5 days" } }),
    );

    expect(
      refusal(() => valueOffer(deal, { ...later, shares: held })).issues.map(({ path }) => path),
    ).toEqual([["shares", "X", "fixings", "2021-02-17"]]);
    expect(refusal(() => valueOffer(plain, later)).issues.map(({ path }) => path.at(-1))).toEqual(
      WINDOW.slice(0, 3),
    );
    const { fixings: known } = { fixings: { ...held.X.fixings, "2021-02-17": "42" } };
    expect(
      valueOffer(deal, { ...later, shares: { X: { ...held.X, fixings: known } } }).presentValue.greaterThan(
        500,
      ),
    ).toBe(true);
  });

  it("is settled by the mean of its trading days, or by the average that was determined", () => {
    const outcomes = { settledOn: "2021-03-01", closing: "2021-02-24" } as const;

    // 48 less (40 + 41 + 42 + 43 + 46)/5, for a hundred rights.
    const [line] = settle(deal, { ...outcomes, shares: { X: { prices: fixings } } }).lines;
    expect(line?.units?.toString()).toBe("560");
    const averages = [{ from: "2021-02-12", to: "2021-02-19", price: "42.5" }];
    expect(settle(deal, { ...outcomes, shares: { X: { averages } } }).lines[0]?.units?.toString()).toBe(
      "550",
    );
    const open = settle(deal, { ...outcomes, shares: { X: { prices: { "2021-02-12": "40" } } } }).lines[0];
    expect(open?.units).toBeUndefined();
  });

  it("is simulated as it is valued, but for what a lognormal of the same two moments leaves out", () => {
    const presentValue = valueOffer(deal, beliefs).presentValue.toNumber();
    const simulated = simulate(deal, beliefs, { paths: 65536, seed: 7, drift: "pricing" }).presentValue;
    const off = Math.abs((simulated?.mean.toNumber() ?? 0) - presentValue);
    expect(off).toBeLessThan(1e-4 * presentValue + 5 * (simulated?.standardError.toNumber() ?? 0));
  });

  it("counts fewer days than the calendar days between, and is worth less than a price on one day", () => {
    const worth = (component: object) => valueOffer(document(component), beliefs).presentValue.toNumber();
    const { averagedOver: _, ...single } = right;

    expect(worth({ ...right, averagedOver: { tradingDays: 1 } })).toBeCloseTo(worth(single), 9);
    expect(worth({ ...right, averagedOver: { tradingDays: 20 } })).toBeLessThan(worth(single));
  });

  it("takes the only calendar unless one is named, and the day of the reference price unless an end is stated", () => {
    const collar = {
      type: "fixedRatioCollar",
      issuer: "X",
      ratio: "0.5",
      low: "40",
      averagedOver: { tradingDays: 10 },
    };
    expect(described(parseOffer(document(collar)).claim)).toContain(
      "mean X price of 10 trading days of NYSE up to closing ",
    );
    expect(
      described(
        parseOffer(
          document({ ...collar, averagedOver: { tradingDays: 10, calendar: "LONDON" } }, { NYSE, LONDON }),
        ).claim,
      ),
    ).toContain("of LONDON");
  });

  it("goes through JSON, and stands in claims of one's own", () => {
    const mean = price("X", "USD", "closing", { count: 20, calendar: NYSE });
    expect(describeAmount(observe(mean))).toBe("mean X price of 20 trading days up to closing");
    const again = parseOffer(JSON.parse(JSON.stringify(deal)));
    expect(described(again.claim)).toBe(described(deal.claim));
    const plain = parseOffer(
      document({ ...right, averagedOver: { tradingDays: 5, calendar: "NYSE" } }),
    ).claim;
    expect(described(parseClaim(JSON.parse(JSON.stringify(plain))))).toBe(described(plain));
  });

  it("stands in a workbook by the offer's calendar", () => {
    const plain = document({ ...right, averagedOver: { tradingDays: 5 } });
    expect(workbook(plain, beliefs).sheets.map(({ name }) => name)).toContain("Calendars");
  });
});

describe("an averaging window in trading days is refused", () => {
  it.each<[string, object, object | null, string]>([
    ["without calendars", { tradingDays: 5 }, null, "the offer must state calendars"],
    [
      "without saying which of two",
      { tradingDays: 5 },
      { NYSE, LONDON },
      "must say which calendar: NYSE or LONDON",
    ],
    [
      "with one that there is not",
      { tradingDays: 5, calendar: "PARIS" },
      { NYSE },
      "must name one of the offer's calendars: NYSE",
    ],
    ["with no days", { tradingDays: 0 }, { NYSE }, "must be a whole number from 1 to 250"],
    ["with too many", { tradingDays: 251 }, { NYSE }, "must be a whole number from 1 to 250"],
    ["with half a day", { tradingDays: 2.5 }, { NYSE }, "must be a whole number from 1 to 250"],
    ["with an unknown field", { tradingDays: 5, until: "closing" }, { NYSE }, "until"],
  ])("%s", (_, averagedOver, calendars, words) => {
    const { averagedOver: __, ...rest } = right;
    const error = refusal(() =>
      parseOffer(document({ ...rest, priced: "2021-02-24", averagedOver }, calendars)),
    );
    expect(error.message).toContain(words);
  });

  it("along with averagedFrom", () => {
    const both = { ...right, averagedFrom: "closing - 30 days" };
    expect(refusal(() => parseOffer(document(both))).path).toEqual(["components", 0, "averagedOver"]);
    expect(() => priceProtection(both as never)).toThrow("does not go with averagedFrom");
    expect(() =>
      fixedRatioCollar({
        issuer: "X",
        ratio: "1",
        low: "4",
        averagedFrom: "closing",
        averagedOver: { tradingDays: 3 },
      }),
    ).toThrow("does not go with averagedFrom");
  });

  it("in code, for a count or a calendar that is none", () => {
    const window = (more: object) => () =>
      price("X", "USD", "closing", { count: 5, calendar: NYSE, ...more });
    expect(refusal(window({ count: 0 })).path).toEqual(["averagedOver", "count"]);
    expect(refusal(window({ calendar: { weekend: [] } })).path).toEqual([
      "averagedOver",
      "calendar",
      "holidays",
    ]);
    expect(refusal(window({ days: 3 })).path).toEqual(["averagedOver", "days"]);
  });

  it("where its calendar has no such number of days", () => {
    const rare = {
      weekend: ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
      holidays: [],
    };
    const deal = offer(document({ ...right, averagedOver: { tradingDays: 250 } }, { rare }) as never);
    expect(refusal(() => valueOffer(deal, beliefs)).message).toContain("250 trading days");
  });
});

import { fc, test } from "@fast-check/vitest";
import {
  Decimal,
  impliedProbability,
  type MergerSpreadInput,
  mergerSpread,
  priceAtProbability,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { problems, refusal } from "../input/refusal.js";
import { expectClose } from "../laws/kit/closeTo.js";

const percent = (fraction: Decimal, places: number): string => fraction.times(100).toFixed(places);

describe("published spreads", () => {
  const autonomy = { price: "24.92", cash: "25.50", valuationDate: "2011-08-19" };

  it("HP and Autonomy: Kirchner, Merger Arbitrage (2nd edition), chapter 2", () => {
    const spread = mergerSpread({ ...autonomy, closing: "2011-12-23" });
    expect(spread.grossSpread.toString()).toBe("0.58");
    expect(percent(spread.grossReturn, 2)).toBe("2.33");
    expect([spread.days, percent(spread.annualised.simple, 2)]).toEqual([126, "6.74"]);
    // It closed on 14 November 2011; the book counts 88 days, so from the day of the announcement.
    const actual = mergerSpread({ ...autonomy, valuationDate: "2011-08-18", closing: "2011-11-14" });
    expect(actual.days).toBe(88);
    expect(percent(actual.annualised.simple, 2)).toBe("9.65");
    expect(percent(actual.annualised.compounded, 2)).toBe("10.01");
  });

  it("B2Gold and CGA Mining, in shares: the same", () => {
    const spread = mergerSpread({
      price: "2.86",
      exchangeRatio: "0.74",
      acquirerPrice: "3.95",
      valuationDate: "2012-09-19",
      closing: "2013-02-28",
    });
    expect([spread.offerValue, spread.grossSpread].map(String)).toEqual(["2.923", "0.063"]);
    expect(percent(spread.grossReturn, 1)).toBe("2.2");
    expect([spread.days, percent(spread.annualised.compounded, 1)]).toEqual([162, "5.0"]);
  });

  it("LVMH and Tiffany, with two dividends: mergerarbitragelimited.com, Simple spread", () => {
    const spread = mergerSpread({
      price: "125",
      cash: "135",
      valuationDate: "2020-01-02",
      closing: "2020-06-30",
      targetDividends: [
        { date: "2020-03-19", amount: "0.585" },
        { date: "2020-06-19", amount: "0.585" },
        { date: "2020-09-18", amount: "0.585" },
      ],
    });
    expect([percent(spread.grossReturn, 2), percent(spread.netReturn, 2)]).toEqual(["8.00", "8.94"]);
  });

  it("5% in six months is 10.25% a year: Seeking Alpha, article 4112538", () => {
    const { annualised } = mergerSpread({
      price: "100",
      cash: "105",
      valuationDate: "2021-01-01",
      closing: "2021-07-01",
      dayCount: "30E/360",
    });
    expect([annualised.simple, annualised.compounded].map(String)).toEqual(["0.1", "0.1025"]);
  });

  it("DT at $27, bid $28, before $21: wizedu.com, question 11101", () => {
    const terms = { price: "27", offerValue: "28", failurePrice: "21" };
    expect(impliedProbability(terms).probability.toFixed(9)).toBe("0.857142857");
  });

  it("$92 for $100 or $70 in six months at 5%: the formula at codingace.net, by hand", () => {
    const terms = {
      offerValue: "100",
      failurePrice: "70",
      rate: { rate: "0.05", compounding: "simple", dayCount: "30E/360" },
      valuationDate: "2021-01-01",
      closing: "2021-07-01",
    } as const;
    // (92 x 1.025 − 70) / 30
    expect(impliedProbability({ ...terms, price: "92" }).probability.toString()).toBe("0.81");
    expect(priceAtProbability({ ...terms, probability: "0.81" }).toString()).toBe("92");
  });
});

describe("a spread", () => {
  const stockDeal: MergerSpreadInput = {
    price: "44",
    cash: "5",
    exchangeRatio: "1.5",
    acquirerPrice: "30",
    valuationDate: "2021-01-01",
    closing: "2021-12-31",
  };

  it("earns the target's dividends and owes the acquirer's on what is sold short", () => {
    const spread = mergerSpread({
      ...stockDeal,
      targetDividends: [
        { date: "2021-01-01", amount: "9" },
        { date: "2021-06-30", amount: "0.25" },
      ],
      acquirerDividends: [
        { date: "2021-12-31", amount: "0.2" },
        { date: "2022-01-01", amount: "9" },
      ],
    });
    expect([spread.dividendsReceived, spread.dividendsPaid].map(String)).toEqual(["0.25", "0.3"]);
    expect([spread.grossSpread, spread.netSpread].map(String)).toEqual(["6", "5.95"]);
    expect(spread.impliedProbability).toBeUndefined();
    expect(Object.isFrozen(spread)).toBe(true);
  });

  it("implies the probability that its own figures do", () => {
    const rate = { rate: "0.03", compounding: "continuous" } as const;
    const more = { failurePrice: "38", rate, targetDividends: [{ date: "2021-06-30", amount: "0.5" }] };
    const { impliedProbability: implied } = mergerSpread({ ...stockDeal, ...more });
    const { valuationDate, closing } = stockDeal;
    const terms = { offerValue: "50", failurePrice: "38", dividends: "0.5", rate, valuationDate, closing };
    expect(implied).toEqual(impliedProbability({ ...terms, price: "44" }));
    // (44 e^(0.03 x 364 / 365) − 38.5) / 12
    expect(implied?.probability.toFixed(6)).toBe(
      ((44 * Math.exp((0.03 * 364) / 365) - 38.5) / 12).toFixed(6),
    );
  });

  const cents = fc.integer({ min: 1, max: 20_000 }).map((count) => String(count / 100));
  const terms = fc
    .record(
      {
        offerValue: cents,
        failurePrice: cents,
        dividends: cents,
        rate: fc.constantFrom("0", "0.05", "-0.01"),
        valuationDate: fc.constant("2021-01-01"),
        closing: fc.constantFrom("2021-01-01", "2021-09-30"),
      },
      { requiredKeys: ["offerValue", "failurePrice", "valuationDate", "closing"] },
    )
    .filter(({ offerValue, failurePrice }) => offerValue !== failurePrice);

  test.prop([terms, fc.integer({ min: 0, max: 1000 })])(
    "goes from a probability to a price and back",
    (completion, thousandths) => {
      const probability = new Decimal(thousandths).div(1000);
      const price = priceAtProbability({ ...completion, probability });
      const implied = impliedProbability({ ...completion, price });
      // Where both outcomes are close together, the price is good to 28 digits and the probability to fewer.
      const scale = price.div(new Decimal(completion.offerValue).minus(completion.failurePrice)).abs();
      expectClose(implied.probability, probability, Decimal.max(1, scale).times(100));
    },
  );

  test.prop([terms, cents])(
    "says where a price fits no probability, and clips nothing",
    (completion, price) => {
      const { probability, outside } = impliedProbability({ ...completion, price });
      const bounds = ["0", "1"].map((end) => priceAtProbability({ ...completion, probability: end }));
      const [failed, closed] = bounds as [Decimal, Decimal];
      const up = closed.greaterThan(failed);
      const above = up ? new Decimal(price).greaterThan(closed) : new Decimal(price).lessThan(closed);
      const below = up ? new Decimal(price).lessThan(failed) : new Decimal(price).greaterThan(failed);
      expect(outside).toBe(above ? "above 1" : below ? "below 0" : undefined);
      expect(probability.greaterThan(1) || probability.lessThan(0)).toBe(outside !== undefined);
    },
  );

  it.each<[Partial<MergerSpreadInput>, string]>([
    [{ closing: "2021-01-01" }, "closing: out-of-range"],
    [{ acquirerPrice: undefined }, "acquirerPrice: missing-term"],
    [{ cash: undefined, exchangeRatio: undefined }, "cash: missing-term"],
    [{ price: "0" }, "price: out-of-range"],
    [{ failurePrice: "50" }, "failurePrice: out-of-range"],
    [{ acquirerDividends: [{ date: "2021-06-30", amount: "40" }] }, "acquirerDividends: out-of-range"],
    [{ targetDividends: [{ date: "2021-06-31", amount: "1" }] }, "targetDividends.0.date: invalid-date"],
  ])("refuses %j", (wrong, problem) => {
    const { acquirerPrice, cash, exchangeRatio, ...rest } = { ...stockDeal, ...wrong };
    const given = Object.fromEntries(
      Object.entries({ acquirerPrice, cash, exchangeRatio }).filter(([, value]) => value !== undefined),
    );
    expect(problems(refusal(() => mergerSpread({ ...rest, ...given })))).toEqual([`terms.${problem}`]);
  });

  it.each<[object, string]>([
    [{ failurePrice: "100" }, "failurePrice: out-of-range"],
    [{ rate: "0.05", closing: "2021-06-30" }, "valuationDate: missing-term"],
    [{ rate: "0.05", valuationDate: "2021-06-30" }, "closing: missing-term"],
    [{ valuationDate: "2021-06-30", closing: "2021-06-29" }, "closing: out-of-range"],
  ])("refuses odds of %j", (wrong, problem) => {
    const terms = { offerValue: "100", failurePrice: "70", ...wrong };
    expect(problems(refusal(() => impliedProbability({ ...terms, price: "92" })))).toEqual([
      `terms.${problem}`,
    ]);
    expect(problems(refusal(() => priceAtProbability({ ...terms, probability: "0.5" })))).toEqual([
      `terms.${problem}`,
    ]);
  });
});

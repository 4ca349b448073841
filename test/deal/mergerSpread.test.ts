import { type Decimal, impliedProbability, type MergerSpreadInput, mergerSpread } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { problems, refusal } from "../input/refusal.js";

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
});

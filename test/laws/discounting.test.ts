import { fc, test } from "@fast-check/vitest";
import { annuity, Decimal, discountFactor, npv, presentValue, xnpv } from "offer-valuation";
import { describe, expect } from "vitest";
import { expectClose, sumOfSizes } from "./kit/closeTo.js";
import { dateOfDay, dayNumber, isoDates, orderedDates } from "./kit/dates.js";
import { decimals, factors, nonNegativeDecimals, positiveDecimals } from "./kit/decimals.js";
import { nonNegativeRates, periodicRates, rates, trueCompoundings, yearlyRates } from "./kit/rates.js";

const runs = { numRuns: 120 };
const ONE = new Decimal(1);

describe("a discount factor", () => {
  test.prop([yearlyRates(), trueCompoundings(), orderedDates(3)], runs)(
    "over two stretches is the product of theirs, when interest earns interest",
    (rate, compounding, [a, b, c]) => {
      if (a === undefined || b === undefined || c === undefined) return;
      const over = (from: string, to: string) => discountFactor({ rate, compounding }, from, to);
      expectClose(over(a, b).times(over(b, c)), over(a, c));
    },
  );

  test.prop([rates(), isoDates()], runs)("over no time is 1", (rate, date) => {
    expect(discountFactor(rate, date, date).toString()).toBe("1");
  });

  test.prop([rates(fc.constant("0")), orderedDates(2)], runs)("at no interest is 1", (rate, [a, b]) => {
    if (a !== undefined && b !== undefined) expect(discountFactor(rate, a, b).toString()).toBe("1");
  });

  test.prop([rates(nonNegativeRates()), orderedDates(3)], runs)(
    "never rises with time at rates from 0 up",
    (rate, dates) => {
      const [a = "", b = "", c = ""] = dates;
      expect(discountFactor(rate, a, c).lte(discountFactor(rate, a, b))).toBe(true);
      expect(discountFactor(rate, a, c).gt(0)).toBe(true);
    },
  );

  test.prop([rates(), nonNegativeRates(), orderedDates(2)], runs)(
    "never rises with the rate",
    (rate, more, dates) => {
      const [a = "", b = ""] = dates;
      const higher = { ...rate, rate: new Decimal(rate.rate).plus(more) };
      expect(discountFactor(higher, a, b).lte(discountFactor(rate, a, b))).toBe(true);
    },
  );

  test.prop(
    [yearlyRates(), orderedDates(2), fc.constantFrom(["semi-annual", 2], ["quarterly", 4], ["monthly", 12])],
    runs,
  )("agrees across compoundings at equivalent rates", (annual, [a = "", b = ""], [compounding, periods]) => {
    const growth = ONE.plus(annual);
    const expected = discountFactor(annual, a, b);
    const nominal = growth.pow(ONE.div(periods)).minus(1).times(periods).toSignificantDigits(50);
    const compounded = { rate: nominal, compounding: compounding as "monthly" };
    expectClose(discountFactor(compounded, a, b), expected);
    const continuous = { rate: growth.ln().toSignificantDigits(50), compounding: "continuous" as const };
    expectClose(discountFactor(continuous, a, b), expected);
  });

  test.prop([yearlyRates(), fc.integer({ min: 2001, max: 2050 })], runs)(
    "over one year of 365 days is one over the growth within it",
    (rate, year) => {
      const [from, to] = [`${year}-03-01`, `${year + 1}-02-28`];
      const days = 364;
      const simple = discountFactor({ rate, compounding: "simple" }, from, to);
      expectClose(simple.times(ONE.plus(new Decimal(rate).times(days).div(365))), ONE);
      const annual = discountFactor(rate, from, to);
      expectClose(annual.pow(365).times(ONE.plus(rate).pow(days)), ONE, new Decimal(365));
    },
  );
});

test("a rate a hair above total loss still has 28 exact digits", () => {
  const rate = { rate: `-11.${"9".repeat(50)}`, compounding: "monthly" } as const;
  // Twelve months of 365 days at 1 − 12/12 + 1e-50/12 each leave (12e50)^12.
  const expected = new Decimal("12e50").pow(12);
  expectClose(discountFactor(rate, "2021-01-01", "2022-01-01"), expected);
});

describe("the present value of dated flows", () => {
  const flows = fc.array(fc.record({ date: isoDates(2015, 2040), amount: nonNegativeDecimals() }), {
    minLength: 1,
    maxLength: 6,
  });

  test.prop([rates(), nonNegativeRates(), flows, isoDates(2015, 2030)], runs)(
    "of receipts never rises with the rate",
    (rate, more, receipts, valuationDate) => {
      const higher = { ...rate, rate: new Decimal(rate.rate).plus(more) };
      const low = presentValue(rate, receipts, { valuationDate });
      expect(presentValue(higher, receipts, { valuationDate }).lte(low)).toBe(true);
      expect(low.gte(0)).toBe(true);
    },
  );

  test.prop([rates(nonNegativeRates()), positiveDecimals(), orderedDates(3)], runs)(
    "of a later payment is no more, at rates from 0 up",
    (rate, amount, [valuationDate = "", sooner = "", later = ""]) => {
      const worth = (date: string) => presentValue(rate, [{ date, amount }], { valuationDate });
      expect(worth(later).lte(worth(sooner))).toBe(true);
    },
  );

  test.prop([rates(), flows, isoDates(2015, 2030)], runs)(
    "forgets what is past and counts today in full",
    (rate, all, valuationDate) => {
      const due = all.filter(({ date }) => date >= valuationDate);
      const today = { date: valuationDate, amount: "5" };
      const worth = presentValue(rate, [today, ...due], { valuationDate });
      expect(presentValue(rate, [today, ...all], { valuationDate })).toEqual(worth);
      expectClose(presentValue(rate, [...due, today, today], { valuationDate }), worth.plus(5));
    },
  );
});

const amounts = fc.array(decimals(), { minLength: 1, maxLength: 8 });
const dated = fc
  .tuple(isoDates(2015, 2025), fc.array(fc.tuple(fc.nat(9000), decimals()), { minLength: 1, maxLength: 6 }))
  .map(([start, later]) => [
    { date: start, amount: "1" },
    ...later.map(([days, amount]) => ({ date: dateOfDay(dayNumber(start) + days), amount })),
  ]);

/** Sizes after discounting: at the mildest rates here nothing grows past a few hundredfold. */
const sizeOf = (values: readonly (Decimal | string)[]): Decimal =>
  sumOfSizes(values.map((value) => new Decimal(value)));

describe("npv", () => {
  test.prop([periodicRates(), amounts], runs)(
    "is the sum of amounts over growth to the power of their place",
    (rate, list) => {
      const growth = new Decimal(1).plus(rate);
      const terms = list.map((amount, place) => new Decimal(amount).div(growth.pow(place)));
      const expected = terms.reduce((total, term) => total.plus(term));
      expectClose(npv(rate, list, { first: 0 }), expected, sizeOf(terms));
    },
  );

  test.prop([periodicRates(), amounts], runs)("moves by one period with its first amount", (rate, list) => {
    const [now, later] = [npv(rate, list, { first: 0 }), npv(rate, list, { first: 1 })];
    expectClose(later.times(new Decimal(1).plus(rate)), now);
    expectClose(npv(rate, ["0", ...list], { first: 0 }), later);
  });

  test.prop([periodicRates(), amounts, factors()], runs)("scales with the amounts", (rate, list, factor) => {
    const scaled = list.map((amount) => new Decimal(amount).times(factor));
    const plain = npv(rate, list, { first: 0 });
    const size = npv(
      rate,
      list.map((amount) => new Decimal(amount).abs()),
      { first: 0 },
    );
    expectClose(npv(rate, scaled, { first: 0 }), plain.times(factor), size.times(new Decimal(factor).abs()));
  });

  test.prop(
    [
      yearlyRates(),
      fc.integer({ min: 2001, max: 2003 }),
      fc.array(decimals(), { minLength: 1, maxLength: 4 }),
    ],
    runs,
  )("is xnpv where the years have 365 days", (rate, year, list) => {
    const flows = list.map((amount, place) => ({
      date: dateOfDay(dayNumber(`${year}-01-01`) + 365 * place),
      amount,
    }));
    expectClose(xnpv(rate, flows), npv(rate, list, { first: 0 }), sizeOf(list).times(2));
  });
});

describe("xnpv", () => {
  test.prop([rates(), dated, dated], runs)("adds up", (rate, one, other) => {
    const valuationDate = "2015-01-01";
    const size = [...one, ...other].map(({ amount }) => amount);
    const apart = xnpv(rate, one, { valuationDate }).plus(xnpv(rate, other, { valuationDate }));
    expectClose(xnpv(rate, [...one, ...other], { valuationDate }), apart, sizeOf(size).times(2));
  });

  test.prop([rates(), dated, factors()], runs)("scales with the amounts", (rate, flows, factor) => {
    const scaled = flows.map(({ date, amount }) => ({ date, amount: new Decimal(amount).times(factor) }));
    const size = sizeOf(scaled.map(({ amount }) => amount)).times(2);
    expectClose(xnpv(rate, scaled), xnpv(rate, flows).times(factor), size);
  });

  test.prop([rates(), dated], runs)("does not care about the order after the first", (rate, flows) => {
    const [first, ...others] = flows;
    if (first === undefined) return;
    const size = sizeOf(flows.map(({ amount }) => amount)).times(2);
    expectClose(xnpv(rate, [first, ...others.reverse()]), xnpv(rate, flows), size);
  });

  test.prop([rates(), dated], runs)("discounts to the first flow unless told otherwise", (rate, flows) => {
    expect(xnpv(rate, flows, { valuationDate: flows[0]?.date })).toEqual(xnpv(rate, flows));
  });

  test.prop([rates(), dated], runs)("refuses what lies before the first, and names it", (rate, flows) => {
    const early = { date: "2014-12-31", amount: "1" };
    expect(() => xnpv(rate, [...flows, early])).toThrow(`flows[${flows.length}].date`);
  });
});

describe("annuity", () => {
  const periods = fc.integer({ min: 0, max: 60 });

  test.prop([periodicRates(), periods], runs)("is the sum of 1 in each period", (rate, count) => {
    const ones = Array.from({ length: count }, () => "1");
    const expected = count === 0 ? new Decimal(0) : npv(rate, ones, { first: 1 });
    expectClose(annuity(rate, count, { first: 1 }), expected);
  });

  test.prop([periodicRates(), periods], runs)("due is the ordinary one a period earlier", (rate, count) => {
    const growth = new Decimal(1).plus(rate);
    expectClose(annuity(rate, count, { first: 0 }), annuity(rate, count, { first: 1 }).times(growth));
  });

  test.prop([periodicRates(), periods, periods], runs)(
    "of a longer time is the shorter one and the rest",
    (rate, a, b) => {
      const rest = annuity(rate, b, { first: 1 }).div(new Decimal(1).plus(rate).pow(a));
      expectClose(annuity(rate, a + b, { first: 1 }), annuity(rate, a, { first: 1 }).plus(rest));
    },
  );
});

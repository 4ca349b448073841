import { fc, test } from "@fast-check/vitest";
import {
  addHazard,
  addSpread,
  bucketShift,
  Decimal,
  discountFactor,
  forwardExchangeRate,
  forwardRate,
  parallelShift,
  presentValue,
  xnpv,
  type ZeroCurveInput,
  zeroCurve,
  zeroRate,
} from "offer-valuation";
import { describe, expect } from "vitest";
import { exponentBetween } from "../../../src/market/curve/exponent.js";
import { curveOf } from "../../../src/market/curve/zeroCurve.js";
import { certified } from "../../../src/numeric/certified.js";
import { expectClose } from "../../laws/kit/closeTo.js";
import { dateOfDay, dayNumber, orderedDates } from "../../laws/kit/dates.js";
import { expectFrozen, expectOwnDocument, freezeAll } from "../../laws/kit/frozen.js";
import { rates, trueCompoundings, yearlyRates } from "../../laws/kit/rates.js";
import { fallingCurves, inYears, parCurves, START, zeroRateCurves } from "./documents.js";

const runs = { numRuns: 40 };
const later = (count: number) => orderedDates(count, 2021, 2070);
/**
 * Steep nodes a day apart, carried on flat for years, lead beyond any result that can be written; there is no figure then for a law
 * to hold of. Nothing that is asked lies after 2070.
 */
const proportionateCurves = () =>
  zeroRateCurves().filter((input) =>
    certified((numbers) =>
      exponentBetween(curveOf(input).curve, dayNumber(START), dayNumber("2070-12-31"), numbers)
        .abs()
        .lessThan(900),
    ),
  );
const basisPoints = fc.integer({ min: -50, max: 200 }).map((points) => `${points}e-4`);

describe("a zero curve", () => {
  test.prop([zeroRateCurves()], runs)("goes through its zero rates", (input) => {
    const curve = zeroCurve(input);
    input.zeroRates?.forEach(({ date, rate }, index) => {
      expect(curve.nodes[index]?.date).toBe(date);
      expect(zeroRate(curve, date).toString()).toBe(new Decimal(rate).toString());
      expect(curve.nodes[index]?.zeroRate).toEqual(zeroRate(curve, date));
      const { compounding, dayCount } = curve;
      expectClose(
        discountFactor({ rate, compounding, dayCount }, START, date),
        discountFactor(curve, START, date),
      );
    });
  });

  test.prop([fallingCurves()], runs)("goes through its discount factors", (input) => {
    input.discountFactors?.forEach(({ date, factor }) => {
      expect(discountFactor(input, START, date).toString()).toBe(new Decimal(factor).toString());
    });
  });

  test.prop([proportionateCurves(), later(3)], runs)(
    "discounts over two stretches by the product of theirs",
    (input, [a = "", b = "", c = ""]) => {
      const curve = zeroCurve(input);
      expectClose(
        discountFactor(curve, a, b).times(discountFactor(curve, b, c)),
        discountFactor(curve, a, c),
      );
    },
  );

  test.prop([fallingCurves().filter(({ interpolation }) => interpolation !== "linear-zero"), later(2)], runs)(
    "whose factors fall never has them rise in between, nor beyond",
    (input, [a = "", b = ""]) => {
      const curve = zeroCurve(input);
      expect(discountFactor(curve, START, b).lte(discountFactor(curve, START, a))).toBe(true);
    },
  );

  test.prop(
    [proportionateCurves().filter(({ interpolation }) => interpolation === "monotone-cubic"), later(1)],
    runs,
  )("with the cubic stays between the factors of the nodes on either side", (input, [date = ""]) => {
    const curve = zeroCurve(input);
    const after = curve.nodes.findIndex((node) => node.date >= date);
    if (after < 0) return;
    const ends = [
      curve.nodes[after - 1]?.discountFactor ?? new Decimal(1),
      curve.nodes[after]?.discountFactor ?? 1,
    ];
    const factor = discountFactor(curve, START, date);
    expect(factor.gte(Decimal.min(...ends)) && factor.lte(Decimal.max(...ends))).toBe(true);
  });

  test.prop(
    [proportionateCurves().filter(({ interpolation }) => interpolation !== "monotone-cubic"), later(2)],
    runs,
  )("has a flat forward rate beyond its last node", (input, [a = "", b = ""]) => {
    const curve = zeroCurve(input);
    const last = curve.nodes.at(-1)?.date ?? "";
    fc.pre(last < a && a < b);
    const forward = (from: string, to: string) => forwardRate(curve, from, to, { compounding: "continuous" });
    expectClose(forward(a, b), forward(last, b), new Decimal(1));
  });

  test.prop([yearlyRates(), trueCompoundings(), later(3)], runs)(
    "with one rate throughout is that rate",
    (rate, compounding, [one = "", from = "", to = ""]) => {
      fc.pre(one > START && one < from);
      for (const interpolation of ["linear-zero", "log-linear", "monotone-cubic"] as const) {
        const zeroRates = [one, from].map((date) => ({ date, rate }));
        const flat = { date: START, compounding, interpolation, zeroRates };
        expectClose(discountFactor(flat, from, to), discountFactor({ rate, compounding }, from, to));
      }
    },
  );

  test.prop([proportionateCurves(), later(3)], runs)(
    "discounts flows as it discounts each",
    (input, [from = "", a = "", b = ""]) => {
      const curve = zeroCurve(input);
      const flows = [
        { date: a, amount: "100" },
        { date: b, amount: "250" },
      ];
      const expected = discountFactor(curve, from, a)
        .times(100)
        .plus(discountFactor(curve, from, b).times(250));
      expectClose(presentValue(curve, flows, { valuationDate: from }), expected);
      expectClose(xnpv(input, flows, { valuationDate: from }), expected);
    },
  );

  test.prop([zeroRateCurves(), basisPoints], runs)(
    "is a document again, frozen, and leaves its input alone",
    (input, by) => {
      const curve = parallelShift(freezeAll(input), by);
      expectFrozen([curve]);
      expectOwnDocument(curve);
      const again = zeroCurve(JSON.parse(JSON.stringify(curve)));
      expect(JSON.stringify(again)).toBe(JSON.stringify(curve));
      expect(again.nodes).toEqual(curve.nodes);
      expect(zeroCurve(curve)).toBe(curve);
    },
  );
});

describe("a bootstrapped curve", () => {
  test.prop([parCurves()], { numRuns: 25 })("prices each of its bonds at par", ({ step, ...input }) => {
    const curve = zeroCurve(input);
    for (const { date, yield: coupon } of input.parYields ?? []) {
      const months = (Number(date.slice(0, 4)) - 2021) * 12 + Number(date.slice(5, 7)) - 1;
      const amount = new Decimal(coupon).times(step).div(12);
      const dates = Array.from({ length: months / step }, (_, index) => inYears(((index + 1) * step) / 12));
      const factors = dates.map((day) => discountFactor(curve, START, day));
      const price = factors.reduce(
        (sum, factor) => sum.plus(factor.times(amount)),
        factors.at(-1) ?? new Decimal(0),
      );
      expectClose(price, new Decimal(1));
    }
  });

  test.prop([parCurves()], { numRuns: 25 })("is the curve of its zero rates", ({ step: _, ...input }) => {
    const { couponFrequency: __, parYields: ___, ...conventions } = input;
    const curve = zeroCurve(input);
    const zeroRates = curve.nodes.map((node) => ({ date: node.date, rate: node.zeroRate }));
    const again = zeroCurve({ ...conventions, zeroRates });
    const days = [START, ...zeroRates.map(({ date }) => date)].map(dayNumber);
    days.slice(1).forEach((day, index) => {
      const middle = dateOfDay(Math.floor((day + (days[index] ?? day)) / 2));
      expectClose(discountFactor(again, START, middle), discountFactor(curve, START, middle), new Decimal(1));
    });
  });
});

describe("shifts and spreads", () => {
  test.prop([zeroRateCurves()], runs)("by 0 change nothing", (input) => {
    const curve = zeroCurve(input);
    const date = curve.nodes[0]?.date ?? "";
    expect(parallelShift(curve, "0")).toBe(curve);
    expect(bucketShift(curve, date, "0.00")).toBe(curve);
    expect(addSpread(curve, "-0")).toBe(curve);
  });

  test.prop([proportionateCurves(), basisPoints, later(1)], runs)(
    "of each node in turn come to the parallel one",
    (input, by, [date = ""]) => {
      const curve = zeroCurve(input);
      const one = curve.nodes.reduce((shifted, node) => bucketShift(shifted, node.date, by), curve);
      expect(discountFactor(one, START, date)).toEqual(discountFactor(parallelShift(curve, by), START, date));
    },
  );

  test.prop([zeroRateCurves(), basisPoints, basisPoints], runs)(
    "add up, and one undoes the other",
    (input, one, two) => {
      for (const move of [parallelShift, addSpread]) {
        const both = move(move(input, one), two);
        expect(both.nodes).toEqual(move(input, new Decimal(one).plus(two)).nodes);
        expect(move(move(input, one), new Decimal(one).neg()).nodes).toEqual(zeroCurve(input).nodes);
      }
    },
  );

  test.prop([zeroRateCurves(), basisPoints], runs)(
    "of one node leave the others and what lies beyond them",
    (input, by) => {
      const curve = zeroCurve(input);
      const shifted = bucketShift(curve, curve.nodes.at(-1)?.date ?? "", by);
      expect(shifted.nodes.slice(0, -1)).toEqual(curve.nodes.slice(0, -1));
      const last = curve.nodes.at(-1)?.zeroRate ?? new Decimal(0);
      expectClose(shifted.nodes.at(-1)?.zeroRate ?? last, last.plus(by), new Decimal(1));
    },
  );

  test.prop([proportionateCurves(), basisPoints, later(1)], runs)(
    "move each zero rate by the spread, between and beyond the nodes",
    (input, spread, [date = ""]) => {
      fc.pre(date > START);
      const expected = zeroRate(input, date).plus(spread);
      expectClose(zeroRate(addSpread(input, spread), date), expected, new Decimal(1));
    },
  );
});

describe("a hazard rate", () => {
  const hazards = fc.integer({ min: 0, max: 500 }).map((thousandths) => `${thousandths}e-3`);
  const continuous = (input: ZeroCurveInput): ZeroCurveInput => ({ ...input, compounding: "continuous" });

  test.prop([proportionateCurves(), hazards, later(2)], runs)(
    "without recovery is a spread",
    (input, hazardRate, [from = "", to = ""]) => {
      const risky = addHazard(continuous(input), { hazardRate, recovery: "0" });
      expectClose(
        discountFactor(risky, from, to),
        discountFactor(addSpread(continuous(input), hazardRate), from, to),
      );
    },
  );

  test.prop([proportionateCurves(), hazards, later(2)], runs)(
    "with full recovery costs nothing",
    (input, hazardRate, [from = "", to = ""]) => {
      const risky = addHazard(input, { hazardRate, recovery: "1" });
      expect(discountFactor(risky, from, to)).toEqual(discountFactor(input, from, to));
    },
  );

  test.prop([proportionateCurves(), hazards, later(2)], runs)(
    "weighs survival and recovery",
    (input, hazardRate, [from = "", to = ""]) => {
      const survived = discountFactor(
        { rate: hazardRate, compounding: "continuous", dayCount: input.dayCount },
        from,
        to,
      );
      const received = survived.plus(new Decimal(1).minus(survived).times("0.4"));
      const risky = addHazard(input, { hazardRate, recovery: "0.4" });
      expectClose(discountFactor(risky, from, to), discountFactor(input, from, to).times(received));
    },
  );
});

describe("a forward exchange rate", () => {
  const spots = fc.integer({ min: 1, max: 10_000_000 }).map((millionths) => `${millionths}e-6`);

  test.prop([spots, proportionateCurves(), rates(), later(2)], runs)(
    "turned round is one over it",
    (spot, domestic, foreign, [from = "", to = ""]) => {
      const there = forwardExchangeRate(spot, domestic, foreign, from, to);
      const inverse = new Decimal(1).div(spot).toSignificantDigits(50);
      expectClose(forwardExchangeRate(inverse, foreign, domestic, from, to).times(there), new Decimal(1));
    },
  );

  test.prop([spots, proportionateCurves(), later(2)], runs)(
    "at equal rates is spot",
    (spot, curve, [from = "", to = ""]) => {
      expectClose(forwardExchangeRate(spot, curve, curve, from, to), new Decimal(spot));
      expect(forwardExchangeRate(spot, curve, "0.5", from, from).toString()).toBe(
        new Decimal(spot).toString(),
      );
    },
  );
});

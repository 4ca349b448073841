import { fc, test } from "@fast-check/vitest";
import {
  Decimal,
  type DecimalInput,
  duration,
  internalRates,
  irr,
  mirr,
  modifiedDuration,
  periodicInternalRates,
  xirr,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { decimalOf } from "../../src/numeric/decimal.js";
import { expectClose } from "./kit/closeTo.js";
import { dateOfDay, dayCounts, dayNumber } from "./kit/dates.js";
import { trueCompoundings } from "./kit/rates.js";
import { disagreement, isNearest, searchDisagreements } from "./kit/ratesAgree.js";

const Exact = decimalOf(400);
const runs = { numRuns: 100 };

const cents = (min: number, max: number) => fc.integer({ min, max }).map((value) => `${value}e-2`);

/** Rates with few enough digits that powers of 1 + rate are exact. */
const shortRates = fc.integer({ min: -95, max: 400 }).map((percent) => `${percent}e-2`);

/** Amounts after a payment; what is paid is worked out exactly so that the rate is theirs. */
const receipts = fc.array(cents(0, 1_000_000), { minLength: 1, maxLength: 12 });

/** Σ amount·growth^(n − k), exactly: nothing is divided. */
const future = (growth: Decimal, amounts: readonly DecimalInput[]): Decimal =>
  amounts.reduce((sum: Decimal, amount) => sum.times(growth).plus(amount), new Exact(0));

const atMost60Digits = (value: Decimal): boolean => value.precision() <= 60 && value.abs().lessThan("1e200");

describe("irr", () => {
  test.prop([shortRates, receipts, cents(1, 1_000_000)], { numRuns: 1000 })(
    "finds the rate that amounts were built from, exactly",
    (rate, between, paid) => {
      const growth = new Exact(1).plus(rate);
      const grown = future(growth, [new Decimal(paid).neg(), ...between]);
      // The last receipt settles what the payment has grown to, less what was received.
      const last = grown.times(growth).neg();
      fc.pre(last.greaterThan(0) && atMost60Digits(last));
      expect(irr([`-${paid}`, ...between, last]).toString()).toBe(new Decimal(rate).toString());
    },
  );

  it("is the same to the last digit whichever function is asked, for 100,000 random cash flows", () => {
    expect(searchDisagreements(100_000, 1_581_355_278)).toEqual({ disagreements: [], tried: 100_000 });
  }, 300_000);

  it("is the nearest decimal where double-doubles cannot tell it from its neighbour", () => {
    const amounts = ["-19", "-669916", "-634131", "1", "767275", "83307", "983493"].map(
      (each) => `${each}e-2`,
    );
    expect(disagreement(amounts, true)).toBeUndefined();
    expect(irr(amounts).toString()).toBe("0.09940991372120191954587409087");
  });

  const oneChange = fc
    .tuple(
      fc.array(cents(-1_000_000, -1), { minLength: 1, maxLength: 4 }),
      fc.array(cents(1, 1_000_000), { minLength: 1, maxLength: 10 }),
    )
    .map(([paid, received]) => [...paid, ...received]);

  const isWithinUnit = (amounts: string[]): void => {
    const [root] = periodicInternalRates(amounts).roots;
    if (root === undefined) throw new Error("one root expected");
    const valueAt = (rate: Decimal) => future(new Exact(1).plus(rate), amounts);
    expect(root.rate).toEqual(irr(amounts));
    expect(isNearest(amounts, root.rate)).toBe(true);
    if (root.rate.isZero()) {
      expect(valueAt(root.rate).toString()).toBe("0");
      return;
    }
    expect(valueAt(root.low).isPositive()).toBe(true);
    expect(valueAt(root.high).isNegative()).toBe(true);
    expect(root.high.minus(root.low).lessThanOrEqualTo(root.rate.abs().times("2e-27"))).toBe(true);
  };

  test.prop([oneChange], runs)(
    "lies where the value changes its sign, within a unit, and is the nearest decimal",
    isWithinUnit,
  );
  test.prop([oneChange], { ...runs, seed: 1581355278 })(
    "also on a seed on which it once did not",
    isWithinUnit,
  );

  test.prop([oneChange, fc.constantFrom("-1", "2", "1e150", "3e-150")], runs)(
    "does not depend on the unit of the amounts",
    (amounts, factor) => {
      const scaled = amounts.map((amount) => new Decimal(amount).times(factor));
      expect(irr(scaled)).toEqual(irr(amounts));
    },
  );

  test.prop([oneChange], runs)("of amounts in reverse has the inverse growth", (amounts) => {
    const [there, back] = [irr(amounts), irr([...amounts].reverse())];
    const growths = [there.plus(1), back.plus(1)] as const;
    // Near -1 a rate of 28 digits has fewer digits of its growth, by as many as the inverse growth has before the point.
    expectClose(growths[0].times(growths[1]), new Decimal(1), Decimal.max(...growths));
  });
});

describe("all rates", () => {
  /** Π (g − (1 + rate)), whose roots are the rates, with coefficients of few digits. */
  const product = (rates: readonly string[]): Decimal[] =>
    rates.reduce(
      (coefficients: Decimal[], rate) =>
        coefficients
          .concat(new Exact(0))
          .map((coefficient, k) =>
            coefficient.minus((coefficients[k - 1] ?? new Exact(0)).times(new Exact(1).plus(rate))),
          ),
      [new Exact(1)],
    );

  test.prop([fc.uniqueArray(fc.integer({ min: -90, max: 900 }), { minLength: 1, maxLength: 6 })], {
    numRuns: 200,
  })("of a product of factors are the rates of the factors, and no others", (percents) => {
    const ordered = [...percents].sort((a, b) => a - b).map((percent) => `${percent}e-2`);
    const { roots, complete, signChanges } = periodicInternalRates(product(ordered));

    expect(roots.map(({ rate }) => rate.toString())).toEqual(ordered.map((r) => new Decimal(r).toString()));
    expect(complete).toBe(true);
    expect(signChanges).toBe(ordered.length);
  });

  // Quarters apart: what is lost or won within days is beyond all rates, see the tests of limits.
  const wild = fc.array(
    fc.tuple(fc.nat(60), cents(-1_000_000, 1_000_000)).map(([quarters, amount]) => ({
      date: dateOfDay(dayNumber("2020-01-01") + 91 * quarters),
      amount,
    })),
    { minLength: 1, maxLength: 12 },
  );

  test.prop([wild], { numRuns: 300 })(
    "are no more than the changes of sign, fewer only by an even number, and in order",
    (flows) => {
      const { roots, complete, unresolved, signChanges } = internalRates(flows);
      const worthless = signChanges === 0 && !complete;
      expect(roots.length).toBeLessThanOrEqual(signChanges);
      expect(complete).toBe(unresolved.length === 0 && !worthless);
      if (complete) expect((signChanges - roots.length) % 2).toBe(0);
      roots.slice(1).forEach(({ low }, index) => {
        expect(low.greaterThan(roots[index]?.high ?? 0)).toBe(true);
      });
    },
  );

  test.prop([wild, fc.integer({ min: -4000, max: 4000 })], runs)(
    "do not depend on when the flows start, on ACT/365F",
    (flows, days) => {
      const moved = flows.map(({ date, amount }) => ({ date: dateOfDay(dayNumber(date) + days), amount }));
      expect(internalRates(moved)).toEqual(internalRates(flows));
    },
  );

  test.prop([wild, dayCounts()], runs)("do not depend on the order of the flows", (flows, dayCount) => {
    expect(internalRates([...flows].reverse(), { dayCount })).toEqual(internalRates(flows, { dayCount }));
  });

  test.prop([wild, cents(-1_000_000, 1_000_000)], runs)(
    "do not depend on how the flows of a day are split",
    (flows, part) => {
      const split = flows.flatMap(({ date, amount }) => [
        { date, amount: part },
        { date, amount: new Decimal(amount).minus(part) },
      ]);
      expect(internalRates(split)).toEqual(internalRates(flows));
    },
  );

  test.prop([fc.array(cents(-1_000_000, 1_000_000), { minLength: 2, maxLength: 9 })], runs)(
    "of amounts 365 days apart are those of equal periods",
    (amounts) => {
      const flows = amounts.map((amount, k) => ({
        date: dateOfDay(dayNumber("2020-01-01") + 365 * k),
        amount,
      }));
      expect(internalRates(flows)).toEqual(periodicInternalRates(amounts));
    },
  );
});

describe("mirr", () => {
  test.prop([shortRates, receipts, cents(1, 1_000_000)], runs)(
    "at the internal rate of return is that rate",
    (rate, between, paid) => {
      const growth = new Exact(1).plus(rate);
      const last = future(growth, [new Decimal(paid).neg(), ...between])
        .times(growth)
        .neg();
      fc.pre(last.greaterThan(0) && atMost60Digits(last));
      const found = mirr([`-${paid}`, ...between, last], { financeRate: rate, reinvestRate: rate });
      expect(found.toString()).toBe(new Decimal(rate).toString());
    },
  );
});

describe("duration", () => {
  const days = fc.integer({ min: 0, max: 20_000 });

  test.prop([shortRates, days, cents(1, 1_000_000)], runs)(
    "of one flow is its time",
    (rate, later, amount) => {
      const flow = { date: dateOfDay(dayNumber("2021-01-01") + later), amount };
      expectClose(duration(rate, [flow], { valuationDate: "2021-01-01" }), new Decimal(later).div(365));
    },
  );

  test.prop(
    [
      fc.integer({ min: 0, max: 5000 }).map((bp) => `${bp}e-4`),
      trueCompoundings(),
      fc.array(fc.tuple(days, cents(1, 1_000_000)), { minLength: 1, maxLength: 8 }),
    ],
    runs,
  )("is modified duration times the growth within a compounding period", (rate, compounding, list) => {
    const flows = list.map(([later, amount]) => ({
      date: dateOfDay(dayNumber("2021-01-01") + later),
      amount,
    }));
    const periods = { annual: 1, "semi-annual": 2, quarterly: 4, monthly: 12 };
    const growth =
      compounding === "continuous" ? new Decimal(1) : new Decimal(rate).div(periods[compounding]).plus(1);
    const at = { valuationDate: "2021-01-01" };
    expectClose(
      modifiedDuration({ rate, compounding }, flows, at).times(growth),
      duration({ rate, compounding }, flows, at),
    );
  });

  test.prop([fc.integer({ min: 10, max: 4000 })], runs)("and xirr agree on what a flow earns", (later) => {
    const flows = [
      { date: "2021-01-01", amount: "-100" },
      { date: dateOfDay(dayNumber("2021-01-01") + later), amount: "150" },
    ];
    expectClose(xirr(flows).plus(1).ln().times(later).div(365).exp(), new Decimal("1.5"));
  });
});

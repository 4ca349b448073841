import { fc, test } from "@fast-check/vitest";
import { type DatedFlow, type Decimal, prepareLeg, presentValue, xnpv } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { decimalOf } from "../../src/numeric/decimal.js";
import { exactly } from "../../src/numeric/doubleDouble/constant.js";
import { double } from "../../src/numeric/doubleDouble/doubleDouble.js";
import { powerSum } from "../../src/numeric/doubleDouble/powerSum.js";
import { formatDate, toEpochDay } from "../../src/time/date.js";
import { refusal } from "../input/refusal.js";
import { expectWithin } from "../numeric/relativeError.js";

const Exact = decimalOf(110);
const START = toEpochDay({ year: 2020, month: 1, day: 1 });

const rates = fc.integer({ min: -3000, max: 9000 }).map((n) => new Exact(n).div(10_000).toString());

/** Cents, mills, whole numbers and decimals that no double holds; many flows on few days and few on many. */
const amounts = fc.oneof(
  fc.integer({ min: -9_999_999, max: 9_999_999 }).map((cents) => `${cents / 100}`),
  fc.integer({ min: -999, max: 999 }).map(String),
  fc.constantFrom("0", "0.125", "1e18", "-123456789012345678901.234567890123456789", "1e-20"),
);

const legs = (count: number, span: number): fc.Arbitrary<readonly DatedFlow[]> =>
  fc.array(
    fc.record({
      date: fc.integer({ min: 0, max: span }).map((day) => formatDate(START + day)),
      amount: amounts,
    }),
    { minLength: 1, maxLength: count },
  );

/** Flow by flow, with 110 digits. */
function reference(rate: string, flows: readonly DatedFlow[], from: number): { sum: Decimal; size: Decimal } {
  const growth = new Exact(1).plus(rate);
  let sum: Decimal = new Exact(0);
  let size: Decimal = new Exact(0);
  for (const { date, amount } of flows) {
    const days = Date.parse(date) / 86_400_000 - from;
    const term = new Exact(amount).times(growth.pow(new Exact(-days).div(365)));
    sum = sum.plus(term);
    size = size.plus(term.abs());
  }
  return { sum, size };
}

describe("a leg", () => {
  const valuationDate = formatDate(START);

  test.prop([rates, fc.oneof(legs(12, 20_000), legs(60, 40), legs(80, 3000))], { numRuns: 60 })(
    "is worth the sum of its flows, to 28 digits",
    (rate, flows) => {
      const { sum, size } = reference(rate, flows, START);
      expectWithin(
        "1e-27",
        prepareLeg(flows, { valuationDate }).xnpv(rate),
        sum,
        sum.abs().plus(size.times("1e-80")),
      );
    },
  );

  test.prop([rates, legs(40, 3000)], { numRuns: 30 })("agrees with xnpv and presentValue", (rate, flows) => {
    const value = xnpv(rate, flows, { valuationDate });
    expect(prepareLeg(flows, { valuationDate }).xnpv(rate).toString()).toBe(value.toString());
    expect(presentValue(rate, flows, { valuationDate }).toString()).toBe(value.toString());
  });

  test.prop([rates, legs(25, 3000)], { numRuns: 10 })(
    "has as many digits as are asked for",
    (rate, flows) => {
      const { sum, size } = reference(rate, flows, START);
      const value = xnpv(rate, flows, { valuationDate, precision: 60 });
      expectWithin("1e-59", value, sum, sum.abs().plus(size.times("1e-100")));
    },
  );

  it("keeps what it has read", () => {
    const flows = [
      { date: "2021-01-01", amount: "-100" },
      { date: "2022-01-01", amount: "121" },
    ];
    const leg = prepareLeg(flows);
    flows[1] = { date: "2022-01-01", amount: "0" };
    expect(leg.xnpv("0.1").toString()).toBe("10");
    expect(leg.valuationDate).toBe("2021-01-01");
    expect(Object.isFrozen(leg)).toBe(true);
  });

  it("names the first flow before the day discounted to", () => {
    const flows = ["2021-01-01", "2020-06-01", "2020-05-01"].map((date) => ({ date, amount: "1" }));
    expect(refusal(() => prepareLeg(flows)).path).toEqual(["flows", 1, "date"]);
  });

  it.each([27, 101, 28.5, "40", Number.NaN])("refuses %s digits", (precision) => {
    const error = refusal(() =>
      xnpv("0.1", [{ date: "2021-01-01", amount: "1" }], { precision: precision as number }),
    );
    expect(error.code).toBe("invalid-term");
    expect(error.path).toEqual(["options", "precision"]);
  });
});

describe("a sum of powers in double-doubles", () => {
  const terms = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 12_000 }), fc.integer({ min: -1e12, max: 1e12 })), {
      minLength: 1,
      maxLength: 400,
    })
    .map((pairs) => [...new Map(pairs)].sort(([a], [b]) => a - b));
  const steps = fc.double({ min: -1e-3, max: 2e-3, noNaN: true, noDefaultInfinity: true });

  test.prop([terms, steps], { numRuns: 60 })(
    "lies within its bound, and so does its moment",
    (pairs, step) => {
      const exponents = Int32Array.from(pairs, ([n]) => n);
      const { sum, error, moment, momentError, slope } = powerSum(
        { exponents, amounts: Float64Array.from(pairs, ([, amount]) => amount) },
        double(step),
      );
      const base = new Exact(exactly(step)).neg().exp();
      let exact: Decimal = new Exact(0);
      let exactMoment: Decimal = new Exact(0);
      let size: Decimal = new Exact(0);
      for (const [n, amount] of pairs) {
        const term = base.pow(n).times(amount);
        exact = exact.plus(term);
        exactMoment = exactMoment.plus(term.times(n));
        size = size.plus(term.abs().times(n));
      }
      const got = new Exact(exactly(sum.hi)).plus(exactly(sum.lo));
      expect(got.minus(exact).abs().toNumber()).toBeLessThanOrEqual(error);
      expect(new Exact(exactly(moment)).minus(exactMoment).abs().toNumber()).toBeLessThanOrEqual(momentError);
      expect(size.toNumber()).toBeLessThanOrEqual(slope * (1 + 1e-12));
    },
  );
});

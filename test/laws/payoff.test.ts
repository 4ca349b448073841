import fc from "fast-check";
import { type Amount, add, constant, ifAtLeast, max, metric, min, observe, times } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { amountAt } from "../../src/algebra/amountAt.js";
import { type Payoff, payoffAt } from "../../src/algebra/payoff.js";
import { payoffOf } from "../../src/algebra/payoffOf.js";
import { Decimal, decimalOf } from "../../src/numeric/decimal.js";
import { decimals } from "../../src/numeric/decimalBall.js";

// The normal form of an amount of one observable must be the amount itself: at random points, at its breakpoints, and just
// beside them, where an error of a side would show.

const x = observe(metric("m", 2021, "USD"));
const noDates = () => {
  throw new Error("no dates here");
};

const small = fc.integer({ min: -40, max: 40 }).map((tenths) => (tenths / 10).toFixed(1));

/** Amounts of one observable with coefficients of one place, so that direct evaluation is exact. */
const amounts: fc.Arbitrary<Amount> = fc.letrec<{ amount: Amount }>((tie) => ({
  amount: fc.oneof(
    { maxDepth: 5 },
    fc.constant(x),
    small.map(constant),
    fc.tuple(tie("amount"), tie("amount")).map(([a, b]) => add(a, b)),
    fc.tuple(small, tie("amount")).map(([k, a]) => times(k, a)),
    fc.tuple(tie("amount"), tie("amount")).map(([a, b]) => min(a, b)),
    fc.tuple(tie("amount"), tie("amount")).map(([a, b]) => max(a, b)),
    fc
      .tuple(tie("amount"), small, tie("amount"), tie("amount"))
      .map(([test, k, a, b]) => ifAtLeast(test, k, a, b)),
  ),
})).amount;

const normalForm = (amount: Amount): Payoff => payoffOf(amount, { dayOf: noDates, valueOf: () => undefined });

const Exact = decimalOf(250);
const numbers = decimals(250, 100, true);
const directly = (amount: Amount, at: Decimal): Decimal =>
  amountAt(amount, { numbers, dayOf: noDates, forecast: () => numbers.of(new Exact(at)) }).toDecimal();

const BESIDE = new Decimal("1e-20");
const NEAR = "1e-40";

/** A finite decimal, short enough that direct evaluation meets it exactly. */
const isShort = (at: Decimal): boolean => at.precision() < 40;

describe("the normal form of an amount", () => {
  it("is the amount at any point", () => {
    fc.assert(
      fc.property(amounts, fc.oneof(small, fc.integer().map(String)), (amount, point) => {
        const at = new Decimal(point);
        expect(payoffAt(normalForm(amount), at).toString()).toBe(directly(amount, at).toString());
      }),
      { numRuns: 400 },
    );
  });

  it("is the amount at its breakpoints and beside them", () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        const payoff = normalForm(amount);
        for (const { at, value } of payoff.breakpoints) {
          if (isShort(at)) expect(value.toString()).toBe(directly(amount, at).toString());
          for (const beside of [at.plus(BESIDE), at.minus(BESIDE)]) {
            const gap = payoffAt(payoff, beside).minus(directly(amount, beside)).abs();
            expect(gap.lessThan(NEAR), `${gap} at ${beside}`).toBe(true);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  it("has its breakpoints in order and none too many", () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        const { breakpoints, lines } = normalForm(amount);
        expect(lines.length).toBe(breakpoints.length + 1);
        breakpoints.forEach(({ at, value }, index) => {
          const [before, after] = [lines[index], lines[index + 1]];
          expect(breakpoints[index - 1]?.at.lessThan(at) ?? true).toBe(true);
          const sameLine =
            before?.slope.equals(after?.slope ?? 0) && before.intercept.equals(after?.intercept ?? 0);
          const onLine = before?.intercept.plus(before.slope.times(at)).equals(value);
          expect(sameLine && onLine).toBe(false);
        });
      }),
      { numRuns: 400 },
    );
  });
});

describe("a jump belongs to the side that reaches the threshold", () => {
  const jump = (test: Amount) => normalForm(ifAtLeast(test, "3", constant("1"), constant("0")));

  it("from below, the upper side", () => {
    const { breakpoints, lines } = jump(x);
    expect(breakpoints.map(({ at, value }) => `${at}: ${value}`)).toEqual(["3: 1"]);
    expect(lines.map(({ intercept }) => String(intercept))).toEqual(["0", "1"]);
  });

  it("from above, the lower side", () => {
    const { breakpoints, lines } = jump(times("-1", x));
    expect(breakpoints.map(({ at, value }) => `${at}: ${value}`)).toEqual(["-3: 1"]);
    expect(lines.map(({ intercept }) => String(intercept))).toEqual(["1", "0"]);
  });

  it("or neither, where one jump ends as another begins", () => {
    const up = ifAtLeast(x, "0", constant("0"), constant("1"));
    const down = ifAtLeast(times("-1", x), "0", constant("0"), constant("1"));
    expect(normalForm(add(up, down)).breakpoints.map(({ value }) => String(value))).toEqual(["0"]);
    expect(normalForm(add(up, down)).lines.map(({ intercept }) => String(intercept))).toEqual(["1", "1"]);
  });

  it("at a threshold that is no finite decimal too", () => {
    const third = normalForm(ifAtLeast(times("3", x), "1", constant("1"), constant("0")));
    expect(third.breakpoints.map(({ value }) => String(value))).toEqual(["1"]);
  });
});

import fc from "fast-check";
import { type Amount, add, constant, ifAtLeast, max, metric, min, observe, times } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { payoffOf } from "../../src/algebra/payoffOf.js";
import type { Coordinate, Distribution } from "../../src/distributions/distribution.js";
import { lognormal } from "../../src/distributions/lognormal.js";
import { normal } from "../../src/distributions/normal.js";
import { scenarios } from "../../src/distributions/scenarios.js";
import { triangular } from "../../src/distributions/triangular.js";
import { uniform } from "../../src/distributions/uniform.js";
import { doubleDoubles } from "../../src/numeric/ball.js";
import { Decimal } from "../../src/numeric/decimal.js";
import { integrate } from "../../src/numeric/integrate.js";
import type { Real } from "../../src/numeric/real.js";
import { Undecided } from "../../src/numeric/undecided.js";
import { expectation, realPayoffAt } from "../../src/pricing/expectation.js";
import { real, sixtyDigits } from "../numeric/sixtyDigits.js";

const of = (text: string): Real => real(new Decimal(text));
const x = observe(metric("m", 2021, "USD"));
const form = (amount: Amount) =>
  payoffOf(amount, {
    dayOf: () => 0,
    valueOf: () => undefined,
  });
const call = (strike: string): Amount => max(add(x, constant(`-${strike}`)), constant("0"));

const expected = (amount: Amount, distribution: Distribution): Decimal =>
  expectation(form(amount), distribution, sixtyDigits).toResult();

const off = (value: Decimal, figure: string): number => value.minus(figure).div(figure).abs().toNumber();

describe("an expectation in closed form", () => {
  // mpmath, 60 digits: F·Φ(d1) − K·Φ(d2) with ncdf, for F = 1.
  it.each([
    ["0.4", "1.2", "0.0918809470952251197731932111179"],
    ["0.1", "5", "1.92354796192262584718709934317e-60"],
  ])("is Black's formula for a call, v = %s, K = %s, far from the money too", (v, strike, figure) => {
    const value = expected(call(strike), lognormal(of("1"), of(v)));
    const put = expected(
      max(add(times("-1", x), constant(strike)), constant("0")),
      lognormal(of("1"), of(v)),
    );
    expect(off(value, figure)).toBeLessThan(1e-29);
    expect(off(put.minus(value), new Decimal(strike).minus(1).toString())).toBeLessThan(1e-50);
  });

  const numbers = doubleDoubles;
  const few = (text: string): Real => numbers.of(new Decimal(text));
  const shapes: [string, Distribution][] = [
    ["lognormal", lognormal(few("1.5"), few("0.6"))],
    ["normal", normal(few("0.5"), few("2"))],
    ["uniform", uniform(few("-1"), few("4"))],
    ["triangular", triangular(few("-1"), few("0.5"), few("4"))],
  ];
  const coefficient = fc.integer({ min: -20, max: 20 }).map((tenths) => (tenths / 10).toFixed(1));
  const payoffs = fc
    .tuple(coefficient, coefficient, coefficient, coefficient, coefficient)
    .map(([slope, floor, cap, threshold, bonus]) =>
      add(
        min(max(times(slope, x), constant(floor)), constant(cap)),
        ifAtLeast(x, threshold, constant(bonus), x),
      ),
    );

  /** The value of the coordinate at which a distribution takes a value, or the end that is nearest to it. */
  function scoreOf(value: Decimal, { knots, valueAt }: Coordinate): Decimal {
    let [low, high] = [knots[0] ?? value, knots.at(-1) ?? value];
    for (let step = 0; step < 80; step += 1) {
      const middle = low.plus(high).div(2);
      if (valueAt(numbers.of(middle)).toDecimal().lessThan(value)) low = middle;
      else high = middle;
    }
    return low;
  }

  /** What pairs of doubles can decide; the library asks for more digits where they cannot, and this draws another payoff. */
  function decided<Value>(run: () => Value): Value {
    try {
      return run();
    } catch (error) {
      fc.pre(!(error instanceof Undecided));
      throw error;
    }
  }

  it.each(shapes)("agrees with quadrature over a %s", (_, distribution) => {
    const { coordinate } = distribution;
    if (coordinate === undefined) throw new Error("continuous ones have a coordinate");
    fc.assert(
      fc.property(payoffs, (amount) => {
        const payoff = form(amount);
        // Quadrature between the kinks, so that it is a second route and not a rough one.
        const kinks = coordinate.knots.slice(1).flatMap((to, index) => {
          const from = coordinate.knots[index] ?? to;
          return [...payoff.breakpoints.map(({ at }) => scoreOf(at, coordinate)), to]
            .filter((z) => z.greaterThan(from) && z.lessThanOrEqualTo(to))
            .sort((a, b) => a.comparedTo(b));
        });
        const knots = [coordinate.knots[0] ?? new Decimal(0), ...kinks];
        const { value: numerically } = decided(() =>
          integrate(
            (z) => coordinate.densityAt(z).times(realPayoffAt(payoff, coordinate.valueAt(z), numbers)),
            { knots: knots.map((knot) => numbers.of(knot)), singularAtKnots: false },
            numbers,
          ),
        );
        const gap = decided(() => expectation(payoff, distribution, numbers)).minus(numerically);
        expect(gap.toDecimal().abs().lessThan("1e-12"), gap.toDecimal().toString()).toBe(true);
      }),
      { numRuns: 4 },
    );
  });

  it("is the weighted sum over scenarios, thresholds met exactly included", () => {
    const quarters = scenarios(
      ["1", "2", "3", "4"].map((value) => ({
        value: new Decimal(value),
        probability: new Decimal("0.25"),
      })),
      sixtyDigits,
    );
    const atLeastThree = ifAtLeast(x, "3", constant("100"), constant("0"));
    expect(expected(atLeastThree, quarters).toString()).toBe("50");
    expect(expected(call("2.5"), quarters).toString()).toBe("0.5");
  });
});

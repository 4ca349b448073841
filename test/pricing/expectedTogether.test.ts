import { type Amount, add, constant, ifAtLeast, max, metric, min, observe, times } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { observableKey } from "../../src/algebra/observable.js";
import { payoffOf } from "../../src/algebra/payoffOf.js";
import type { Distribution } from "../../src/distributions/distribution.js";
import { lognormal } from "../../src/distributions/lognormal.js";
import { normal } from "../../src/distributions/normal.js";
import { scenarios } from "../../src/distributions/scenarios.js";
import { triangular } from "../../src/distributions/triangular.js";
import { uniform } from "../../src/distributions/uniform.js";
import { doubleDoubles } from "../../src/numeric/ball.js";
import { Decimal } from "../../src/numeric/decimal.js";
import { expectedTogether, type Linked } from "../../src/pricing/expectedTogether.js";

const of = (text: string) => doubleDoubles.of(new Decimal(text));
const observables = [metric("x", 2021, "USD"), metric("y", 2021, "USD")] as const;
const [x, y] = [observe(observables[0]), observe(observables[1])];
const nothing = constant("0");
const one = constant("1");
const sum = add(x, y);
const callOn = (amount: Amount, strike: string): Amount =>
  max(add(amount, times("-1", constant(strike))), nothing);

/** The expectation of an amount of x and y, with the two given in either order. */
function expectedBothWays(amount: Amount, ofX: Distribution, ofY: Distribution, rho: string) {
  const [first, second] = observables.map((observable, index): Linked => {
    const key = observableKey(observable);
    return {
      distribution: index === 0 ? ofX : ofY,
      payoffAtValue: (value) =>
        payoffOf(amount, {
          dayOf: () => 0,
          valueOf: (other) => (observableKey(other) === key ? value : undefined),
        }),
    };
  }) as [Linked, Linked];
  return [
    expectedTogether([first, second], of(rho), doubleDoubles),
    expectedTogether([second, first], of(rho), doubleDoubles),
  ] as const;
}

/** That an expectation is a figure to sixteen digits, and known to be. */
function expectFigure(found: ReturnType<typeof expectedBothWays>, figure: Decimal | number | string): void {
  const size = new Decimal(figure).abs().toNumber();
  for (const integral of found) {
    if (integral === undefined) throw new Error("of such families it has no closed form");
    expect(integral.error).toBeLessThan(1e-14 * size);
    // Figures of `Math` have fifteen digits.
    const accuracy = typeof figure === "number" ? 1e-14 : 1e-16;
    expect(integral.value.toDecimal().minus(figure).abs().toNumber()).toBeLessThan(accuracy * size);
  }
}

/** P(X ≥ 0, Y ≥ 0) of two standard normal scores (Sheppard 1899). */
const bothAbove = (rho: number): number => 1 / 4 + Math.asin(rho) / (2 * Math.PI);
const DENSITY_AT_0 = 1 / Math.sqrt(2 * Math.PI);
const coin = scenarios(
  ["0", "1"].map((value) => ({ value: new Decimal(value), probability: new Decimal("0.5") })),
  doubleDoubles,
);
const CORRELATIONS = [
  ["0.5", 0.5],
  ["-0.5", -0.5],
  ["0.9", 0.9],
] as const;

describe("the narrower of two quantities is integrated over", () => {
  // Bachelier 1900: the sum of two jointly normal quantities is normal.
  it.each([
    ["0.5", "50", "0.01", "120"],
    ["-0.999", "50", "0.01", "120"],
    ["0.5", "50", "0.00001", "1000"],
    ["0.99", "50", "50", "120"],
    ["0.999999", "50", "50", "120"],
    ["-0.999999", "50", "40", "120"],
  ])("so that a call on their sum has its digits: ρ = %s, deviations %s and %s", (rho, wide, narrow, mean) => {
    const [a, b] = [of(wide), of(narrow)];
    const variance = a
      .times(a)
      .plus(b.times(b))
      .plus(a.times(b).times(of(rho)).times(2));
    const figure = normal(of("5"), variance.sqrt()).call(of("0")).toDecimal();
    const strike = new Decimal(mean).plus(120).toString();
    const [wider, narrower] = [normal(of("125"), a), normal(of(mean), b)];
    expectFigure(expectedBothWays(callOn(sum, strike), wider, narrower, rho), figure);
    expectFigure(expectedBothWays(callOn(sum, strike), narrower, wider, rho), figure);
  });
});

it.each([
  ["0.5", "10000"],
  ["0.99", "1000"],
  ["-0.9", "10000"],
])("a quantity that is counted many times may be the wider one: ρ = %s, %s times", (rho, times_) => {
  const [single, counted] = [of("50"), of(times_).times(10)];
  const variance = single
    .times(single)
    .plus(counted.times(counted))
    .plus(single.times(counted).times(of(rho)).times(2));
  const figure = normal(of("10"), variance.sqrt()).call(of("0")).toDecimal();
  const amount = callOn(add(x, times(times_, y)), new Decimal(times_).times(3).plus(90).toString());
  expectFigure(expectedBothWays(amount, normal(of("100"), of("50")), normal(of("3"), of("10")), rho), figure);
});

describe.each(CORRELATIONS)("with a correlation of %s", (rho, correlation) => {
  const standard = normal(of("0"), of("1"));
  const isBoth = ifAtLeast(min(x, y), "1", one, nothing);

  it("two cases are both the higher ones as often as two scores are both above 0", () => {
    expectFigure(expectedBothWays(isBoth, coin, coin, rho), bothAbove(correlation));
  });

  it("a quantity is paid in one of two cases", () => {
    const yIfX = ifAtLeast(x, "1", y, nothing);
    expectFigure(
      expectedBothWays(yIfX, coin, normal(of("3"), of("2")), rho),
      1.5 + 2 * correlation * DENSITY_AT_0,
    );
    expectFigure(
      expectedBothWays(ifAtLeast(y, "0", x, nothing), coin, standard, rho),
      bothAbove(correlation),
    );
  });

  // Φ(Z) is the probability that a third score, independent of both, is less than Z.
  const partAbove = bothAbove(correlation / Math.SQRT2);

  it("a uniform quantity is paid in one of two cases", () => {
    const unit = uniform(of("0"), of("1"));
    expectFigure(expectedBothWays(ifAtLeast(x, "1", y, nothing), coin, unit, rho), partAbove);
    expectFigure(expectedBothWays(ifAtLeast(y, "0.5", x, nothing), coin, unit, rho), bothAbove(correlation));
  });

  it("a triangular quantity reaches its median in one of two cases", () => {
    const tent = triangular(of("-1"), of("0"), of("1"));
    expectFigure(expectedBothWays(ifAtLeast(y, "0", x, nothing), coin, tent, rho), bothAbove(correlation));
  });

  it("a uniform quantity is paid if another one reaches a threshold, and the other way round", () => {
    const unit = uniform(of("0"), of("1"));
    const found = expectedBothWays(ifAtLeast(x, "0", y, nothing), standard, unit, rho);
    for (const integral of found) expect(integral?.value.toNumber()).toBeCloseTo(partAbove, 12);
    const other = expectedBothWays(ifAtLeast(y, "0.5", x, nothing), normal(of("3"), of("2")), unit, rho);
    for (const integral of other) {
      expect(integral?.value.toNumber()).toBeCloseTo(1.5 + 2 * correlation * DENSITY_AT_0, 12);
    }
  });
});

describe("a jump", () => {
  // ∫ φ(z)·Φ((ρz − b)/√(1 − ρ²)) dz over z ≥ 0 is P(X ≥ 0, Y ≥ b): mpmath, 30 digits.
  it.each([
    ["0.5", "0.421616339658789484287139504541"],
    ["-0.5", "0.278383660341210515712860495459"],
    ["0.9", "0.489609097485308520727292198706"],
  ])("away from the median of a uniform quantity is met in one of two cases: ρ = %s", (rho, figure) => {
    const unit = uniform(of("0"), of("1"));
    expectFigure(expectedBothWays(ifAtLeast(y, "0.3", x, nothing), coin, unit, rho), figure);
  });

  it.each([
    ["0.9", "1", "0.157950448930983239487044525758"],
    ["0.99", "1", "0.158655253931451826662583266171"],
    ["0.999", "1", "0.158655253931457051414767454368"],
    ["0.9999999", "1", "0.158655253931457051414767454368"],
    ["0.9999999", "2", "0.022750131948179207200282637167"],
  ])("is met in one of two cases that nearly decide over it: ρ = %s, %s deviations above the mean", (rho, level, figure) => {
    const amount = ifAtLeast(y, level, x, nothing);
    expectFigure(expectedBothWays(amount, coin, normal(of("0"), of("1")), rho), figure);
  });

  it.each([
    "1",
    "2",
  ])("and a bend there leave the call by itself, which the other case adds nothing to: %s", (level) => {
    const standard = normal(of("0"), of("1"));
    const amount = ifAtLeast(x, "1", callOn(y, level), nothing);
    const figure = standard.call(of(level)).toDecimal();
    expectFigure(expectedBothWays(amount, coin, standard, "0.9999999"), figure);
  });
});

describe("what rises steeply with its score", () => {
  const steep = lognormal(of("1"), of("10"));

  // Weighed with a lognormal over its mean, the other one's score has the mean ρv.
  it.each([
    ["0.9", "1"],
    ["-0.9", "0"],
  ])("counts where it is large, however unlikely that is: ρ = %s", (rho, paidAt) => {
    const inCase = paidAt === "1" ? ifAtLeast(x, "1", y, nothing) : ifAtLeast(x, "1", nothing, y);
    expectFigure(expectedBothWays(inCase, coin, steep, rho), of("9").normalCdf().toDecimal());
  });

  // Margrabe 1978: σ² = σ₁² + σ₂² − 2ρσ₁σ₂.
  it.each(["0.9", "-0.9", "0.9999"])("is exchanged for its like as Margrabe says: ρ = %s", (rho) => {
    const exchange = callOn(add(x, times("-1", y)), "0");
    const deviation = of("1").minus(of(rho)).times(50).sqrt();
    const figure = lognormal(of("1"), deviation).call(of("1")).toDecimal();
    const like = lognormal(of("1"), of("5"));
    expectFigure(expectedBothWays(exchange, like, like, rho), figure);
  });
});

it("of two families that do not say what they are like under another score there is none", () => {
  const unit = uniform(of("0"), of("1"));
  expect(expectedBothWays(callOn(sum, "1"), unit, unit, "0.5")).toEqual([undefined, undefined]);
});

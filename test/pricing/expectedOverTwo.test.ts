import fc from "fast-check";
import {
  type Amount,
  add,
  constant,
  ifAtLeast,
  max,
  metric,
  min,
  observe,
  parseAssumptions,
  times,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { observableKey } from "../../src/algebra/observable.js";
import type { Distribution } from "../../src/distributions/distribution.js";
import { lognormal } from "../../src/distributions/lognormal.js";
import { normal } from "../../src/distributions/normal.js";
import { pert } from "../../src/distributions/pert.js";
import { shiftedLognormal } from "../../src/distributions/shiftedLognormal.js";
import { triangular } from "../../src/distributions/triangular.js";
import { uniform } from "../../src/distributions/uniform.js";
import { doubleDoubles } from "../../src/numeric/ball.js";
import { Decimal } from "../../src/numeric/decimal.js";
import { type Estimate, expectedAmount } from "../../src/pricing/expectedAmount.js";

const of = (text: string) => doubleDoubles.of(new Decimal(text));
const first = observe(metric("m", 2021, "USD"));
const second = observe(metric("m", 2022, "USD"));
const sum = add(first, second);
const nothing = constant("0");
const callOn = (amount: Amount, threshold: string): Amount =>
  max(add(amount, times("-1", constant(threshold))), nothing);

const { dependence } = parseAssumptions({ valuationDate: "2021-01-01" });

function estimated(amount: Amount, x: Distribution, y: Distribution): Estimate {
  const key = observableKey(metric("m", 2021, "USD"));
  const distributionOf = (observable: Parameters<typeof observableKey>[0]) =>
    observableKey(observable) === key ? x : y;
  return expectedAmount(amount, distributionOf, {
    numbers: doubleDoubles,
    dayOf: () => 0,
    dependence,
    scoreOf: (observable) => ({ driver: observableKey(observable), key: "", halfDays: 0 }),
  });
}

const expected = (...of: Parameters<typeof estimated>): Decimal => estimated(...of).value.toDecimal();

/** Digits in which two figures agree. */
const digits = (value: Decimal, figure: string | Decimal): number =>
  -value.minus(figure).div(figure).abs().plus("1e-40").log().toNumber();

const SIXTEEN = 16;

describe("an amount of two continuous quantities", () => {
  const unit = uniform(of("0"), of("1"));

  it.each<[string, Amount, string]>([
    ["the odds that two uniforms add up to 1.5", ifAtLeast(sum, "1.5", constant("1"), nothing), "0.125"],
    ["the larger of two uniforms", max(first, second), "0.66666666666666666666"],
    ["a call on their sum at 1", callOn(sum, "1"), "0.16666666666666666667"],
    ["a payment of the one if the other reaches 0.25", ifAtLeast(second, "0.25", first, nothing), "0.375"],
  ])("agrees with a computation by hand: %s", (_, amount, figure) => {
    const { value, error: errorOf } = estimated(amount, unit, unit);
    const error = errorOf();
    expect(digits(value.toDecimal(), figure)).toBeGreaterThan(SIXTEEN);
    const miss = value.toDecimal().minus(figure).abs().toNumber();
    expect(error).toBeGreaterThan(0);
    expect(error).toBeLessThan(1e-15);
    expect(miss).toBeLessThanOrEqual(error + 1e-20);
  });

  it("is taken in either order: a threshold on a sum whose second part is uniform", () => {
    const [x, y] = [normal(of("10"), of("4")), uniform(of("0"), of("20"))];
    const amount = ifAtLeast(sum, "25", constant("7"), nothing);
    expect(digits(expected(amount, x, y), expected(amount, y, x))).toBeGreaterThan(SIXTEEN);
  });

  // Bachelier 1900: the sum of two independent normals is normal, with the root of the sum of squares as deviation.
  it("agrees with Bachelier's formula for the sum of two normals", () => {
    const one = normal(of("220"), of("50"));
    const value = expected(callOn(sum, "240"), normal(of("100"), of("30")), normal(of("120"), of("40")));
    expect(digits(value, one.call(of("240")).toDecimal())).toBeGreaterThan(SIXTEEN);
  });

  // Margrabe 1978: an option to exchange one lognormal for another is Black's formula with σ² = σ₁² + σ₂².
  it("agrees with Margrabe's formula for an exchange of two lognormals", () => {
    const value = expected(
      callOn(add(first, times("-1", second)), "0"),
      lognormal(of("100"), of("0.3")),
      lognormal(of("110"), of("0.4")),
    );
    const black = lognormal(of("100"), of("0.5")).call(of("110"));
    expect(digits(value, black.toDecimal())).toBeGreaterThan(SIXTEEN);
  });

  it("knows that of two alike PERTs each is the larger half of the time", () => {
    const [low, mode, high] = [of("10"), of("35"), of("90")];
    const gap = add(first, times("-1", second));
    const value = expected(
      ifAtLeast(gap, "0", constant("1"), nothing),
      pert(low, mode, high),
      pert(low, mode, high),
    );
    expect(digits(value, "0.5")).toBeGreaterThan(SIXTEEN);
  });

  it("answers where one is 1e38 times as narrow as the other, or both are next to certain", () => {
    const [wide, narrow] = [normal(of("1e8"), of("1e7")), normal(of("1e8"), of("1e-30"))];
    const amount = callOn(sum, "2e8");
    // sd·φ(0): of the wide one alone, and of the two together.
    expect(digits(expected(amount, wide, narrow), "3989422.8040143267794")).toBeGreaterThan(SIXTEEN);
    const together = normal(of("0"), of("2").sqrt().times(of("1e-30"))).call(of("0"));
    const value = expected(callOn(sum, "0"), normal(of("0"), of("1e-30")), normal(of("0"), of("1e-30")));
    expect(digits(value, together.toDecimal())).toBeGreaterThan(SIXTEEN);
  });

  const families: Readonly<Record<string, (mean: number, width: number) => Distribution>> = {
    lognormal: (mean, width) => lognormal(of(`${mean}`), of(`${width}`).div(100)),
    shiftedLognormal: (mean, width) => shiftedLognormal(of(`${mean}`), of(`${width}`).div(100), of("40")),
    normal: (mean, width) => normal(of(`${mean}`), of(`${width}`)),
    uniform: (mean, width) => uniform(of(`${mean - width}`), of(`${mean + width}`)),
    triangular: (mean, width) => triangular(of(`${mean - width}`), of(`${mean}`), of(`${mean + 2 * width}`)),
    pert: (mean, width) => pert(of(`${mean - width}`), of(`${mean}`), of(`${mean + 2 * width}`)),
  };
  const quantity = fc.record({
    family: fc.constantFrom(...Object.keys(families)),
    mean: fc.integer({ min: 1, max: 500 }),
    width: fc.integer({ min: 1, max: 150 }),
  });
  const made = ({ family, mean, width }: { family: string; mean: number; width: number }): Distribution => {
    const make = families[family];
    if (make === undefined) throw new Error(`no family ${family}`);
    return make(mean, width);
  };
  const level = fc.integer({ min: 1, max: 900 }).map(String);
  const contract = fc.tuple(fc.nat(6), level, level).map(([kind, threshold, cap]): Amount => {
    const contracts: readonly Amount[] = [
      min(callOn(sum, threshold), constant(cap)),
      min(add(callOn(first, threshold), callOn(second, threshold)), constant(cap)),
      ifAtLeast(sum, threshold, constant(cap), nothing),
      ifAtLeast(first, threshold, max(second, nothing), nothing),
      max(first, min(second, constant(cap))),
      ifAtLeast(min(first, second), threshold, sum, nothing),
      ifAtLeast(add(first, times("-1", second)), threshold, constant(cap), max(first, nothing)),
    ];
    return contracts[kind] ?? nothing;
  });
  const mirrored = (amount: Amount): Amount => {
    switch (amount.tag) {
      case "observe":
        return amount === first || JSON.stringify(amount) === JSON.stringify(first) ? second : first;
      case "add":
        return add(mirrored(amount.left), mirrored(amount.right));
      case "min":
        return min(mirrored(amount.left), mirrored(amount.right));
      case "max":
        return max(mirrored(amount.left), mirrored(amount.right));
      case "times":
        return times(amount.factor, mirrored(amount.amount));
      case "ifAtLeast":
        return ifAtLeast(
          mirrored(amount.amount),
          amount.threshold,
          mirrored(amount.then),
          mirrored(amount.otherwise),
        );
      default:
        return amount;
    }
  };

  it("is never refused, and does not hang on which quantity comes first", () => {
    fc.assert(
      fc.property(contract, quantity, quantity, (amount, x, y) => {
        const value = expected(amount, made(x), made(y));
        const swapped = expected(mirrored(amount), made(y), made(x));
        const size = Math.max(x.mean + x.width, y.mean + y.width);
        expect(value.minus(swapped).abs().toNumber()).toBeLessThan(1e-14 * size);
      }),
      { numRuns: 25 },
    );
  });

  it("is linear: a capped amount and what the cap takes away add up to the uncapped one", () => {
    fc.assert(
      fc.property(level, level, quantity, quantity, (threshold, cap, x, y) => {
        const uncapped = callOn(sum, threshold);
        const parts = [min(uncapped, constant(cap)), callOn(uncapped, cap)];
        const [whole, ...both] = [uncapped, ...parts].map((amount) => expected(amount, made(x), made(y)));
        const total = both.reduce((added, part) => added.plus(part), new Decimal(0));
        expect(
          total
            .minus(whole ?? 0)
            .abs()
            .toNumber(),
        ).toBeLessThan(1e-14 * (x.mean + y.mean + 600));
      }),
      { numRuns: 15 },
    );
  });
});

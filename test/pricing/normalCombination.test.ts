import {
  type Amount,
  type AssumptionsInput,
  add,
  constant,
  currency,
  expectedCashFlows,
  ifAtLeast,
  max,
  metric,
  min,
  observe,
  on,
  one,
  scale,
  times,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { type Observable, observableKey } from "../../src/algebra/observable.js";
import { lognormal } from "../../src/distributions/lognormal.js";
import { normal } from "../../src/distributions/normal.js";
import { doubleDoubles } from "../../src/numeric/ball.js";
import { Decimal } from "../../src/numeric/decimal.js";
import { isNormal, ofOneCombination } from "../../src/pricing/normalCombination.js";

const observables = ["x", "y", "z"].map((name) => metric(name, 2021, "USD"));
const [x, y, z] = observables.map(observe) as [Amount, Amount, Amount];
const nothing = constant("0");
const minus = (a: Amount, b: Amount): Amount => add(a, times("-1", b));
const callOn = (amount: Amount, strike: string): Amount => max(minus(amount, constant(strike)), nothing);

type Metrics = NonNullable<AssumptionsInput["metrics"]>;

const jointly = (...of: readonly (readonly [mean: string, standardDeviation: string])[]): Metrics =>
  Object.fromEntries(
    of.map(([mean, standardDeviation], index) => [
      "xyz"[index],
      { forecast: { 2021: { distribution: "normal", mean, standardDeviation } as const } },
    ]),
  );

function expected(amount: Amount, metrics: Metrics, more: Partial<AssumptionsInput> = {}): string {
  const claim = on("2021-12-31", scale(amount, one(currency("USD"))));
  const [flow] = expectedCashFlows(claim, { valuationDate: "2021-01-01", metrics, ...more });
  return String(flow?.expectedUnits);
}

describe("jointly normal quantities are worth what their combination is, to the last digit", () => {
  it.each<[string, Amount, Amount, Metrics, readonly [string, string]]>([
    // 3² + 4² = 5²
    ["a sum", callOn(add(x, y), "20"), callOn(x, "20"), jointly(["10", "3"], ["7", "4"]), ["17", "5"]],
    [
      "a difference, one of them counted twice",
      callOn(minus(x, times("2", y)), "-1"),
      callOn(x, "-1"),
      jointly(["10", "3"], ["7", "2"]),
      ["-4", "5"],
    ],
    [
      "parts that are multiples of one combination, with their signs",
      max(add(x, times("2", y)), add(times("-0.5", add(x, times("2", y))), constant("60"))),
      max(x, add(times("-0.5", x), constant("60"))),
      jointly(["10", "3"], ["7", "2"]),
      ["24", "5"],
    ],
    [
      "a test of a combination that decides over what is certain and over itself",
      ifAtLeast(add(x, y), "18", times("0.5", add(x, y)), constant("4")),
      ifAtLeast(x, "18", times("0.5", x), constant("4")),
      jointly(["10", "3"], ["7", "4"]),
      ["17", "5"],
    ],
    [
      "capped sums, and a number beside them",
      add(min(add(x, y), constant("19")), add(constant("2.5"), callOn(add(y, x), "21"))),
      add(min(x, constant("19")), add(constant("2.5"), callOn(x, "21"))),
      jointly(["10", "3"], ["7", "4"]),
      ["17", "5"],
    ],
    [
      "a multiple of a sum with a number in it",
      max(times("2", add(add(x, y), constant("-16"))), constant("3")),
      max(times("2", add(x, constant("-16"))), constant("3")),
      jointly(["10", "3"], ["7", "4"]),
      ["17", "5"],
    ],
    [
      "a cap on parts, each of which bends",
      min(add(callOn(add(x, y), "15"), add(minus(x, constant("1")), y)), constant("19")),
      min(add(callOn(x, "15"), minus(x, constant("1"))), constant("19")),
      jointly(["10", "3"], ["7", "4"]),
      ["17", "5"],
    ],
    [
      "a share of a part that bends, capped",
      min(times("0.25", callOn(add(x, y), "15")), constant("1")),
      min(times("0.25", callOn(x, "15")), constant("1")),
      jointly(["10", "3"], ["7", "4"]),
      ["17", "5"],
    ],
  ])("%s", (_, amount, ofOne, metrics, [mean, deviation]) => {
    expect(expected(amount, metrics)).toBe(expected(ofOne, jointly([mean, deviation])));
  });

  it("with their correlations, each pair's own", () => {
    const together = (a: string, b: string, correlation: string) => ({
      between: [a, b] as const,
      correlation,
    });
    // 3² + 5² + 2·½·3·5 = 7² = 8² + 3² − 2·½·8·3
    const [less, more] = [jointly(["10", "8"], ["7", "3"]), jointly(["10", "3"], ["7", "5"])];
    const seven = expected(callOn(x, "20"), jointly(["17", "7"]));
    expect(expected(callOn(add(x, y), "20"), more, { correlations: [together("x", "y", "0.5")] })).toBe(
      seven,
    );
    expect(expected(callOn(add(x, y), "20"), less, { correlations: [together("x", "y", "-0.5")] })).toBe(
      seven,
    );
    // 2² + 3² + 6² + 2·(2·3·0.5 + 2·6·0.6 − 3·6·0.15) = 8²
    const three = jointly(["10", "2"], ["7", "3"], ["5", "6"]);
    const correlations = [together("x", "y", "0.5"), together("x", "z", "0.6"), together("y", "z", "-0.15")];
    const eight = expected(callOn(x, "20"), jointly(["22", "8"]));
    expect(expected(callOn(add(add(x, y), z), "20"), three, { correlations })).toBe(eight);
  });

  it("without one that is observed and taken off again", () => {
    const metrics = jointly(["10", "3"], ["7", "4"]);
    expect(expected(callOn(minus(add(x, y), y), "11"), metrics)).toBe(expected(callOn(x, "11"), metrics));
  });
});

describe("an amount of one combination", () => {
  const known = (values: Readonly<Record<string, string>> = {}) => ({
    dayOf: () => 0,
    valueOf: (observable: Observable) => {
      const value = observable.kind === "metric" ? values[observable.metric] : undefined;
      return value === undefined ? undefined : new Decimal(value);
    },
  });
  const coefficientsOf = (amount: Amount, values?: Readonly<Record<string, string>>) => {
    const form = ofOneCombination(amount, known(values));
    return form && observables.map((each) => form.coefficients.get(observableKey(each))?.toString());
  };

  it("says how often it counts each quantity, and leaves out what cancels or is known", () => {
    expect(coefficientsOf(max(add(x, times("-2.5", y)), nothing))).toEqual(["1", "-2.5", undefined]);
    expect(coefficientsOf(max(minus(add(x, y), y), nothing))).toEqual(["1", undefined, undefined]);
    expect(coefficientsOf(max(add(add(x, y), times("0", z)), nothing))).toEqual(["1", "1", undefined]);
    expect(coefficientsOf(max(add(x, y), nothing), { y: "3" })).toEqual(["1", undefined, undefined]);
  });

  it.each<[string, Amount]>([
    ["another ratio", max(add(x, y), minus(x, y))],
    ["one quantity less", max(add(x, y), x)],
    ["one quantity more", max(x, add(x, y))],
    ["other quantities", max(add(x, y), add(x, z))],
    ["others, of which a share counts", times("0.5", max(add(x, y), add(x, z)))],
    ["a test of another one", ifAtLeast(x, "1", add(x, y), nothing)],
  ])("is none where a part observes %s", (_, amount) => {
    expect(ofOneCombination(amount, known())).toBeUndefined();
  });
});

it("of normals alone: not of what is one number, nor of other families", () => {
  const [mean, deviation] = [doubleDoubles.of(10), doubleDoubles.of(2)];
  expect(isNormal(normal(mean, deviation))).toBe(true);
  expect(isNormal(normal(mean, doubleDoubles.of(0)))).toBe(false);
  expect(isNormal(lognormal(mean, deviation))).toBe(false);
});

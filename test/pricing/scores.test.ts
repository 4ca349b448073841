import { metric, parseAssumptions, price } from "offer-valuation";
import { describe, expect, it } from "vitest";
import type { Dependence } from "../../src/beliefs/dependence.js";
import { doubleDoubles } from "../../src/numeric/ball.js";
import { checkScores, correlationOf, type Score, twoMoveTogether } from "../../src/pricing/scores.js";
import { refusal } from "../input/refusal.js";

const YEAR = 730;
const score = (driver: string, halfDays: number, key = String(halfDays)): Score => ({
  driver,
  halfDays,
  key,
});

const lognormal = { 2021: { distribution: "lognormal", mean: "1", volatility: "0.3" } } as const;
const metrics = {
  walk: { path: "one path", forecast: lognormal },
  fading: { path: { autocorrelation: "0.25" }, forecast: lognormal },
  slowly: { path: { autocorrelation: "0.49" }, forecast: lognormal },
  forgetful: { path: { autocorrelation: "0" }, forecast: lognormal },
  apart: { path: "independent", forecast: lognormal },
  other: { path: "independent", forecast: lognormal },
} as const;

/** The dependence of the metrics, a share and a party, of which some pairs are correlated. */
const dependenceWith = (
  pairs: readonly (readonly [string, string, string])[],
  more: object = {},
): Dependence =>
  parseAssumptions({
    valuationDate: "2021-01-01",
    metrics,
    shares: { A: { price: "1", volatility: "0.3" } },
    creditSpreads: { Acme: "0.01" },
    recoveryRates: { Acme: "0.4" },
    ...(pairs.length === 0
      ? {}
      : { correlations: pairs.map(([a, b, correlation]) => ({ between: [a, b] as const, correlation })) }),
    ...more,
  }).dependence;

describe("two scores are correlated", () => {
  it.each<[string, Score, Score, number]>([
    ["1 where they are one", score("metrics.walk", YEAR), score("metrics.walk", YEAR), 1],
    ["√(s ÷ t) on one path", score("metrics.walk", YEAR), score("metrics.walk", 4 * YEAR), 0.5],
    ["√(s ÷ t) on the path of a share", score("shares.A", 9 * YEAR), score("shares.A", YEAR), 1 / 3],
    ["0 where one of them is settled today", score("metrics.walk", 0), score("metrics.walk", YEAR), 0],
    ["ρ a year apart", score("metrics.fading", YEAR), score("metrics.fading", 2 * YEAR), 0.25],
    ["√ρ half a year apart", score("metrics.fading", YEAR), score("metrics.fading", YEAR / 2), 0.5],
    ["ρ² two years apart", score("metrics.slowly", 0), score("metrics.slowly", 2 * YEAR), 0.49 ** 2],
    ["0 in two independent periods", score("metrics.apart", YEAR), score("metrics.apart", 2 * YEAR), 0],
  ])("%s", (_, a, b, figure) => {
    const dependence = dependenceWith([]);
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      expect(correlationOf(one, other, dependence, doubleDoubles).toNumber()).toBeCloseTo(figure, 15);
    }
  });

  it.each<[string, Score, Score, number]>([
    ["as their drivers at one time", score("metrics.walk", YEAR), score("shares.A", YEAR), -0.6],
    ["by √(s ÷ t) as well at two times", score("metrics.walk", 4 * YEAR), score("shares.A", YEAR), -0.3],
    [
      "by √(s ÷ t) where kinds of path differ",
      score("metrics.fading", YEAR),
      score("shares.A", 4 * YEAR),
      0.1,
    ],
    [
      "by the geometric mean of two autocorrelations, 0.5 and 0.7 of half years, where both fade",
      score("metrics.fading", YEAR),
      score("metrics.slowly", 2 * YEAR),
      0.4 * 0.5 * 0.7,
    ],
    [
      "not at all where one of two forgets",
      score("metrics.fading", YEAR),
      score("metrics.forgetful", 2 * YEAR),
      0,
    ],
    ["but at one time", score("metrics.fading", YEAR), score("metrics.forgetful", YEAR), 0.3],
    [
      "in one independent period",
      score("metrics.apart", YEAR, "2021"),
      score("metrics.other", YEAR, "2021"),
      0.8,
    ],
    ["but not in two", score("metrics.apart", YEAR, "2021"), score("metrics.other", 2 * YEAR, "2022"), 0],
    ["with a party's credit at all times", score("metrics.walk", 3 * YEAR), score("credit.Acme", YEAR), -0.2],
    ["not at all where both are settled today", score("metrics.walk", 0), score("shares.A", 0), 0],
    ["not at all where nothing says so", score("metrics.apart", YEAR), score("shares.A", YEAR), 0],
  ])("%s", (_, a, b, figure) => {
    const dependence = dependenceWith([
      ["metrics.walk", "shares.A", "-0.6"],
      ["metrics.fading", "shares.A", "0.2"],
      ["metrics.fading", "metrics.slowly", "0.4"],
      ["metrics.fading", "metrics.forgetful", "0.3"],
      ["metrics.apart", "metrics.other", "0.8"],
      ["metrics.walk", "credit.Acme", "-0.2"],
    ]);
    const found = correlationOf(a, b, dependence, doubleDoubles);
    expect(found.toNumber()).toBeCloseTo(figure, 15);
    const observables = [metric("a", 2021, "USD"), metric("b", 2021, "USD")] as const;
    const scoreOf = (observable: unknown): Score => (observable === observables[0] ? a : b);
    expect(twoMoveTogether(...observables, { dependence, scoreOf })).toBe(figure !== 0);
  });
});

describe("two quantities", () => {
  const pair = [metric("apart", 2021, "USD"), metric("other", 2021, "USD")] as const;

  it("move together under Student's t, whatever their correlation", () => {
    const student = dependenceWith([], { copula: { t: "4" } });
    const scoreOf = (): undefined => undefined;
    expect(twoMoveTogether(...pair, { dependence: student, scoreOf })).toBe(true);
    expect(twoMoveTogether(...pair, { dependence: dependenceWith([]), scoreOf })).toBe(false);
  });

  it("of which one has no score of its own move together as what moves them does", () => {
    const scoreOf = (): undefined => undefined;
    const share = price("A", "USD", "2021-12-31");
    const dependence = dependenceWith([["metrics.walk", "shares.A", "0.5"]]);
    expect(twoMoveTogether(metric("walk", 2021, "USD"), share, { dependence, scoreOf })).toBe(true);
    expect(twoMoveTogether(pair[0], share, { dependence, scoreOf })).toBe(false);
  });
});

describe("periods that know nothing of each other", () => {
  // 1 − 2ρ² is the determinant of two such periods' scores and one that is correlated ρ with both.
  const scores = [
    score("metrics.apart", YEAR, "2021"),
    score("metrics.apart", YEAR, "2022"),
    score("shares.A", YEAR),
  ];

  it("cannot all be close to one other quantity", () => {
    const lawful = dependenceWith([["metrics.apart", "shares.A", "0.7"]]);
    expect(() => checkScores(scores, lawful)).not.toThrow();
    const { code, path, issues } = refusal(() =>
      checkScores(scores, dependenceWith([["metrics.apart", "shares.A", "-0.71"]])),
    );
    expect([code, path]).toEqual(["out-of-range", ["correlations"]]);
    expect(issues[0]?.message).toBe(
      "cannot hold together with the paths stated of metrics.apart, shares.A: several periods that know little of each other cannot all be so close to one other quantity; state another path or smaller correlations",
    );
  });

  it("may be as close as one likes to others that know as little", () => {
    const alike = [...scores.slice(0, 2), score("metrics.other", YEAR, "2021")];
    const dependence = dependenceWith([["metrics.apart", "metrics.other", "1"]]);
    expect(() => checkScores(alike, dependence)).not.toThrow();
  });
});

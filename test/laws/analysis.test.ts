import { fc, test } from "@fast-check/vitest";
import * as library from "offer-valuation";
import {
  beliefPaths,
  breakEven,
  cash,
  Decimal,
  offer,
  parseAssumptions,
  profitShare,
  sensitivity,
  sensitivityGrid,
  valueOffer,
  withBelief,
} from "offer-valuation";
import { describe, expect } from "vitest";
import { expectClose, expectSameFigure } from "./kit/closeTo.js";
import { hostile } from "./kit/hostile.js";
import { believedOffers } from "./kit/offers.js";
import { errorOf } from "./kit/requiredBeliefs.js";

const today = "2021-01-01";
const views = fc.record({
  share: fc.integer({ min: 1, max: 99 }).map((percent) => `${percent}e-2`),
  mean: fc.integer({ min: 1, max: 10_000 }).map((millions) => `${millions}e6`),
  volatility: fc.integer({ min: 5, max: 150 }).map((percent) => `${percent}e-2`),
  rate: fc.integer({ min: -50, max: 300 }).map((mille) => `${mille}e-3`),
  cap: fc.integer({ min: 1, max: 5000 }).map((millions) => `${millions}e6`),
});
type View = typeof views extends fc.Arbitrary<infer One> ? One : never;

const MEAN = "metrics.m.forecast.2021.mean";
const beliefsOf = ({ mean, volatility, rate }: View) =>
  parseAssumptions({
    valuationDate: today,
    discountRate: rate,
    metrics: { m: { forecast: { 2021: { distribution: "lognormal", mean, volatility } } } },
    shares: { ORCL: { price: "60" } },
  });
const uncapped = ({ share }: View) =>
  offer({
    name: "Deal",
    currency: "USD",
    components: [profitShare({ share, metric: "m", periods: [2021], floor: "0" })],
  });
const capped = ({ share, cap }: View) =>
  offer({
    name: "Deal",
    currency: "USD",
    components: [profitShare({ share, metric: "m", periods: [2021], cap })],
  });

describe("sensitivities", () => {
  test.prop([views], { numRuns: 30 })("dPV/dprofit = share × discount factor", (view) => {
    const row = sensitivity(uncapped(view), beliefsOf(view)).rows.find(({ name }) => name === MEAN);
    const factor = library.discountFactor(view.rate, today, "2021-12-31");

    expectClose(row?.derivative ?? new Decimal(0), factor.times(view.share));
  });

  test.prop([views], { numRuns: 30 })("of one payment: dPV/dr = −t/(1 + r) × PV", (view) => {
    const deal = offer({
      name: "Deal",
      currency: "USD",
      components: [cash({ amount: view.cap, paid: "2023-05-05" })],
    });
    const { rows, value } = sensitivity(deal, { valuationDate: today, discountRate: view.rate });
    const years = library.yearFraction(today, "2023-05-05", "ACT/365F");

    expectClose(
      rows[0]?.derivative ?? new Decimal(0),
      value.times(years).neg().div(new Decimal(view.rate).plus(1)),
    );
  });

  test.prop([believedOffers()], { numRuns: 60 })(
    "rows are actual revaluations, unused beliefs move nothing",
    (believed) => {
      const beliefs = parseAssumptions({
        ...believed.beliefs,
        creditSpreads: { ...believed.beliefs.creditSpreads, Nobody: "0.5" },
      });
      const { rows, notMoved } = sensitivity(believed.offer, beliefs, { derivatives: false });

      expect(rows.length + notMoved.length).toBe(beliefPaths(beliefs).length);
      for (const { name, low, high, valueAtLow, valueAtHigh } of rows) {
        const valueAt = (to: typeof low) =>
          valueOffer(believed.offer, withBelief(beliefs, name, to)).presentValue;
        // Either may be rounded up or down: a valuation may have had to be repeated with more digits where a row had not.
        expectSameFigure(valueAtLow, valueAt(low));
        expectSameFigure(valueAtHigh, valueAt(high));
      }
      expect(rows.find(({ name }) => name === "creditSpreads.Nobody")?.swing.toString()).toBe("0");
    },
  );

  test.prop([views, views], { numRuns: 30 })("a grid holds single valuations", (view, other) => {
    const deal = capped(view);
    const beliefs = beliefsOf(view);
    const grid = sensitivityGrid(
      deal,
      beliefs,
      { path: MEAN, values: [other.mean] },
      { path: "discountRate", values: [other.rate] },
    );
    const alone = valueOffer(
      deal,
      withBelief(withBelief(beliefs, MEAN, other.mean), "discountRate", other.rate),
    );

    expectSameFigure(grid.cells[0]?.[0] as Decimal, alone.presentValue);
  });
});

describe("a break-even belief", () => {
  test.prop([views, fc.constantFrom(MEAN, "metrics.m.forecast.2021.volatility", "discountRate"), views], {
    numRuns: 10,
    // A counterexample is small enough as it comes, and each takes a scan.
    endOnFailure: true,
  })("revalues to the target", (view, path, elsewhere) => {
    const deal = capped(view);
    const beliefs = beliefsOf(view);
    const field =
      path === MEAN ? elsewhere.mean : path === "discountRate" ? elsewhere.rate : elsewhere.volatility;
    const target = valueOffer(deal, withBelief(beliefs, path, field)).presentValue;
    // Near its least and its most the figure hardly moves: 28 digits of a target do not tell beliefs apart there.
    const rate = path === "discountRate" ? elsewhere.rate : view.rate;
    const most = library.discountFactor(rate, today, "2021-12-31").times(view.cap);
    fc.pre(target.greaterThan(most.times("0.001")) && target.lessThan(most.times("0.999")));
    const share = new Decimal(field).div(view.mean);
    fc.pre(path !== MEAN || (share.greaterThan("0.001") && share.lessThan(1000)));
    fc.pre(new Decimal(rate).lessThan(2));
    // Nor does a volatility that is too small to reach the cap.
    const calmer = withBelief(beliefs, path, new Decimal(field).div(2));
    fc.pre(!path.endsWith("volatility") || !valueOffer(deal, calmer).presentValue.equals(target));
    const { solutions } = breakEven(deal, beliefs, { target, path });

    expect(solutions.length).toBeGreaterThan(0);
    for (const { kind, low, high } of solutions) {
      const [atLow, atHigh] = [low, high].map(
        (to) => valueOffer(deal, withBelief(beliefs, path, to)).presentValue,
      );
      const sides = atLow?.minus(target).times(atHigh?.minus(target) ?? 0) ?? new Decimal(1);
      expect(kind).not.toBe("jump");
      expect(sides.lessThanOrEqualTo(0)).toBe(true);
    }
    // A volatility that hardly matters is not told from another one by 28 digits of the target.
    if (path.endsWith("volatility")) return;
    expect(
      solutions.some(({ low, high }) => low.lessThanOrEqualTo(field) && high.greaterThanOrEqualTo(field)) ||
        solutions.some(({ value }) =>
          value.minus(field).abs().lessThan(value.abs().times("1e-12").plus("1e-24")),
        ),
    ).toBe(true);
  });
});

describe("whatever it is given", () => {
  const deal = offer({
    name: "Deal",
    currency: "USD",
    components: [cash({ amount: "5", paid: "2022-01-01" })],
  });
  const beliefs = { valuationDate: today, discountRate: "0.1" };
  const runs = { numRuns: 150 };
  const expectSound = (run: () => unknown): void => {
    const error = errorOf(run);
    if (error !== undefined && !(error instanceof library.OfferError)) throw error;
  };

  test.prop([hostile(), hostile()], runs)("a path and a value are taken or refused", (path, value) => {
    expectSound(() => withBelief(beliefs, path as never, value as never));
    expectSound(() => withBelief(beliefs, "discountRate", value as never));
  });

  test.prop([hostile()], runs)("so are options", (input) => {
    expectSound(() => sensitivity(deal, beliefs, { ranges: input as never, derivatives: false }));
    expectSound(() => sensitivity(deal, beliefs, { bump: input as never, derivatives: false }));
    expectSound(() => sensitivity(deal, beliefs, { figure: input as never, derivatives: false }));
    expectSound(() => sensitivity(input as never, beliefs, { derivatives: false }));
    expectSound(() => sensitivity(deal, input as never));
    expectSound(() => sensitivityGrid(deal, beliefs, input as never, input as never));
    expectSound(() => library.scenarioValues(deal, beliefs, input as never));
    expectSound(() => breakEven(deal, beliefs, input as never));
    expectSound(() => breakEven(deal, beliefs, { target: "5", paths: input as never, together: "same" }));
  });
});

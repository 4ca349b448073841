import {
  type Amount,
  type AssumptionsInput,
  add,
  all,
  type Claim,
  type Component,
  cash,
  constant,
  currency,
  delivery,
  earnOut,
  given,
  max,
  named,
  observe,
  offer,
  on,
  one,
  parseAssumptions,
  price,
  scale,
  times,
  valueOffer,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { doubleDoubles } from "../../src/numeric/ball.js";
import { Decimal } from "../../src/numeric/decimal.js";
import { tripleDoubles } from "../../src/numeric/tripleBall.js";
import { byComponent, errorOfTotal, type Flow, flowsOf } from "../../src/pricing/flows.js";
import { worldOf } from "../../src/pricing/world.js";
import { refusal } from "../input/refusal.js";

const beliefs: AssumptionsInput = {
  valuationDate: "2021-01-01",
  discountRate: "0.25",
  shares: { A: { price: "50", volatility: "0.4" } },
  events: { sold: "0.5" },
};
const usd = one(currency("USD"));
const flowsIn = (claim: Claim): readonly Flow[] => flowsOf(claim, worldOf(parseAssumptions(beliefs), "USD"));
const onlyFlow = (claim: Claim): Flow => flowsIn(claim)[0] as Flow;
const paying = (amount: Amount): Claim => on("2022-01-01", scale(amount, usd));
const option = (...window: readonly [string, string?]): Amount =>
  max(add(observe(price("A", "USD", ...window)), constant("-55")), constant("0"));

describe("expected units", () => {
  it("of a price averaged over days are as far off as the average is, and have no doubt of their own beside that", () => {
    const flow = onlyFlow(paying(option("2021-12-31", "2021-10-01")));
    const units = flow.expectedUnits(doubleDoubles);
    expect(flow.errorOfUnits).toBeGreaterThan(1e-9);
    expect(flow.errorOfUnits).toBeLessThan(0.1);
    expect(units.doubt().isZero()).toBe(true);
    // Where more digits are asked for they are not shortened to a pair.
    const finer = flow.expectedUnits(tripleDoubles);
    expect(finer.toNumber()).toBeCloseTo(units.toNumber(), 10);
    expect(flow.knownExpectedUnits.precision()).toBeLessThan(15);
  });

  it("in closed form keep their doubt, and leave nothing else open", () => {
    const flow = onlyFlow(paying(option("2021-12-31")));
    const doubt = flow.expectedUnits(doubleDoubles).doubt().toNumber();
    expect(flow.errorOfUnits).toBe(0);
    expect(doubt).toBeGreaterThan(0);
    expect(doubt).toBeLessThan(1e-26);
    expect(flow.knownExpectedUnits.precision()).toBe(28);
  });

  it("that were worked out on many paths are their mean, whose error is carried elsewhere", () => {
    const mean = new Decimal("12.5");
    const flow = onlyFlow(paying(option("2021-12-31", "2021-10-01"))).onPaths({ mean, means: [12, 13] });
    expect(flow.expectedUnits(doubleDoubles).toDecimal().toString()).toBe("12.5");
    expect(flow.errorOfUnits).toBe(0);
  });

  it("may be off by what figures of them are off by: times odds and price, and in a sum together", () => {
    const amount = option("2021-12-31", "2021-10-01");
    const [certain, doubtful, past] = flowsIn(
      all([paying(amount), given("sold", paying(times("-3", amount))), on("2020-12-31", scale(amount, usd))]),
    ) as readonly [Flow, Flow, Flow];
    const error = certain.errorOfUnits;
    expect(certain.errorOf("expected")).toBeCloseTo(error, 15);
    // Due in 365 days, at 25% a year.
    expect(certain.errorOf("presentValue")).toBeCloseTo(0.8 * error, 15);
    expect(doubtful.errorOfUnits).toBeCloseTo(3 * error, 15);
    expect(doubtful.errorOf("presentValue")).toBeCloseTo(0.5 * 0.8 * 3 * error, 15);
    expect(doubtful.errorOf("presentValue", new Decimal("0.25"))).toBeCloseTo(0.25 * 0.8 * 3 * error, 15);
    expect(past.errorOf("expected")).toBe(0);
    expect(errorOfTotal([certain, doubtful], "presentValue")).toBeCloseTo(2 * error, 15);
  });
});

describe("what a flow comes to at face", () => {
  const sold = (happens: boolean, amount: string) =>
    given("sold", delivery(amount, currency("USD"), "2022-01-01"), happens);

  it("leaves out what is owed in place of something larger", () => {
    const flows = flowsIn(
      all([sold(true, "10"), sold(false, "30"), delivery("1", currency("USD"), "2022-01-01")]),
    );
    expect(flows.map((flow) => flow.nominal(doubleDoubles).toNumber())).toEqual([0, 30, 1]);
    expect(flows.map((flow) => flow.countsAtFace)).toEqual([false, true, true]);
    expect(flows.map((flow) => flow.expected(doubleDoubles).toNumber())).toEqual([5, 15, 1]);
  });
});

it("flows stand under the first of their names, in the order of the first of each", () => {
  const flows = flowsIn(all([named("B", usd), named("A", named("B", usd)), named("B", named("A", usd))]));
  const groups = [...byComponent(flows)].map(([name, inside]) => [
    name,
    inside.map((one) => flows.indexOf(one)),
  ]);
  expect(groups).toEqual([
    ["B", [0, 2]],
    ["A", [1]],
  ]);
});

describe("a payer whose credit moves with what it owes", () => {
  const profit = { distribution: "lognormal", mean: "100", volatility: "0.3" } as const;
  const valued = (correlation: string, component: Component, more: Partial<AssumptionsInput> = {}) =>
    valueOffer(offer({ name: "Deal", currency: "USD", bidder: "Acme", components: [component] }), {
      ...beliefs,
      closing: "2021-01-01",
      creditSpreads: { Acme: "0.02" },
      recoveryRates: { Acme: "0.4" },
      metrics: { profit: { forecast: { 2021: profit } } },
      correlations: [{ between: ["metrics.profit", "credit.Acme"], correlation }],
      ...more,
    });
  const bonus = earnOut({ share: "0.5", metric: "profit", periods: [2021], threshold: "90" });

  it("needs simulation, unless the correlation is 0 or it owes a fixed amount", () => {
    const { code, path, issues } = refusal(() => valued("0.3", bonus));
    expect([code, path[0]]).toEqual(["needs-simulation", "Earn-out"]);
    expect(issues[0]?.message).toContain(
      ": what Acme owes moves together with its credit: it has no closed form and needs simulation, which valueOffer and valueDeal do with { simulation: { paths: 65536, seed: 1 } }",
    );
    const separate = valued("0", bonus).presentValue;
    // Nor does it matter what the share moves with.
    const other = { correlations: [{ between: ["shares.A", "credit.Acme"] as const, correlation: "0.3" }] };
    expect(valued("0.3", bonus, other).presentValue).toEqual(separate);
    const certain = { ...profit, volatility: "0" };
    const metrics = { profit: { forecast: { 2021: certain } } };
    expect(valued("0.3", bonus, { metrics }).presentValue.greaterThan(0)).toBe(true);
    const fixed = valued("0.3", cash({ amount: "100", paid: "2022-01-01" })).presentValue;
    // 80 is what it is worth at 25% a year if it is paid for certain.
    expect(fixed.toNumber()).toBeLessThan(80);
  });
});

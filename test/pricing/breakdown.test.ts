import {
  type AssumptionsInput,
  all,
  type Breakdown,
  cash,
  claim,
  cumulativeEarnOut,
  currency,
  delivery,
  give,
  given,
  named,
  offer,
  valueOffer,
} from "offer-valuation";
import { describe, expect, it } from "vitest";

const paid = (amount: string, date = "2022-01-01") => delivery(amount, currency("USD"), date);
const beliefs = { valuationDate: "2021-01-01", discountRate: "0.25", events: { sold: "0.5" } };

const rowOf = (...owed: Parameters<typeof all>[0]): Breakdown => {
  const deal = offer({
    name: "Deal",
    currency: "USD",
    components: [claim({ name: "Owed", claim: all(owed) })],
  });
  const [row] = valueOffer(deal, beliefs).breakdown.parts;
  if (row === undefined) throw new Error("an offer of one component has a row for it");
  return row;
};

/** Name and present value of a row's parts. */
const partsOf = ({ parts }: Breakdown) =>
  parts.map(({ name, presentValue }) => [name, presentValue.toString()]);

describe("a breakdown", () => {
  it("has each flow under its name, in the order in which the claim is written", () => {
    const row = rowOf(named("B", paid("10")), named("A", paid("20")), named("C", paid("30")));
    expect(partsOf(row)).toEqual([
      ["B", "8"],
      ["A", "16"],
      ["C", "24"],
    ]);
  });

  it("adds up what bears one name, wherever it stands", () => {
    const row = rowOf(named("A", paid("10")), given("sold", named("A", paid("10"))), named("B", paid("20")));
    expect(partsOf(row)).toEqual([
      ["A", "12"],
      ["B", "16"],
    ]);
  });

  it("has the names inside a name wherever that stands", () => {
    const row = rowOf(named("A", named("one", paid("10"))), named("A", named("two", paid("20"))));
    expect(row.parts.map(partsOf)).toEqual([
      [
        ["one", "8"],
        ["two", "16"],
      ],
    ]);
  });

  it("goes down to the names inside a name, which stand under it alone", () => {
    const row = rowOf(
      named("A", all([named("in A", paid("10")), named("other", paid("20"))])),
      named("B", named("in A", paid("30"))),
    );
    expect(row.parts.map(partsOf)).toEqual([
      [
        ["in A", "8"],
        ["other", "16"],
      ],
      [["in A", "24"]],
    ]);
  });

  it("has what no name stands over in a row of its own, if there are names beside it", () => {
    const row = rowOf(paid("5"), named("A", paid("10")), give(paid("15")));
    expect(partsOf(row)).toEqual([
      ["A", "8"],
      ["(rest)", "-8"],
    ]);
    expect(partsOf(rowOf(paid("5"), paid("10")))).toEqual([]);
    expect(partsOf(rowOf(named("A", paid("10"))))).toEqual([["A", "8"]]);
  });

  it("tells what is owed at face, what of it is expected and what that is worth apart", () => {
    const row = rowOf(named("A", given("sold", paid("10"))), named("Past", paid("3", "2020-12-31")));
    const figures = row.parts.map(({ nominal, expected, presentValue }) =>
      [nominal, expected, presentValue].map(String),
    );
    expect(figures).toEqual([
      ["10", "5", "4"],
      ["3", "0", "0"],
    ]);
  });

  it("has no shares of nothing", () => {
    const row = rowOf(named("A", paid("10")), named("B", give(paid("10"))));
    expect(row.parts.map(({ shareOfTotal }) => shareOfTotal)).toEqual([null, null]);
  });
});

it("says how sure it is of what was simulated, and of that alone", () => {
  const forecast = Object.fromEntries(
    [2021, 2022, 2023].map((year) => [year, { distribution: "lognormal", mean: "100", volatility: "0.3" }]),
  ) as NonNullable<AssumptionsInput["metrics"]>[string]["forecast"];
  const terms = { share: "1", metric: "m", periods: [2021, 2022, 2023], threshold: "300" };
  const deal = offer({
    name: "Deal",
    currency: "USD",
    components: [cash({ amount: "100", paid: "2021-01-01" }), cumulativeEarnOut(terms)],
  });
  const { breakdown } = valueOffer(
    deal,
    { ...beliefs, metrics: { m: { forecast } } },
    { simulation: { paths: 4096, seed: 1 } },
  );
  const [certain, simulated] = breakdown.parts;
  expect(certain?.standardErrors).toBeUndefined();
  expect(certain?.digits).toBe(28);
  const errors = simulated?.standardErrors;
  expect(breakdown.standardErrors).toEqual(errors);
  // Due at the end of 2023, three years of 365 days from the valuation date, at 25% a year.
  const discounted = errors?.presentValue.div(errors.expected).toNumber();
  expect(discounted).toBeCloseTo(0.8 ** 3, 2);
  expect(simulated?.presentValue.div(simulated.expected).toNumber()).toBeCloseTo(0.8 ** 3, 2);
  expect(errors?.expected.greaterThan(0)).toBe(true);
});

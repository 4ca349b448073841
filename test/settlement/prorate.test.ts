import { fc, test } from "@fast-check/vitest";
import { Decimal, prorate } from "offer-valuation";
import { describe, expect, it } from "vitest";
import type { ProrationTerms } from "../../src/settlement/prorate.js";
import { problems, refusal } from "../input/refusal.js";
import { expectFrozen } from "../laws/kit/frozen.js";
import { goldenFigures, named, some, sum } from "./figures.js";

it.each(
  goldenFigures<ProrationTerms & { cash: readonly string[] }>("prorations"),
)("$source: $cashShares in cash", ({ holders, cashShares, cash }) => {
  expect(prorate({ holders, cashShares }).holders.map((holder) => holder.cash.toString())).toEqual(cash);
});

describe("a proration", () => {
  const whole = fc.integer({ min: 0, max: 10_000 });
  const elections = some(fc.record({ cash: whole, stock: whole, undecided: whole }));
  const cases = elections.chain((holders) => {
    const total = holders.reduce((all, { cash, stock, undecided }) => all + cash + stock + undecided, 0);
    return fc.tuple(fc.constant(holders), fc.integer({ min: 0, max: total }));
  });

  test.prop([cases])(
    "uses up both pools, takes nobody's shares and only cuts the side in demand",
    (drawn) => {
      const [elected, pool] = drawn;
      const holders = named(elected).map(({ holder, cash, stock, undecided }) => ({
        holder,
        cash: `${cash}`,
        stock: `${stock}`,
        undecided: `${undecided}`,
      }));
      const prorated = prorate({ holders, cashShares: `${pool}` });
      expectFrozen([prorated]);
      const cashChosen = elected.reduce((all, { cash }) => all + cash, 0);
      const stockChosen = elected.reduce((all, { stock }) => all + stock, 0);
      const total = elected.reduce((all, { cash, stock, undecided }) => all + cash + stock + undecided, 0);
      expect(Number(sum(prorated.holders.map(({ cash }) => cash)))).toBe(pool);
      expect(Number(sum(prorated.holders.map(({ stock }) => stock)))).toBe(total - pool);
      for (const [index, { cash, stock }] of prorated.holders.entries()) {
        const own = elected[index] ?? { cash: 0, stock: 0, undecided: 0 };
        expect(Number(cash) + Number(stock)).toBe(own.cash + own.stock + own.undecided);
        expect(Number(cash)).toBeGreaterThanOrEqual(0);
        expect(Number(stock)).toBeGreaterThanOrEqual(0);
        if (cashChosen <= pool) expect(Number(cash)).toBeGreaterThanOrEqual(own.cash);
        else expect(Math.abs(Number(cash) - (own.cash * pool) / cashChosen)).toBeLessThan(1);
        if (stockChosen <= total - pool) expect(Number(stock)).toBeGreaterThanOrEqual(own.stock);
        else expect(Math.abs(Number(stock) - (own.stock * (total - pool)) / stockChosen)).toBeLessThan(1);
      }
      expect(prorated.cashMet.equals(1)).toBe(cashChosen <= pool);
      expect(prorated.stockMet.equals(1)).toBe(stockChosen <= total - pool);
    },
  );
});

it.each<[title: string, action: () => unknown, expected: readonly string[]]>([
  [
    "half a share elected",
    () => prorate({ holders: [{ holder: "Ann", cash: "0.5" }], cashShares: "0" }),
    ["terms.holders.0.cash: out-of-range"],
  ],
  [
    "more cash than shares",
    () => prorate({ holders: [{ holder: "Ann", cash: "5" }], cashShares: "6" }),
    ["terms.cashShares: out-of-range"],
  ],
  ["nobody", () => prorate({ holders: [], cashShares: "0" }), ["terms.holders: out-of-range"]],
])("refuses %s", (_, action, expected) => {
  expect(problems(refusal(action))).toEqual(expected);
});

it("settles ten thousand holders in no time", () => {
  const holders = Array.from({ length: 10_000 }, (_, index) => ({ holder: `H${index}`, cash: `${index}` }));
  const { holders: settled } = prorate({ holders, cashShares: "1000001" });
  expect(settled.reduce((total, { cash }) => total + Number(cash), 0)).toBe(1_000_001);
});

it("gives what rounding leaves over to the largest remainders, of equal ones to the first listed", () => {
  const holders = ["Ann", "Bob", "Cid"].map((holder) => ({ holder, cash: "10" }));
  expect(prorate({ holders, cashShares: "20" }).holders.map(({ cash }) => cash.toString())).toEqual([
    "7",
    "7",
    "6",
  ]);
});

describe("fractions of shares", () => {
  const holders = [
    { holder: "Ann", cash: "10.5" },
    { holder: "Bob", cash: "4.25", stock: "1.75" },
  ];

  it("are divided to so many places, and both pools are used up", () => {
    const { holders: made } = prorate({ holders, cashShares: "7.5", places: 2 });
    const [ann, bob] = made;

    // 7.5 × 10.5 ÷ 14.75 is 5.339, 7.5 × 4.25 ÷ 14.75 is 2.161.
    expect([ann?.cash, bob?.cash].map(String)).toEqual(["5.34", "2.16"]);
    expect([ann?.stock, bob?.stock].map(String)).toEqual(["5.16", "3.84"]);
  });

  it("are in proportion to the same elections in whole hundredths", () => {
    const whole = holders.map(({ holder, ...sides }) => ({
      holder,
      ...Object.fromEntries(
        Object.entries(sides).map(([side, count]) => [side, new Decimal(count).times(100).toString()]),
      ),
    }));
    const hundredths = prorate({ holders: whole, cashShares: "750" }).holders.map(({ cash }) =>
      cash.div(100).toString(),
    );

    expect(
      prorate({ holders, cashShares: "7.5", places: 2 }).holders.map(({ cash }) => String(cash)),
    ).toEqual(hundredths);
  });

  it("are refused where they are finer than that, and places that there are none of", () => {
    const refused = (more: object) => problems(refusal(() => prorate({ holders, cashShares: "7", ...more })));

    expect(refused({})).toEqual([
      "terms.holders.0.cash: out-of-range",
      "terms.holders.1.cash: out-of-range",
      "terms.holders.1.stock: out-of-range",
    ]);
    expect(refused({ places: 1, cashShares: "7.05" })).toContain("terms.cashShares: out-of-range");
    expect(refused({ places: 2.5 })).toContain("terms.places: out-of-range");
  });
});

import { fc, test } from "@fast-check/vitest";
import { Decimal } from "offer-valuation";
import { describe, expect } from "vitest";
import { allocate } from "../../src/settlement/allocate.js";
import { dilutedShares } from "../../src/settlement/dilutedShares.js";
import { equityBridge } from "../../src/settlement/equityBridge.js";
import { exchangeRatioAt } from "../../src/settlement/exchangeRatioAt.js";
import { ownership } from "../../src/settlement/ownership.js";
import { prorate } from "../../src/settlement/prorate.js";
import { sharesIssued } from "../../src/settlement/sharesIssued.js";
import { wholeShares } from "../../src/settlement/wholeShares.js";
import { expectFrozen } from "../laws/kit/frozen.js";
import { expectWithin } from "../numeric/relativeError.js";

const sum = (numbers: readonly Decimal[]) => numbers.reduce((total, n) => total.plus(n), new Decimal(0));
const numberText = (most: number, places: number) =>
  fc.integer({ min: 0, max: most }).map((n) => new Decimal(n).div(new Decimal(10).pow(places)).toString());
const some = <Value>(values: fc.Arbitrary<Value>) => fc.array(values, { minLength: 1, maxLength: 12 });
const named = <Value extends object>(values: readonly Value[]) =>
  values.map((value, index) => ({ holder: `Holder ${index}`, ...value }));

describe("an allocation", () => {
  const weights = some(fc.oneof(numberText(1000, 3), fc.constantFrom("1", "2", "1e-30", "1e20"))).filter(
    (list) => list.some((weight) => Number(weight) > 0),
  );
  const amounts = fc.integer({ min: -1e12, max: 1e12 });

  test.prop([amounts, weights, fc.integer({ min: 0, max: 8 })])(
    "adds up exactly, is fair to the cent and never gives more weight less",
    (units, shares, places) => {
      const cent = new Decimal(10).pow(-places);
      const amount = cent.times(units);
      const parts = allocate(amount, shares, { places });
      const total = sum(shares.map((weight) => new Decimal(weight)));
      expect(sum(parts).toString()).toBe(amount.toString());
      for (const [index, part] of parts.entries()) {
        const due = amount.times(shares[index] ?? 0).div(total);
        expect(part.minus(due).abs().lessThan(cent)).toBe(true);
        for (const [other, its] of parts.entries()) {
          const heavier = Number(shares[index]) > Number(shares[other]);
          if (heavier) expect(part.abs().greaterThanOrEqualTo(its.abs())).toBe(true);
        }
      }
      expectFrozen([parts]);
    },
  );

  test.prop([amounts, fc.integer({ min: 1, max: 12 })])("breaks ties by order alone", (units, count) => {
    const parts = allocate(`${units}`, Array(count).fill("1"), { places: 0 });
    const sorted = [...parts].sort((a, b) => b.abs().comparedTo(a.abs()));
    expect(parts.map(String)).toEqual(sorted.map(String));
  });
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

describe("whole shares", () => {
  test.prop([some(numberText(1e7, 2)), numberText(50_000, 4), numberText(99_999, 2)])(
    "and cash are worth the entitlement to half a cent a holder",
    (held, ratio, priced) => {
      const price = priced === "0" ? "1" : priced;
      const holders = named(held.map((shares) => ({ shares })));
      const settled = wholeShares({ holders, ratio, price });
      expectFrozen([settled]);
      for (const [index, { shares, cash }] of settled.holders.entries()) {
        const entitled = new Decimal(held[index] ?? 0).times(ratio);
        expect(shares.toString()).toBe(entitled.trunc().toString());
        const error = shares.times(price).plus(cash).minus(entitled.times(price)).abs();
        expect(error.lessThanOrEqualTo("0.005")).toBe(true);
      }
      expect(settled.shares).toEqual(sum(settled.holders.map(({ shares }) => shares)));
      expect(settled.cash.equals(sum(settled.holders.map(({ cash }) => cash)))).toBe(true);
    },
  );
});

describe("an exchange ratio", () => {
  const prices = fc.integer({ min: 1, max: 20_000 }).map((n) => new Decimal(n).div(100).toString());

  test.prop([prices, prices])("never rises with the price, and a value is kept inside the band", (a, b) => {
    const [less, more] = Number(a) < Number(b) ? [a, b] : [b, a];
    const band = { low: "18", high: "22", rounding: { places: 12 } };
    for (const terms of [
      { value: "12.50", ...band },
      { ratio: "0.625", ...band },
    ]) {
      const [atLess, atMore] = [exchangeRatioAt(less, terms), exchangeRatioAt(more, terms)];
      expect(atLess.greaterThanOrEqualTo(atMore)).toBe(true);
    }
    const worth = exchangeRatioAt(a, { ratio: "0.625", ...band }).times(a);
    expect(worth.greaterThan("11.2499999")).toBe(true);
    expect(worth.lessThan("13.7500001")).toBe(true);
    if (Number(a) < 18) expectWithin("1e-9", worth, "11.25");
    if (Number(a) > 22) expectWithin("1e-9", worth, "13.75");
  });
});

describe("a price per share", () => {
  const grants = fc.array(fc.record({ count: numberText(1e6, 0), strike: numberText(5000, 2) }), {
    maxLength: 8,
  });
  const terms = fc.record({
    enterpriseValue: numberText(1e9, 0),
    debt: numberText(1e8, 0),
    cash: numberText(1e7, 0),
    shares: fc.integer({ min: 1e5, max: 1e7 }).map(String),
    options: grants,
  });

  test.prop([terms])("is where equity is price × diluted shares", (drawn) => {
    const bridged = equityBridge(drawn);
    expectFrozen([bridged]);
    const { equityValue, pricePerShare: price } = bridged;
    if (!equityValue.greaterThan(0)) {
      expect(price.toString()).toBe("0");
      expect(bridged.dilutedShares.toString()).toBe(drawn.shares);
      return;
    }
    const diluted = dilutedShares({ shares: drawn.shares, options: drawn.options, price });
    // The price has 28 digits, of which a strike just below it uses up the first.
    expectWithin("1e-24", diluted, bridged.dilutedShares);
    expectWithin("1e-27", bridged.dilutedShares.times(price), equityValue);
  });

  // Going round contracts by Σ count·strike ÷ equity, so not always: the closed form does not mind.
  const calm = terms.filter(({ enterpriseValue, debt, options }) => {
    const proceeds = options.reduce((all, { count, strike }) => all + Number(count) * Number(strike), 0);
    return 2 * proceeds < Number(enterpriseValue) - Number(debt);
  });
  test.prop([calm], { numRuns: 20 })("is the fixed point of going round and round", (drawn) => {
    const { shares, options } = drawn;
    const { equityValue, pricePerShare } = equityBridge(drawn);
    let price = equityValue.div(shares);
    for (let round = 0; round < 80; round += 1) {
      price = equityValue.div(dilutedShares({ shares, options, price: price.toPrecision(40) }));
    }
    expectWithin("1e-20", price, pricePerShare);
  });

  test.prop([terms, numberText(1e8, 0)])("rises with the value, at most in proportion", (drawn, more) => {
    const [before, after] = [
      equityBridge(drawn),
      equityBridge({ ...drawn, enterpriseValue: new Decimal(drawn.enterpriseValue).plus(more) }),
    ].map(({ pricePerShare }) => pricePerShare) as [Decimal, Decimal];
    expect(after.greaterThanOrEqualTo(before)).toBe(true);
    expect(after.minus(before).lessThanOrEqualTo(new Decimal(more).div(drawn.shares).plus("1e-15"))).toBe(
      true,
    );
  });
});

describe("ownership", () => {
  test.prop([some(numberText(1e9, 0)), numberText(1e12, 0)])("adds up to one", (held, value) => {
    const issued = sharesIssued({ value, price: "57.00" });
    const holders = [...named(held.map((shares) => ({ shares }))), { holder: "New", shares: issued.plus(1) }];
    const owned = ownership({ holders });
    expectFrozen([owned]);
    expectWithin("1e-26", sum(owned.holders.map(({ fraction }) => fraction)), "1");
    expect(sum(owned.holders.map(({ shares }) => shares)).equals(owned.shares)).toBe(true);
  });
});

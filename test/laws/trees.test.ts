import { fc, test } from "@fast-check/vitest";
import {
  type Amount,
  constant,
  Decimal,
  describeAmount,
  elapsed,
  ifAtLeast,
  describe as inWords,
  requirements,
  times,
} from "offer-valuation";
import { describe, expect } from "vitest";
import { amountAt, type WorldState } from "../../src/algebra/amountAt.js";
import { obligations } from "../../src/algebra/obligations.js";
import { certified } from "../../src/numeric/certified.js";
import type { Arithmetic } from "../../src/numeric/real.js";
import { amountOf, amountTrees } from "./kit/amounts.js";
import { type ClaimTree, claimOf, claims, claimTrees } from "./kit/claims.js";
import { expectClose } from "./kit/closeTo.js";
import { isoDates } from "./kit/dates.js";
import { decimals, fractions, positiveDecimals } from "./kit/decimals.js";
import { CLOSING, directValue, type PlainBeliefs } from "./kit/directly.js";
import { dayIn, evaluate, valueIn, type World } from "./kit/evaluate.js";
import { expectFrozen } from "./kit/frozen.js";
import { nonNegativeRates, rates } from "./kit/rates.js";
import { toDecimal } from "./kit/rational.js";
import { claimValue, offerOf } from "./kit/valueClaim.js";

const worlds: fc.Arbitrary<World> = fc.dictionary(
  fc.constantFrom(
    "profit 2021",
    "profit 2022",
    "revenue 2021",
    "revenue 2021-H1",
    "profit Y1",
    "ORCL",
    "MSFT",
  ),
  decimals(),
);

const outcomeOf = (world: World, numbers: Arithmetic): WorldState => ({
  numbers,
  dayOf: dayIn,
  forecast: (at) =>
    numbers.of(
      new Decimal(valueIn(world, at.kind === "metric" ? `${at.metric} ${at.period.label}` : at.issuer)),
    ),
});

const at = (amount: Amount, world: World): Decimal =>
  certified((numbers) => amountAt(amount, outcomeOf(world, numbers)).toResult());

describe("an amount", () => {
  test.prop([amountTrees(), worlds], { numRuns: 300 })(
    "is worth what its tree says, reckoned in whole-number fractions, however it was simplified",
    (tree, world) => {
      const { value, size } = evaluate(tree, world);
      expectClose(at(amountOf(tree), world), toDecimal(value), toDecimal(size));
    },
  );

  test.prop([decimals(), fc.boolean()], { numRuns: 100 })(
    "reaches a threshold that it meets, and none above, whether it is fixed or observed",
    (value, fixed) => {
      const tested = fixed ? constant(value) : amountOf({ tag: "metric", metric: "profit", period: 2021 });
      const above = new Decimal(value).plus("1e-25");
      const cliff = (threshold: Decimal | string) =>
        ifAtLeast(tested, threshold, constant("7"), constant("0"));
      expect(at(cliff(value), { "profit 2021": value }).toString()).toBe("7");
      expect(at(cliff(above), { "profit 2021": value }).toString()).toBe("0");
    },
  );

  test("reaches a threshold that it meets exactly, though a third has no last digit", () => {
    const year = times("3", elapsed("2021-01-01", "2021-05-01", "ACT/360"));
    const cliff = ifAtLeast(year, "1", constant("7"), constant("0"));
    expect(at(cliff, {}).toString()).toBe("7");
  });

  test.prop([amountTrees()], { numRuns: 100 })("cannot be changed", (tree) => {
    expectFrozen([amountOf(tree)]);
  });

  test.prop([amountTrees()], { numRuns: 100 })("has words for itself", (tree) => {
    expect(describeAmount(amountOf(tree))).not.toMatch(/NaN|undefined|\[object/);
  });

  test.prop([amountTrees()], { numRuns: 100 })("is the same each time it is built", (tree) => {
    expect(amountOf(tree)).toEqual(amountOf(structuredClone(tree)));
  });
});

const world = fc.dictionary(
  fc.constantFrom("profit 2021", "profit 2022", "revenue Y1", "ORCL", "MSFT"),
  decimals(),
);

const quotes = fc.record({
  valuationDate: isoDates(2018, 2024),
  discountRate: rates(),
  currencies: fc.record({ EUR: fc.record({ spot: positiveDecimals(), discountRate: rates() }) }),
  ORCL: positiveDecimals(),
  MSFT: positiveDecimals(),
  dividendYield: nonNegativeRates(),
  events: fc.record({ approval: fractions(), listing: fractions(), "no recession": fractions() }),
  creditSpreads: fc.record({
    Bidder: nonNegativeRates(),
    Oracle: nonNegativeRates(),
    Bank: nonNegativeRates(),
  }),
});

const flat = { rate: "0", compounding: "annual", dayCount: "ACT/365F" } as const;

/** Beliefs for a tree; without interest where it observes prices, so that forwards are today's prices. */
function beliefsOf(tree: ClaimTree, values: Readonly<Record<string, string>>, drawn: Quotes): PlainBeliefs {
  const observesPrices = JSON.stringify(tree).includes('"tag":"price"');
  const { ORCL, MSFT, dividendYield: drawnYield, discountRate, ...rest } = drawn;
  const dividendYield = observesPrices ? "0" : drawnYield;
  const forecasts = requirements(claimOf(tree)).metrics.map(({ metric, period }) => ({
    metric,
    period,
    value: valueIn(values, `${metric} ${period}`),
  }));
  const metrics = [...new Set(forecasts.map(({ metric }) => metric))].map((name) => [
    name,
    {
      forecast: Object.fromEntries(
        forecasts.filter(({ metric }) => metric === name).map(({ period, value }) => [period, value]),
      ),
    },
  ]);
  return {
    ...rest,
    closing: CLOSING,
    metrics: Object.fromEntries(metrics),
    discountRate: observesPrices ? flat : discountRate,
    shares: { ORCL: { price: ORCL, dividendYield }, MSFT: { price: MSFT, dividendYield } },
  };
}

type Quotes = typeof quotes extends fc.Arbitrary<infer Drawn> ? Drawn : never;

describe("a claim", () => {
  test.prop([claimTrees(), world, quotes], { numRuns: 150 })(
    "is worth what its tree says, flow by flow, however it was simplified",
    (tree, values, drawn) => {
      const beliefs = beliefsOf(tree, values, drawn);
      const { value, size } = directValue(tree, { ...values, ORCL: drawn.ORCL, MSFT: drawn.MSFT }, beliefs);
      expectClose(claimValue(claimOf(tree), beliefs), value, size);
    },
  );

  test.prop([claimTrees()], { numRuns: 100 })("cannot be changed", (tree) => {
    expectFrozen([claimOf(tree)]);
  });

  test.prop([claimTrees()], { numRuns: 100 })("is the same each time it is built", (tree) => {
    expect(claimOf(tree)).toEqual(claimOf(structuredClone(tree)));
  });

  test.prop([claims()], { numRuns: 100 })("has one line of words for each delivery", (claim) => {
    const deliveries = obligations(claim);
    const lines = inWords(claim).split("\n");
    expect(lines.length).toBe(Math.max(1, deliveries.length));
    expect(inWords(claim)).not.toMatch(/NaN|undefined|\[object/);
    deliveries.forEach(({ path }, index) => {
      if (path.length > 0) expect(lines[index]?.startsWith(`${path.join(", ")}: `)).toBe(true);
    });
  });

  test.prop([claims()], { numRuns: 100 })(
    "requires the same inside an offer, and the bidder's credit",
    (claim) => {
      const [alone, offered] = [requirements(claim), requirements(offerOf(claim).claim)];
      expect({ ...offered, parties: [] }).toEqual({ ...alone, parties: [] });
      expect(offered.parties).toEqual(expect.arrayContaining([...alone.parties]));
    },
  );
});

import { fc, test } from "@fast-check/vitest";
import {
  all,
  type Breakdown,
  type Claim,
  cashFlows,
  cashFlowTable,
  constant,
  currency,
  Decimal,
  give,
  named,
  offer,
  on,
  one,
  profitShare,
  requirements,
  scale,
  sideBySide,
  termSheet,
  valueOffer,
} from "offer-valuation";
import { describe, expect } from "vitest";
import { claims } from "./kit/claims.js";
import { expectClose, sum } from "./kit/closeTo.js";
import { expectFinite } from "./kit/finite.js";
import { type Believed, believedOffers } from "./kit/offers.js";
import { errorOf, expectMissing, requiredPaths, without } from "./kit/requiredBeliefs.js";
import { believed, offerOf, sizeOf, valuationOf } from "./kit/valueClaim.js";

const runs = { numRuns: 40 };
const valued = ({ offer, beliefs }: Believed) => valueOffer(offer, beliefs);

function expectPartsToSum(
  row: Breakdown,
  sizes: (figure: "nominal" | "expected" | "presentValue") => Decimal,
): void {
  for (const figure of ["nominal", "expected", "presentValue"] as const) {
    if (row.parts.length > 0)
      expectClose(sum(row.parts.map((part) => part[figure])), row[figure], sizes(figure));
  }
  for (const part of row.parts) expectPartsToSum(part, sizes);
}

const leavesOf = (row: Breakdown): Breakdown[] =>
  row.parts.length === 0 ? [row] : row.parts.flatMap(leavesOf);

describe("the valuation of an offer", () => {
  test.prop([believedOffers()], runs)("has only finite figures", (drawn) => {
    const valuation = valued(drawn);
    expectFinite(valuation);
    expect(cashFlowTable(valuation)).not.toMatch(/NaN|Infinity|undefined/);
    expect(sideBySide([valuation, valuation])).not.toMatch(/NaN|Infinity|undefined/);
  });

  test.prop([believedOffers()], runs)(
    "is the sum of its cash flows, each units times odds times price",
    (drawn) => {
      const valuation = valued(drawn);
      const size = sizeOf(valuation);
      expectClose(
        sum(valuation.cashFlows.map(({ presentValue }) => presentValue)),
        valuation.presentValue,
        size,
      );
      for (const { units, probability, price, presentValue } of valuation.cashFlows) {
        expectClose(units.times(probability).times(price), presentValue);
      }
    },
  );

  test.prop([believedOffers()], runs)("breaks down into parts that sum to their parents", (drawn) => {
    const { breakdown, presentValue, offer: name } = valued(drawn);
    expect([breakdown.name, breakdown.presentValue]).toEqual([name, presentValue]);
    expect(breakdown.parts.map((part) => part.name)).toEqual(drawn.offer.components.map((part) => part.name));
    const leaves = leavesOf(breakdown);
    expectPartsToSum(breakdown, (figure) => sum(leaves.map((leaf) => leaf[figure].abs())));
  });

  test.prop([believedOffers()], runs)(
    "shares out the whole: shares of the total sum to 1, or there are none",
    (drawn) => {
      const { breakdown, presentValue } = valued(drawn);
      const shares = breakdown.parts.flatMap(({ shareOfTotal }) => shareOfTotal ?? []);
      if (presentValue.isZero()) expect(shares).toEqual([]);
      else expectClose(sum(shares), new Decimal(1), sum(shares.map((share) => share.abs())));
    },
  );

  test.prop([believedOffers()], runs)("does not depend on the order of components", (drawn) => {
    const { offer: made, beliefs } = drawn;
    const turned = offer({
      ...(made.toJSON() as unknown as typeof made),
      components: [...made.components].reverse(),
    });
    const valuation = valued(drawn);
    expectClose(valueOffer(turned, beliefs).presentValue, valuation.presentValue, sizeOf(valuation));
  });

  test.prop([believedOffers()], runs)("adds up over its components", ({ offer: made, beliefs }) => {
    const whole = valueOffer(made, beliefs);
    const apart = made.components.map((component) => {
      const alone = { ...(made.toJSON() as unknown as typeof made), components: [component] };
      return valueOffer(alone, beliefs).presentValue;
    });
    expectClose(sum(apart), whole.presentValue, sizeOf(whole));
  });

  test.prop([believedOffers()], runs)("has the cash flows of its claim", ({ offer: made, beliefs }) => {
    const plain = cashFlows(made.claim, beliefs);
    expect(valueOffer(made, beliefs).cashFlows).toMatchObject([...plain]);
  });

  test.prop([believedOffers(), fc.integer({ min: 1, max: 9999 })], runs)(
    "never rises with the bidder's credit spread",
    (drawn, basisPoints) => {
      const { offer: made, beliefs } = drawn;
      const risky = Object.fromEntries(
        [made.bidder ?? "the bidder", "Oracle", "Bank"].map((party) => [party, `${basisPoints}e-4`]),
      );
      const safe = valueOffer(made, { ...beliefs, creditSpreads: {} });
      fc.pre(safe.cashFlows.every(({ units }) => units.gte(0)));
      expect(valueOffer(made, { ...beliefs, creditSpreads: risky }).presentValue.lte(safe.presentValue)).toBe(
        true,
      );
    },
  );

  test.prop([believedOffers()], runs)(
    "lists defaults of terms under the component they are missing from",
    (drawn) => {
      const { assumed } = valued(drawn);
      for (const { kind, path } of assumed) {
        if (kind !== "default" || path[0] !== "components") continue;
        const document = drawn.offer.components[Number(path[1])]?.toJSON() ?? {};
        expect(Object.hasOwn(document, String(path[2]))).toBe(false);
      }
    },
  );
});

describe("the odds of closing", () => {
  const withOdds = believedOffers({ odds: fc.constant(true) });

  test.prop([withOdds], runs)("are the product of the conditions' odds", ({ offer: made, beliefs }) => {
    const odds = made.conditions.map(({ event }) => new Decimal(String(beliefs.events?.[event] ?? "NaN")));
    const { withOdds: weighed } = valueOffer(made, beliefs);
    if (odds.length === 0 || weighed === undefined) {
      expect([odds.length, weighed]).toEqual([0, undefined]);
      return;
    }
    expectClose(
      weighed.probability,
      odds.reduce((joint, each) => joint.times(each)),
    );
  });

  test.prop([withOdds], runs)(
    "multiply the value where no component hangs on an event of its own",
    (drawn) => {
      const valuation = valued(drawn);
      if (valuation.withOdds === undefined) return;
      fc.pre(valuation.cashFlows.every(({ conditions }) => conditions.length === 0));
      const { probability, presentValue } = valuation.withOdds;
      expectClose(presentValue, valuation.presentValue.times(probability), sizeOf(valuation));
    },
  );

  test.prop([withOdds], runs)(
    "are the sum over flows of each flow's odds, no event counted twice",
    ({ offer: made, beliefs }) => {
      const valuation = valueOffer(made, beliefs);
      if (valuation.withOdds === undefined) return;
      const terms = valuation.cashFlows.map(({ units, price, conditions }) => {
        const sides = new Map(made.conditions.map(({ event }) => [event, true]));
        for (const { event, happens } of conditions) {
          if (sides.get(event) === !happens) return new Decimal(0);
          sides.set(event, happens);
        }
        return [...sides].reduce((value, [event, happens]) => {
          const odds = new Decimal(String(beliefs.events?.[event] ?? "NaN"));
          return value.times(happens ? odds : new Decimal(1).minus(odds));
        }, units.times(price));
      });
      expectClose(valuation.withOdds.presentValue, sum(terms), sum(terms.map((term) => term.abs())));
    },
  );

  test.prop([withOdds, fc.nat(3)], runs)(
    "count once a condition that a component repeats",
    ({ offer: made, beliefs }, pick) => {
      const condition = made.conditions[pick % Math.max(1, made.conditions.length)];
      if (condition === undefined) return;
      const repeated = made.components.map((component) => {
        const document = component.toJSON();
        return {
          ...document,
          type: component.type,
          given: [...((document["given"] as []) ?? []), condition.event],
        };
      });
      const plain = valueOffer(made, beliefs);
      const twice = valueOffer(
        { ...(made.toJSON() as unknown as typeof made), components: repeated },
        beliefs,
      );
      expectClose(twice.presentValue, plain.presentValue, sizeOf(plain));
      expectClose(
        twice.withOdds?.presentValue ?? new Decimal("NaN"),
        plain.withOdds?.presentValue ?? new Decimal("NaN"),
        sizeOf(plain),
      );
    },
  );
});

test.prop([believedOffers()], runs)(
  "a term sheet names every component, condition and party",
  ({ offer: made }) => {
    const sheet = termSheet(made);
    const named = [
      made.name,
      made.bidder,
      made.seller,
      made.target,
      ...made.components.map(({ name }) => name),
    ];
    for (const words of [...named, ...made.conditions.map(({ event }) => event)]) {
      if (words !== undefined) expect(sheet).toContain(words);
    }
    expect(sheet).not.toMatch(/undefined|NaN|\[object/);
  },
);

test("parts that cancel out have no share of the total", () => {
  const parts = [
    named("Dollars", one(currency("USD"))),
    named("Euros", on("2019-01-01", scale(constant("8e-8"), one(currency("EUR"))))),
  ];
  const { breakdown } = valuationOf(all([...parts, ...parts.map((part) => give(part))]), {
    valuationDate: "2018-01-01",
    discountRate: "0",
    currencies: { EUR: { spot: "1", discountRate: "1e-6" } },
  });
  expect(breakdown.parts.map(({ shareOfTotal }) => shareOfTotal)).toEqual([null]);
});

/** Everything that stands over a delivery anywhere in a claim, found without knowing how claims are built. */
function mentionedIn(node: unknown, found = new Set<string>()): ReadonlySet<string> {
  if (typeof node !== "object" || node === null || Decimal.isDecimal(node)) return found;
  const { kind, metric, period, issuer, condition, from, claim } = node as Record<string, unknown>;
  if (claim !== undefined && !delivers(claim as Claim)) return found;
  if (kind === "metric") return found.add(`metric ${metric} ${(period as { label: string }).label}`);
  if (kind === "share" || kind === "price") found.add(`share ${issuer}`);
  if (condition !== undefined) found.add(`event ${(condition as { event: string }).event}`);
  if (from === "closing") found.add("closing");
  for (const [key, part] of Object.entries(node)) {
    // A nearer date hides an outer one.
    if (key !== "date" || delivers((node as { claim: Claim }).claim, "on")) mentionedIn(part, found);
  }
  return found;
}

/** Whether a claim delivers anything; with `hidden`, whether some of it takes its date from outside. */
function delivers(claim: Claim, hidden?: "on"): boolean {
  if (claim.tag === "zero" || claim.tag === hidden) return false;
  if (claim.tag === "all") return claim.claims.some((part) => delivers(part, hidden));
  return claim.tag === "one" || delivers(claim.claim, hidden);
}

describe("what a claim requires", () => {
  test.prop([claims()], { numRuns: 300 })("is everything that it mentions and nothing else", (claim) => {
    const { closing, metrics, shares, events } = requirements(claim);
    const required = [
      ...(closing ? ["closing"] : []),
      ...metrics.map(({ metric, period }) => `metric ${metric} ${period}`),
      ...shares.map((issuer) => `share ${issuer}`),
      ...events.map((event) => `event ${event}`),
    ];
    expect(required.sort()).toEqual([...mentionedIn(claim)].sort());
  });

  test.prop([believed(claims())], runs)("is enough to value it", ({ claim, beliefs }) => {
    expect(errorOf(() => valueOffer(offerOf(claim), beliefs))).toBeUndefined();
  });

  test.prop([believed(claims())], runs)("cannot be done without, one by one", ({ claim, beliefs }) => {
    for (const path of requiredPaths(requirements(claim), "USD")) {
      expectMissing(() => valueOffer(offerOf(claim), without(beliefs, path)), path);
    }
  });

  test.prop([believed(claims())], runs)(
    "is all reported at once where nothing is believed",
    ({ claim, beliefs }) => {
      const paths = requiredPaths(requirements(claim), "USD");
      const nothing = { valuationDate: beliefs.valuationDate };
      const error = errorOf(() => valueOffer(offerOf(claim), nothing));
      const { issues } = (error ?? { issues: [] }) as { issues: { path: unknown }[] };
      expect(issues.map(({ path }) => JSON.stringify(path)).sort()).toEqual(
        paths.map((path) => JSON.stringify(path)).sort(),
      );
    },
  );
});

describe("what an offer requires", () => {
  test.prop([believedOffers()], runs)("is enough to value it, in either currency", ({ offer, beliefs }) => {
    expect(errorOf(() => valueOffer(offer, beliefs))).toBeUndefined();
  });

  test.prop([believedOffers()], runs)(
    "cannot be done without, but for its own conditions",
    ({ offer, beliefs }) => {
      const own = new Set(offer.conditions.map(({ event }) => event));
      for (const path of requiredPaths(requirements(offer.claim), beliefs.currency ?? "")) {
        if (path[0] === "events" && own.has(String(path[1]))) continue;
        expectMissing(() => valueOffer(offer, without(beliefs, path)), path);
      }
    },
  );
});

test("one forecast cannot stand for a metric in two currencies", () => {
  const share = (currency: string) =>
    profitShare({ name: currency, share: "1", metric: "profit", periods: [2021], currency });
  const deal = { name: "Deal", currency: "USD", components: [share("USD"), share("EUR")] };
  const beliefs = {
    valuationDate: "2021-01-01",
    discountRate: "0.1",
    currencies: { EUR: { spot: "2", discountRate: "0.1" } },
    metrics: { profit: { forecast: { 2021: "1e9" } } },
  };
  expect(errorOf(() => valueOffer(deal, beliefs))).toMatchObject({ code: "currency-mismatch" });
});

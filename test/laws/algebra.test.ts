import { fc, test } from "@fast-check/vitest";
import {
  all,
  type Claim,
  constant,
  Decimal,
  give,
  given,
  named,
  on,
  owedBy,
  requirements,
  scale,
  zero,
} from "offer-valuation";
import { describe, expect } from "vitest";
import { beliefsFor } from "./kit/beliefs.js";
import { claims, events, parties } from "./kit/claims.js";
import { expectClose } from "./kit/closeTo.js";
import { dateRules } from "./kit/dates.js";
import { factors, fractions } from "./kit/decimals.js";
import { believed, claimValue, offerOf, sizeOf, valuationOf, withBeliefs } from "./kit/valueClaim.js";

const runs = { numRuns: 40 };
const pairs = withBeliefs(fc.tuple(claims(), claims()));

describe("the value of a claim", () => {
  test.prop([pairs], runs)("adds up over all its parts", ({ claims: [left, right], beliefs }) => {
    const both = valuationOf(all([left, right]), beliefs);
    const apart = claimValue(left, beliefs).plus(claimValue(right, beliefs));
    expectClose(both.presentValue, apart, sizeOf(both));
  });

  test.prop([pairs], runs)(
    "does not depend on the order of its parts",
    ({ claims: [left, right], beliefs }) => {
      const both = valuationOf(all([left, right]), beliefs);
      expectClose(claimValue(all([right, left]), beliefs), both.presentValue, sizeOf(both));
    },
  );

  test.prop([pairs], runs)(
    "is the same however its parts are grouped",
    ({ claims: [left, right], beliefs }) => {
      const flat = claimValue(all([left, right, left]), beliefs);
      expect(claimValue(all([left, all([right, zero(), all([left])])]), beliefs)).toEqual(flat);
    },
  );

  test.prop([believed(claims()), factors()], runs)("scales with a constant", ({ claim, beliefs }, factor) => {
    const plain = valuationOf(claim, beliefs);
    const scaled = claimValue(scale(constant(factor), claim), beliefs);
    expectClose(scaled, plain.presentValue.times(factor), sizeOf(plain).times(new Decimal(factor).abs()));
  });

  test.prop([believed(claims()), factors(), factors()], runs)(
    "scales twice as it scales once with the product",
    ({ claim, beliefs }, first, second) => {
      const plain = valuationOf(claim, beliefs);
      const factor = new Decimal(first).times(second);
      const twice = claimValue(scale(constant(first), scale(constant(second), claim)), beliefs);
      expectClose(twice, plain.presentValue.times(factor), sizeOf(plain).times(factor.abs()));
    },
  );

  test.prop([believed(claims())], runs)(
    "turns round when given away, and back again",
    ({ claim, beliefs }) => {
      const plain = valuationOf(claim, beliefs);
      expect(claimValue(give(claim), beliefs).plus(plain.presentValue).isZero()).toBe(true);
      expect(claimValue(give(give(claim)), beliefs)).toEqual(plain.presentValue);
      expectClose(claimValue(all([claim, give(claim)]), beliefs), new Decimal(0), sizeOf(plain));
    },
  );

  test.prop([believed(claims())], runs)("takes nothing from a name", ({ claim, beliefs }) => {
    expect(claimValue(named("Anything", claim), beliefs)).toEqual(claimValue(claim, beliefs));
  });

  test.prop([believed(claims()), dateRules(2020, 2030), dateRules(2020, 2030)], runs)(
    "takes the nearest date and no other",
    ({ claim, beliefs }, near, far) => {
      const closed = { closing: "2021-06-30", ...beliefs };
      const moved = claimValue(on(near, claim), closed);
      expect(claimValue(on(far, on(near, claim)), closed)).toEqual(moved);
      expect(claimValue(on(far, all([on(near, claim)])), closed)).toEqual(moved);
      expect(claimValue(on(far, named("It", on(near, claim))), closed)).toEqual(moved);
    },
  );

  test.prop([believed(claims()), parties()], runs)(
    "takes the nearest party's credit",
    ({ claim, beliefs }, near) => {
      const spreads = { ...beliefs, creditSpreads: { Oracle: "0.02", Bank: "0.001", Nobody: "0.5" } };
      const owed = claimValue(owedBy(near, claim), spreads);
      expect(claimValue(owedBy("Nobody", owedBy(near, claim)), spreads)).toEqual(owed);
      expect(claimValue(owedBy("Nobody", give(owedBy(near, claim))), spreads)).toEqual(
        claimValue(owedBy(near, give(claim)), spreads),
      );
    },
  );

  test.prop([believed(claims())], runs)(
    "is not touched by anybody's credit in escrow",
    ({ claim, beliefs }) => {
      const escrowed = owedBy(null, claim);
      const risky = { ...beliefs, creditSpreads: { ...beliefs.creditSpreads, Bidder: "0.3" } };
      const safe = { ...beliefs, creditSpreads: { ...beliefs.creditSpreads, Bidder: "0" } };
      expect(claimValue(escrowed, risky)).toEqual(claimValue(escrowed, safe));
    },
  );
});

/** A claim that names no event of its own, one event, and beliefs that say the odds. */
const conditional = fc
  .record({ event: events(), odds: fractions(), claim: claims() })
  .chain(({ event, odds, claim }) => {
    const free = requirements(claim).events.length === 0 ? claim : withoutConditions(claim);
    return beliefsFor(requirements(offerOf(free).claim)).map((beliefs) => ({
      event,
      odds,
      claim: free,
      beliefs: { ...beliefs, events: { [event]: odds, other: "0.3" } },
    }));
  });

function withoutConditions(claim: Claim): Claim {
  switch (claim.tag) {
    case "zero":
    case "one":
      return claim;
    case "all":
      return all(claim.claims.map(withoutConditions));
    case "give":
      return give(withoutConditions(claim.claim));
    case "scale":
      return scale(claim.amount, withoutConditions(claim.claim));
    case "on":
      return on(claim.date, withoutConditions(claim.claim));
    case "given":
      return withoutConditions(claim.claim);
    case "owedBy":
      return owedBy(claim.obligor, withoutConditions(claim.claim));
    case "named":
      return named(claim.name, withoutConditions(claim.claim));
  }
}

describe("a condition", () => {
  test.prop([conditional], runs)("weighs a claim with its odds", ({ claim, event, odds, beliefs }) => {
    const certain = valuationOf(claim, beliefs);
    expectClose(claimValue(given(event, claim), beliefs), certain.presentValue.times(odds), sizeOf(certain));
  });

  test.prop([conditional], runs)("counts once, however often it is set", ({ claim, event, beliefs }) => {
    const once = claimValue(given(event, claim), beliefs);
    expect(claimValue(given(event, given(event, claim)), beliefs)).toEqual(once);
    expect(claimValue(given(event, all([given(event, claim)])), beliefs)).toEqual(once);
    expect(claimValue(given(event, given("other", given(event, claim))), beliefs)).toEqual(
      claimValue(given("other", given(event, claim)), beliefs),
    );
  });

  test.prop([conditional], runs)("excludes its opposite", ({ claim, event, beliefs }) => {
    expect(claimValue(given(event, given(event, claim, false)), beliefs).isZero()).toBe(true);
    expect(
      claimValue(given(event, given("other", given(event, claim), false), false), beliefs).isZero(),
    ).toBe(true);
  });

  test.prop([conditional], runs)(
    "and its opposite share out the whole value",
    ({ claim, event, beliefs }) => {
      const certain = valuationOf(claim, beliefs);
      const either = all([given(event, claim), given(event, claim, false)]);
      expectClose(claimValue(either, beliefs), certain.presentValue, sizeOf(certain));
    },
  );

  test.prop([conditional, fractions()], runs)(
    "is independent of other events, in whatever order they are named",
    ({ claim, event, odds, beliefs }, others) => {
      const unsure = { ...beliefs, events: { [event]: odds, other: others } };
      const certain = valuationOf(claim, unsure);
      const joint = new Decimal(odds).times(others);
      const [inside, outside] = [given(event, given("other", claim)), given("other", given(event, claim))];
      expectClose(claimValue(inside, unsure), certain.presentValue.times(joint), sizeOf(certain));
      expectClose(claimValue(outside, unsure), claimValue(inside, unsure), sizeOf(certain));
    },
  );

  test.prop([conditional], runs)("passes through all, give and names", ({ claim, event, beliefs }) => {
    const outside = valuationOf(given(event, all([claim, give(claim), claim])), beliefs);
    const inside = all([given(event, claim), given(event, give(claim)), given(event, claim)]);
    expectClose(claimValue(inside, beliefs), outside.presentValue, sizeOf(outside));
  });
});

import { readFileSync } from "node:fs";
import { fc, test } from "@fast-check/vitest";
import { Decimal } from "offer-valuation";
import { describe, expect, it } from "vitest";
import {
  chaffe,
  finnerty,
  ghaidarov,
  type LockUpTerms,
  lockUpDiscount,
  longstaff,
} from "../../src/market/lockUpDiscount.js";
import { decimalOf } from "../../src/numeric/decimal.js";
import { decimals } from "../../src/numeric/decimalBall.js";
import type { Real } from "../../src/numeric/real.js";
import { expectDigits } from "../golden/golden.js";
import { problems, refusal } from "../input/refusal.js";
import { expectWithin } from "../numeric/relativeError.js";

interface Figures {
  readonly source: string;
  readonly discounts: readonly { readonly terms: LockUpTerms; readonly expected: string }[];
  readonly published: readonly {
    readonly terms: LockUpTerms;
    readonly printed: string;
    readonly source: string;
  }[];
}

const url = new URL("../golden/lockUp.json", import.meta.url);
const figures: Figures = JSON.parse(readFileSync(url, "utf8"));

describe(figures.source, () => {
  it.each(figures.discounts)("$terms", ({ terms, expected }) => {
    expectDigits(lockUpDiscount(terms), expected);
  });
});

it.each(figures.published)("$terms is $printed in $source", ({ terms, printed }) => {
  expect(lockUpDiscount(terms).toFixed(printed.length - 2)).toBe(printed);
});

const percent = fc.integer({ min: 1, max: 150 }).map((n) => `${n}e-2`);
const months = fc.integer({ min: 1, max: 120 }).map((n) => new Decimal(n).div(12).toFixed(20));
const discountOf = (model: LockUpTerms["model"], volatility: string, years: string, dividendYield = "0") =>
  lockUpDiscount({ model, volatility, years, dividendYield, riskFreeRate: "0.03" });
const models = fc.constantFrom("finnerty", "ghaidarov", "chaffe", "longstaff");

describe("the discount of a lock-up", () => {
  test.prop([percent, months], { numRuns: 60 })(
    "is ordered by how much foresight is lost",
    (sigma, years) => {
      const [average, moments, highest] = (["finnerty", "ghaidarov", "longstaff"] as const).map((model) =>
        discountOf(model, sigma, years),
      ) as [Decimal, Decimal, Decimal];
      expect(average.lessThanOrEqualTo(moments)).toBe(true);
      expect(moments.lessThanOrEqualTo(highest)).toBe(true);
      expect(highest.lessThanOrEqualTo(1)).toBe(true);
      expect(average.lessThan("0.3228")).toBe(true);
    },
  );

  test.prop([models, percent, months], { numRuns: 60 })("rises with volatility", (model, sigma, years) => {
    const more = new Decimal(sigma).plus("0.01").toString();
    expect(discountOf(model, more, years).greaterThanOrEqualTo(discountOf(model, sigma, years))).toBe(true);
  });

  test.prop([models, percent, months], { numRuns: 40 })(
    "leaves the dividends of the lock-up alone",
    (model, sigma, years) => {
      const [none, some] = [discountOf(model, sigma, years), discountOf(model, sigma, years, "0.04")];
      const kept = new Decimal(years).times("-0.04").exp();
      // Where Longstaff's bound is cut off at 1, what it was before does not show.
      if (none.lessThan(1)) expectWithin("1e-27", some, none.times(kept));
    },
  );

  test.prop([percent, months], { numRuns: 30 })("has the digits of its argument", (sigma, years) => {
    const variance = new (decimalOf(30))(sigma).times(sigma).times(years);
    const chaffeAt = (s: Real) => chaffe(s, s.like(new Decimal("0.97")));
    for (const discount of [finnerty, ghaidarov, longstaff, chaffeAt]) {
      const [few, many] = [40, 90].map((digits) => discount(decimals(digits, 28, true).of(variance)));
      if (few === undefined || many === undefined) throw new Error("two precisions");
      expectWithin("1e-28", few.toDecimal(), many.toDecimal());
      const error = few.toDecimal().minus(many.toDecimal()).abs();
      expect(error.lessThanOrEqualTo(few.doubt().toDecimal())).toBe(true);
    }
  });

  it("approaches Finnerty's ceiling, and no other", () => {
    expect(discountOf("finnerty", "3", "50").toFixed(4)).toBe("0.3228");
    expect(discountOf("ghaidarov", "3", "50").toFixed(4)).toBe("1.0000");
  });

  it.each([
    ["finnerty", "0"],
    ["ghaidarov", "0"],
    ["longstaff", "0"],
    ["chaffe", "0"],
    ["none", "0.4"],
  ] as const)("by %s is 0 at a volatility of %s", (model, volatility) => {
    expect(discountOf(model, volatility, "2").toString()).toBe("0");
  });

  it("by Chaffe is what waiting earns where rates are negative and nothing moves", () => {
    const terms = { model: "chaffe", volatility: "0", years: "2", riskFreeRate: "-0.01" } as const;
    expect(lockUpDiscount(terms).toFixed(12)).toBe(new Decimal("0.02").exp().minus(1).toFixed(12));
  });

  it("never takes more than the share is worth", () => {
    // Longstaff's formula gives 3.83 here.
    expect(discountOf("longstaff", "0.9", "10").toString()).toBe("1");
    // A negative yield makes it e^500 times the share, next to which 1 is less than an error.
    expect(discountOf("longstaff", "0.9", "50", "-10").toString()).toBe("1");
  });

  it("keeps its digits where the variance is next to nothing", () => {
    const tiny = discountOf("finnerty", "1e-190", "1e-150");
    expectWithin(
      "1e-27",
      tiny,
      new (decimalOf(60))("1e-530").div(6).div(new (decimalOf(60))(-1).acos()).sqrt(),
    );
  });
});

describe("Longstaff's bound as it is", () => {
  const raw = { model: "longstaff", volatility: "1", years: "5", uncapped: true } as const;

  it("may be more than the share is worth", () => {
    // (2 + s/2)Φ(√s/2) + √(s/2π)e^(−s/8) − 1 for s = 5, by mpmath with 50 digits.
    expect(lockUpDiscount(raw).toString()).toBe("3.384493337646867926483029452");
    expect(lockUpDiscount({ ...raw, uncapped: false }).toString()).toBe("1");
    expect(lockUpDiscount({ ...raw, uncapped: undefined }).toString()).toBe("1");
  });

  it("is the same below that, with less after dividends", () => {
    const mild = { model: "longstaff", volatility: "0.3", years: "5", dividendYield: "0.02" } as const;
    expect(lockUpDiscount({ ...mild, uncapped: true })).toEqual(lockUpDiscount(mild));
  });
});

describe("terms that are wrong", () => {
  const sound = { model: "chaffe", volatility: "0.4", years: "1", riskFreeRate: "0.02" } as const;
  it.each([
    [{ ...sound, riskFreeRate: undefined }, "terms.riskFreeRate: missing-term"],
    [{ ...sound, model: "finerty" }, "terms.model: invalid-type"],
    [{ ...sound, volatility: "-0.1" }, "terms.volatility: out-of-range"],
    [{ ...sound, volatility: "40" }, "terms.volatility: out-of-range"],
    [{ ...sound, years: 1 }, "terms.years: invalid-decimal"],
    [{ ...sound, years: "1001" }, "terms.years: out-of-range"],
    [{ ...sound, dividends: "0.1" }, "terms.dividends: unknown-key"],
    [{ model: "none" }, "terms.volatility: missing-term"],
    [{ ...sound, uncapped: true }, "terms.uncapped: invalid-term"],
    [{ model: "longstaff", volatility: "1", years: "5", uncapped: "yes" }, "terms.uncapped: invalid-type"],
  ])("%o", (terms, problem) => {
    expect(problems(refusal(() => lockUpDiscount(terms as never)))).toContain(problem);
  });

  it("in words", () => {
    expect(refusal(() => lockUpDiscount({ ...sound, riskFreeRate: undefined })).message).toBe(
      "terms.riskFreeRate: is required by Chaffe's model: a continuous interest rate a year",
    );
  });
});

import { fc, test } from "@fast-check/vitest";
import { Decimal } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { doubleDoubles } from "../../src/numeric/ball.js";
import { certified, sharpened } from "../../src/numeric/certified.js";
import { decimals } from "../../src/numeric/decimalBall.js";
import type { Arithmetic, Real } from "../../src/numeric/real.js";
import { tripleDoubles } from "../../src/numeric/tripleBall.js";
import { Undecided } from "../../src/numeric/undecided.js";
import { refusal } from "../input/refusal.js";
import { expectWithin } from "./relativeError.js";

/** How many arithmetics a computation took, and what the last one gave. */
function counted(compute: (of: (text: string) => Real, numbers: Arithmetic) => Real) {
  let runs = 0;
  const result = certified((numbers) => {
    runs += 1;
    return compute((text) => numbers.of(new Decimal(text)), numbers).toResult();
  });
  return { runs, text: result.toString() };
}

describe("a certified computation", () => {
  it("runs once where pairs of doubles prove it, and again where they cannot hold it", () => {
    const { runs, text } = counted((of) => of("0.1").plus(of("0.2")).times(of("1e9")).exp().ln());
    expect({ runs, text }).toEqual({ runs: 3, text: "300000000" });
    expect(counted((of) => of("0.1").plus(of("0.2")))).toEqual({ runs: 1, text: "0.3" });
    expect(counted((of) => of("2").ln()).runs).toBe(1);
  });

  it.each([
    // After pairs of doubles: triples, which know what is exactly a decimal; 60 digits; 100 digits.
    ["3e40", "0.123456789", 2],
    ["1e12", "1.1", 2],
    ["1e20", "1.1", 3],
    ["1.1e20", "0.7", 3],
    ["1e40", "0.123456789", 4],
    ["1.7e60", "0.3", 4],
  ])("repeats %s + %s − itself until it is told", (large, small, runs) => {
    const result = counted((of) => of(large).div(3).plus(of(small)).minus(of(large).div(3)));
    expect(result).toEqual({ runs, text: small });
  });

  it.each([20, 26, 27, 28, 30, 40, 50, 55])("does not take 0.004 and %i nines for half a cent", (nines) => {
    const below = counted((of) => of(`0.004${"9".repeat(nines)}`)).text;
    expect(new Decimal(below).lessThan("0.005")).toBe(true);
    expect(new Decimal(below).toFixed(2)).toBe("0.00");
    const above = counted((of) => of(`0.005${"0".repeat(nines)}1`)).text;
    expect(new Decimal(above).toFixed(2)).toBe("0.01");
  });

  it.each([
    "0.005",
    "0.015",
    "-0.005",
    "2.675",
    "1234567.885",
    "0.5",
    "0.0005",
    "0.125",
  ])("takes %s for exactly that, also after a detour", (tie) => {
    expect(counted((of) => of(tie)).text).toBe(tie);
    expect(
      counted((of) =>
        of(tie)
          .times(of("0.7"))
          .plus(of(tie).times(of("0.3"))),
      ).text,
    ).toBe(tie);
    expect(counted((of) => of(tie).div(7).times(7)).text).toBe(tie);
  });

  test.prop([fc.integer({ min: 1, max: 9e15 }), fc.integer({ min: 1, max: 9e15 })], { numRuns: 60 })(
    "cancels to 0 and nothing else",
    (a, b) => {
      const third = counted((_, { of }) => of(a).div(b).minus(of(1).div(b).times(a)));
      expect(third.text).toBe("0");
    },
  );

  it("is 0 below the floor of the last arithmetic, and refuses what is neither", () => {
    const rest = (small: string) =>
      counted((of) => of("1").div(3).plus(of(small)).minus(of("1").div(3))).text;
    expect(rest("1e-60")).toBe("1e-60");
    expect(rest("1e-101")).toBe("0");
    // Ten digits of it are known there, not 28.
    const { code, message } = refusal(() => rest("1e-90"));
    expect([code, message]).toEqual([
      "out-of-range",
      "cannot be told to 28 digits: it cancels to nothing or divides by what may be nothing",
    ]);
  });

  it.each<[string, (of: (text: string) => Real) => Real]>([
    ["divides by what may be 0", (of) => of("1").div(of("1").div(3).times(3).minus(1))],
    ["takes the logarithm of it", (of) => of("1").div(3).times(3).minus(1).ln()],
    ["divides by 0", (of) => of("1").div(of("0"))],
    ["has a root of what is below 0", (of) => of("-2").sqrt()],
    ["divides by what is beyond every number", (of) => of("1").div(of("1e200").exp())],
  ])("refuses what %s", (_, compute) => {
    expect(refusal(() => counted(compute)).message).toContain("cannot be told to 28 digits");
  });

  it.each(["2400", "1e20", "1e200"])("refuses e^%s, which is beyond every result", (x) => {
    expect(refusal(() => counted((of) => of(x).exp())).message).toContain("beyond 1e1000");
    const twice = (of: (text: string) => Real) => of(x).times(2).exp().minus(of(x).exp());
    expect(refusal(() => counted(twice)).code).toBe("out-of-range");
  });

  it.each([28, 29, 40, 60, 100])("gives %i digits", (digits) => {
    const result = certified(({ of }) => of(2).ln().toResult(), digits);
    // OEIS A002162 lists 99 digits of ln 2; those after them are mpmath's.
    const ln2 =
      "0.69314718055994530941723212145817656807550013436025525412068000949339362196969471560586332699641868754200148102";
    expect(result.toString()).toBe(new Decimal(ln2).toSignificantDigits(digits).toString());
    expect(() => certified(({ of }) => of(1).div(of(1).div(3).times(3).minus(1)).toResult(), digits)).toThrow(
      `cannot be told to ${digits} digits`,
    );
  });

  it("lets every other error pass", () => {
    expect(() => certified(() => doubleDoubles.of(1).div(0).toResult())).toThrow("cannot be told");
    expect(() =>
      certified(() => {
        throw new RangeError("its own");
      }),
    ).toThrow("its own");
  });
});

describe("a number that figures are made of", () => {
  const read = (numbers: Arithmetic, text: string): Real => numbers.of(new Decimal(text));
  /** 1.1, of which pairs of doubles keep about twelve digits. */
  const blurred = (numbers: Arithmetic): Real => {
    const third = read(numbers, "1e20").div(3);
    return third.plus(read(numbers, "1.1")).minus(third);
  };
  const doubtInPairs = blurred(doubleDoubles).doubt().toNumber();

  /** What it comes to, in how many arithmetics it was worked out, and how often its blur was asked for. */
  function counting(
    compute: (numbers: Arithmetic) => Real,
    blur?: () => number,
    numbers: Arithmetic = doubleDoubles,
  ) {
    const [used, asked]: [Arithmetic[], number[]] = [[], []];
    const counted = (finer: Arithmetic): Real => {
      used.push(finer);
      return compute(finer);
    };
    const found =
      blur === undefined
        ? sharpened(numbers, counted)
        : sharpened(numbers, counted, () => {
            asked.push(blur());
            return blur();
          });
    return { found, used, asked: asked.length };
  }

  it("is the pair of doubles it came to, without its radius, where the method leaves far more open", () => {
    const { found, used, asked } = counting(blurred, () => 2e6 * doubtInPairs);
    expect(doubtInPairs).toBeGreaterThan(1e-14);
    expect(used).toEqual([doubleDoubles]);
    expect(asked).toBe(1);
    expect(found.doubt().isZero()).toBe(true);
    expect(found.toDecimal().toString()).toBe(blurred(doubleDoubles).toDecimal().toString());
    expect(found.toDecimal().toString()).not.toBe("1.1");
    // What is made of it goes on in pairs of doubles, which have nothing left to decide.
    expect(found.minus(found).isZero()).toBe(true);
  });

  it("is worked out with more digits where the method leaves no more open than that, or nothing", () => {
    for (const blur of [() => 0.5e6 * doubtInPairs, () => doubtInPairs, () => 0, undefined]) {
      const { found, used } = counting(blurred, blur);
      expect(used.slice(0, 2)).toEqual([doubleDoubles, tripleDoubles]);
      expect(new Set(used).size).toBe(used.length);
      expect(found.minus(read(doubleDoubles, "1.1")).toDecimal().abs().lessThan("1e-28")).toBe(true);
      expect(found.doubt().toNumber()).toBeLessThan(1e-28);
    }
  });

  it("is the same without a blur as with none", () => {
    const [without, none] = [counting(blurred), counting(blurred, () => 0)];
    expect(none.used).toEqual(without.used);
    expect(String(none.found.toDecimal())).toBe(String(without.found.toDecimal()));
    expect(none.found.doubt().toNumber()).toBe(without.found.doubt().toNumber());
  });

  it("keeps its radius and asks for no blur where pairs of doubles know it well", () => {
    const { found, used, asked } = counting(
      (numbers) => read(numbers, "2").ln(),
      () => 1,
    );
    expect([used, asked]).toEqual([[doubleDoubles], 0]);
    expect(found.doubt().toNumber()).toBe(doubleDoubles.of(2).ln().doubt().toNumber());
    expect(found.doubt().isZero()).toBe(false);
  });

  /** 1, of which every arithmetic leaves the fifth digit open. */
  const open = (numbers: Arithmetic): Real => read(numbers, "1").within(read(numbers, "1e-5"));

  it("is worked out once, and not looked at, in any other arithmetic", () => {
    const sixty = decimals(60, 28, false);
    const { found, used, asked } = counting(open, () => 1, sixty);
    expect([used, asked]).toEqual([[sixty], 0]);
    expect(found.doubt().toNumber()).toBeCloseTo(1e-5, 12);
  });

  it("is never what a pair of doubles left undecided, however much the method leaves open", () => {
    const afterComparison = (numbers: Arithmetic): Real =>
      blurred(numbers).greaterThan(read(numbers, "1.1000000000000000001")) ? numbers.of(1) : numbers.of(2);
    const { found, used, asked } = counting(afterComparison, () => 1e9);
    expect(found.toNumber()).toBe(2);
    expect(used.length).toBeGreaterThan(1);
    expect(asked).toBe(0);
    const undecidable = (numbers: Arithmetic): Real => {
      throw new Undecided(`in ${numbers === doubleDoubles ? "pairs" : "others"}`);
    };
    expect(() => counting(undecidable, () => 1e9)).toThrow("in pairs");
  });

  it("is what pairs of doubles came to, with its radius, where more digits leave it open as well", () => {
    const { found, used } = counting(open, () => 0);
    expect(used.length).toBeGreaterThan(2);
    expect(found.doubt().toNumber()).toBeCloseTo(1e-5, 12);
    expect(found.toNumber()).toBe(1);
  });
});

describe("an interval in doubles", () => {
  const of = (text: string): Real => doubleDoubles.of(new Decimal(text));

  it("is decided by what it excludes, and not where it overlaps", () => {
    const third = of("1").div(3);
    expect(third.lessThan(of("0.3333333333333333333333333334"))).toBe(true);
    expect(third.greaterThanOrEqualTo(of("0.3333333333333333333333333333"))).toBe(true);
    expect(third.equals(third.plus(of("1e-25")))).toBe(false);
    for (const ask of [
      "lessThan",
      "greaterThan",
      "equals",
      "lessThanOrEqualTo",
      "greaterThanOrEqualTo",
    ] as const) {
      expect(() => third.times(3)[ask](1)).toThrow(Undecided);
    }
    for (const ask of ["isZero", "isNonNegative", "isNegative"] as const) {
      expect(() => third.times(3).minus(1)[ask]()).toThrow(Undecided);
      expect(of("0")[ask]()).toBe(ask !== "isNegative");
    }
    expect(of("2.5").equals(of("2.50"))).toBe(true);
  });

  it("never passes for exactly 0 because it became too small for a double", () => {
    let power = of("1e-130");
    for (let times = 0; times < 4; times += 1) power = power.times(power);
    expect(() => power.isZero()).toThrow(Undecided);
    expect(counted((read) => read("1e-130").times(read("1e-130")).times(read("1e-130"))).text).toBe("1e-390");
    const eighth = counted((read) => {
      const square = read("1.1e-100").times(read("1e-10"));
      return square.times(square).times(square).times(square).times(square).times(square);
    });
    expectWithin("1e-27", new Decimal(eighth.text), "1.771561e-660");
  });

  it("tells the greater of two whose difference is too small for a double", () => {
    const [low, high] = [of("1e-130"), of("1.0000000000000001e-130")];
    expect(low.max(high).toResult().toString()).toBe("1.0000000000000001e-130");
    expect(high.min(low).toResult().toString()).toBe("1e-130");
  });
});

describe("a wide interval", () => {
  const sixty = decimals(60, 28, false);

  it("has no quantile where the density changes within it", () => {
    const p = doubleDoubles.of(new Decimal("1e-10"));
    expect(() => p.within(p.times(9).div(10)).normalQuantile()).toThrow(Undecided);
    expect(() => p.neg().plus(1).within(p.times(9).div(10)).normalQuantile()).toThrow(Undecided);
  });

  it("around 0 is wider still after an exponential or a logarithm", () => {
    expect(() => sixty.of(0).within(sixty.of(10)).expm1()).toThrow(Undecided);
    const half = sixty.of(0).within(sixty.of(new Decimal("0.5")));
    // ln(1 − ½) = −ln 2
    expect(half.log1p().doubt().toNumber()).toBeGreaterThan(Math.LN2);
  });

  it("of scores far out has a probability of 0 or 1 but for 1e-2000", () => {
    const far = sixty.of(new Decimal("1e200")).within(sixty.of(new Decimal("1e199")));
    expect(far.normalCdf().toResult().toString()).toBe("1");
    const tail = far.neg().normalCdf();
    expect(tail.plus(tail.doubt()).toDecimal().lessThanOrEqualTo("1e-2000")).toBe(true);
    expect(far.normalDensity().plus(1).toResult().toString()).toBe("1");
    const near = sixty.of(100).within(sixty.of(1));
    expect(() => near.normalCdf()).toThrow(Undecided);
  });

  it("costs no more digits than it has where it is next to nothing", () => {
    const tiny = sixty.of(new Decimal("1e-200")).pow(1_000_000_000);
    for (const same of [tiny.expm1(), tiny.log1p()]) {
      expect(same.div(tiny).toResult().toString()).toBe("1");
    }
  });
});

import { fc, test } from "@fast-check/vitest";
import {
  addHazard,
  addSpread,
  bucketShift,
  Decimal,
  discountFactor,
  parallelShift,
  type ZeroCurveInput,
  zeroCurve,
  zeroRate,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { problems, refusal } from "../../input/refusal.js";
import { expectClose } from "../../laws/kit/closeTo.js";
import {
  basisPoints,
  continuous,
  inYears,
  later,
  proportionateCurves,
  START,
  twoYears,
  zeroRateCurves,
} from "./documents.js";

const runs = { numRuns: 40 };

const HULL = "Hull, Options, Futures, and Other Derivatives";

describe("a hazard rate", () => {
  const free = { ...continuous, zeroRates: [{ date: inYears(1), rate: "0" }] };

  it("of 20% and a recovery of 17% make a one-year bond of 100 worth 85 (quiz on reduced-form models of default risk, quizplus.com 91822)", () => {
    const risky = addHazard(free, { hazardRate: "0.2", recovery: "0.17" });
    expect(discountFactor(risky, START, inYears(1)).times(100).toFixed(0)).toBe("85");
  });

  it(`of 3.33% and a recovery of 40% are a spread of about 200 basis points (${HULL}, Estimating default probabilities)`, () => {
    const risky = addHazard(free, {
      hazardRate: new Decimal("0.02").div("0.6").toFixed(20),
      recovery: "0.4",
    });
    expect(zeroRate(risky, inYears(1)).toFixed(3)).toBe("0.020");
  });
});

describe("shifts and spreads", () => {
  test.prop([zeroRateCurves()], runs)("by 0 change nothing", (input) => {
    const curve = zeroCurve(input);
    const date = curve.nodes[0]?.date ?? "";
    expect(parallelShift(curve, "0")).toBe(curve);
    expect(bucketShift(curve, date, "0.00")).toBe(curve);
    expect(addSpread(curve, "-0")).toBe(curve);
  });

  test.prop([proportionateCurves(), basisPoints(), later(1)], runs)(
    "of each node in turn come to the parallel one",
    (input, by, [date = ""]) => {
      const curve = zeroCurve(input);
      const one = curve.nodes.reduce((shifted, node) => bucketShift(shifted, node.date, by), curve);
      expect(discountFactor(one, START, date)).toEqual(discountFactor(parallelShift(curve, by), START, date));
    },
  );

  test.prop([zeroRateCurves(), basisPoints(), basisPoints()], runs)(
    "add up, and one undoes the other",
    (input, one, two) => {
      for (const move of [parallelShift, addSpread]) {
        const both = move(move(input, one), two);
        expect(both.nodes).toEqual(move(input, new Decimal(one).plus(two)).nodes);
        expect(move(move(input, one), new Decimal(one).neg()).nodes).toEqual(zeroCurve(input).nodes);
      }
    },
  );

  test.prop([zeroRateCurves(), basisPoints()], runs)(
    "of one node leave the others and what lies beyond them",
    (input, by) => {
      const curve = zeroCurve(input);
      const shifted = bucketShift(curve, curve.nodes.at(-1)?.date ?? "", by);
      expect(shifted.nodes.slice(0, -1)).toEqual(curve.nodes.slice(0, -1));
      const last = curve.nodes.at(-1)?.zeroRate ?? new Decimal(0);
      expectClose(shifted.nodes.at(-1)?.zeroRate ?? last, last.plus(by), new Decimal(1));
    },
  );

  test.prop([proportionateCurves(), basisPoints(), later(1)], runs)(
    "move each zero rate by the spread, between and beyond the nodes",
    (input, spread, [date = ""]) => {
      fc.pre(date > START);
      const expected = zeroRate(input, date).plus(spread);
      expectClose(zeroRate(addSpread(input, spread), date), expected, new Decimal(1));
    },
  );
});

describe("a hazard rate", () => {
  const hazards = fc.integer({ min: 0, max: 500 }).map((thousandths) => `${thousandths}e-3`);
  const continuous = (input: ZeroCurveInput): ZeroCurveInput => ({ ...input, compounding: "continuous" });

  test.prop([proportionateCurves(), hazards, later(2)], runs)(
    "without recovery is a spread",
    (input, hazardRate, [from = "", to = ""]) => {
      const risky = addHazard(continuous(input), { hazardRate, recovery: "0" });
      expectClose(
        discountFactor(risky, from, to),
        discountFactor(addSpread(continuous(input), hazardRate), from, to),
      );
    },
  );

  test.prop([proportionateCurves(), hazards, later(2)], runs)(
    "with full recovery costs nothing",
    (input, hazardRate, [from = "", to = ""]) => {
      const risky = addHazard(input, { hazardRate, recovery: "1" });
      expect(discountFactor(risky, from, to)).toEqual(discountFactor(input, from, to));
    },
  );

  test.prop([proportionateCurves(), hazards, later(2)], runs)(
    "weighs survival and recovery",
    (input, hazardRate, [from = "", to = ""]) => {
      const survived = discountFactor(
        { rate: hazardRate, compounding: "continuous", dayCount: input.dayCount },
        from,
        to,
      );
      const received = survived.plus(new Decimal(1).minus(survived).times("0.4"));
      const risky = addHazard(input, { hazardRate, recovery: "0.4" });
      expectClose(discountFactor(risky, from, to), discountFactor(input, from, to).times(received));
    },
  );
});

describe("what changes a curve refuses", () => {
  const curve = zeroCurve(twoYears);

  it.each<[what: string, read: () => unknown, problem: string]>([
    ["a shift that is no number", () => parallelShift(curve, "1bp"), "by: invalid-decimal"],
    [
      "a shift of a node that is no number",
      () => bucketShift(curve, "2022-01-01", "1bp"),
      "by: invalid-decimal",
    ],
    ["a spread that is no number", () => addSpread(curve, 0.01 as never), "spread: invalid-decimal"],
    ["a shift of no node", () => bucketShift(curve, "2022-06-01", "0"), "bucketShifts.0.date: invalid-date"],
    ["no hazard", () => addHazard(curve, undefined as never), "terms: invalid-type"],
    [
      "a hazard without recovery",
      () => addHazard(curve, { hazardRate: "0.1" } as never),
      "terms.recovery: missing-term",
    ],
    [
      "a second hazard",
      () =>
        addHazard(addHazard(curve, { hazardRate: "0", recovery: "0" }), { hazardRate: "0", recovery: "0" }),
      "hazard: duplicate-name",
    ],
  ])("%s", (_, read, problem) => {
    expect(problems(refusal(read))).toEqual([problem]);
  });
});

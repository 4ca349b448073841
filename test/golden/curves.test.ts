import { readFileSync } from "node:fs";
import {
  convertRate,
  discountFactor,
  forwardRate,
  type Horizon,
  type Rate,
  type RateConventions,
  type RateInput,
  type ZeroCurveInput,
  zeroCurve,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { expectDigits } from "./golden.js";

interface Figures {
  readonly source: string;
  readonly conversions: readonly {
    readonly rate: Omit<Rate, "rate"> & RateInput;
    readonly to: RateConventions;
    readonly horizon?: Horizon;
    readonly expected: string;
  }[];
  readonly curves: readonly {
    readonly curve: ZeroCurveInput;
    readonly factors: readonly {
      readonly from: string;
      readonly to: string;
      readonly factor: string;
      readonly forward: string;
    }[];
  }[];
}

const figures: Figures = JSON.parse(readFileSync(new URL("curves.json", import.meta.url), "utf8"));

describe(figures.source, () => {
  it.each(figures.conversions)("$rate.rate $rate.compounding to $to.compounding", (golden) => {
    expectDigits(convertRate(golden.rate, golden.to, golden.horizon).rate, golden.expected);
  });

  it.each(
    figures.curves.map(({ curve, factors }) => ({ title: titleOf(curve), curve, factors })),
  )("$title", ({ curve, factors }) => {
    const made = zeroCurve(curve);
    for (const { from, to, factor, forward } of factors) {
      expectDigits(discountFactor(made, from, to), factor);
      expectDigits(forwardRate(made, from, to), forward);
    }
  });

  it("covers every source of nodes with every interpolation it allows", () => {
    const kinds = figures.curves.map(({ curve }) => `${sourceOf(curve)} ${curve.interpolation}`);
    expect(new Set(kinds).size).toBe(3 * 3 + 2);
  });
});

const SOURCES = ["zeroRates", "discountFactors", "parYields", "bonds"] as const;

const sourceOf = (curve: ZeroCurveInput) => SOURCES.find((name) => curve[name] !== undefined);

const titleOf = (curve: ZeroCurveInput) =>
  `${sourceOf(curve)} ${curve.interpolation} ${curve.compounding} ${curve.dayCount}`;

import fc from "fast-check";
import { fixedRatioCollar, stock } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { componentLaws } from "../laws/kit/componentLaws.js";
import { nonNegativeDecimals } from "../laws/kit/decimals.js";
import { expectWithin } from "../numeric/relativeError.js";
import { beliefsWith, collarTerms, expectFigure, figuresFor, valuationOf } from "./stockFigures.js";

type Terms = Parameters<typeof fixedRatioCollar>[0];

const terms = (): fc.Arbitrary<Terms> =>
  fc.tuple(collarTerms(), nonNegativeDecimals()).map(([collar, ratio]) => ({ ...collar, ratio })) as never;

componentLaws("a fixed-ratio collar", fixedRatioCollar, terms());

describe("a fixed-ratio collar is worth what options say", () => {
  it.each(figuresFor(fixedRatioCollar))("%s", (_, figure) => expectFigure(fixedRatioCollar, figure));
});

describe("what is delivered", () => {
  it.each([
    ["39.99", "20"],
    ["40", "20"],
    ["44", "22"],
    ["50", "25"],
    ["50.01", "25"],
    ["80", "25"],
  ])("at %s is worth %s", (price, worth) => {
    const { presentValue } = valuationOf(
      fixedRatioCollar({ issuer: "X", ratio: "0.5", low: "40", high: "50" }),
      {
        ...beliefsWith({ price, volatility: "0.3" }),
        closing: "2021-03-01",
      },
    );
    expect(presentValue.toString()).toBe(worth);
  });
});

describe("at its limits a fixed-ratio collar is", () => {
  const volatile = beliefsWith({ volatility: "0.3" });
  const worth = (stated: Partial<Terms>, beliefs = volatile) =>
    valuationOf(
      fixedRatioCollar({ issuer: "X", ratio: "0.4", targetShares: "1000", ...stated } as Terms),
      beliefs,
    ).presentValue;

  it("a fixed number of shares where the band has no end in reach, averaged or not", () => {
    const shares = valuationOf(stock({ issuer: "X", shares: "400" }), volatile).presentValue;
    expectWithin("1e-27", worth({ low: "0.001", high: "1e6" }), shares);
    const window = { priced: "closing - 3 days", averagedFrom: "closing - 24 days" };
    expectWithin("1e-27", worth({ low: "0.001", high: "1e6", ...window }), shares);
  });

  it("a fixed value where it is all below or all above the band", () => {
    const value = valuationOf(stock({ issuer: "X", value: "400e6" }), volatile).presentValue;
    expectWithin("1e-27", worth({ low: "1e6" }), value);
    expectWithin("1e-27", worth({ high: "0.001" }), value.times("1e-9"));
  });

  it("its value at the forward where nothing is uncertain", () => {
    // Forward 51.46.
    const sure = beliefsWith();
    expectWithin(
      "1e-27",
      worth({ low: "55" }, sure),
      valuationOf(stock({ issuer: "X", value: "22000" }), sure).presentValue,
    );
    expectWithin(
      "1e-27",
      worth({ low: "45" }, sure),
      valuationOf(stock({ issuer: "X", shares: "400" }), sure).presentValue,
    );
  });

  it("the sum of its halves, less the number of shares that both contain", () => {
    const halves = worth({ low: "45" }).plus(worth({ high: "55" }));
    const shares = valuationOf(stock({ issuer: "X", shares: "400" }), volatile).presentValue;
    expectWithin("1e-26", worth({ low: "45", high: "55" }), halves.minus(shares));
  });
});

describe("a fixed-ratio collar is refused", () => {
  it.each<[string, object, string]>([
    ["without a band", {}, "low: must be stated, or high, or walkAwayBelow"],
    ["for a band upside down", { low: "55", high: "45" }, "high: must be above low"],
    ["for a break value alone", { low: "45", breakValue: "9" }, "breakValue: only goes with walkAwayBelow"],
    ["for a negative ratio", { low: "45", ratio: "-1" }, "ratio: must not be negative"],
  ])("%s", (_, more, words) => {
    expect(() => fixedRatioCollar({ issuer: "X", ratio: "0.5", ...more })).toThrow(words);
  });

  it("for a window that runs backwards, once its dates are known", () => {
    const collar = fixedRatioCollar({ issuer: "X", ratio: "1", low: "40", averagedFrom: "closing + 1 day" });
    expect(() => valuationOf(collar, beliefsWith())).toThrow("must run forward");
  });
});

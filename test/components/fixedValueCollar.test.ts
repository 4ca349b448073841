import fc from "fast-check";
import { fixedValueCollar, stock } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { componentLaws } from "../laws/kit/componentLaws.js";
import { nonNegativeDecimals } from "../laws/kit/decimals.js";
import { expectWithin } from "../numeric/relativeError.js";
import {
  beliefsWith,
  collarTerms,
  expectFigure,
  figuresFor,
  stockFigures,
  valuationOf,
} from "./stockFigures.js";

type Terms = Parameters<typeof fixedValueCollar>[0];

const terms = (): fc.Arbitrary<Terms> =>
  fc
    .tuple(collarTerms(), nonNegativeDecimals(), fc.option(fc.constantFrom("1.437", "0.5")), fc.boolean())
    .map(([collar, value, ratio, above]) => ({
      ...collar,
      value,
      ...(ratio !== null && collar.low !== undefined ? { ratioBelow: ratio } : {}),
      ...(above && collar.high !== undefined ? { ratioAbove: "0.25" } : {}),
    })) as fc.Arbitrary<Terms>;

componentLaws("a fixed-value collar", fixedValueCollar, terms());

describe("a fixed-value collar is worth what options say", () => {
  it.each(figuresFor(fixedValueCollar))("%s", (_, figure) => expectFigure(fixedValueCollar, figure));
});

describe("what one target share turns into", () => {
  it.each(
    stockFigures.delivered.map((row) => [`${row.terms.value} at ${row.price}`, row] as const),
  )("%s", (_, { terms: stated, price, ratio, value, published }) => {
    // On the day itself nothing is uncertain: what is delivered is what it is worth.
    const { presentValue } = valuationOf(fixedValueCollar({ issuer: "X", ...stated }), {
      valuationDate: "2021-03-01",
      closing: "2021-03-01",
      discountRate: "0.05",
      shares: { X: { price, volatility: "0.3" } },
    });
    expectWithin("1e-27", presentValue, value);
    expectWithin("1e-27", presentValue.div(price), ratio);
    if (published !== undefined) {
      expect(presentValue.div(price).toFixed(published.split(".")[1]?.length)).toBe(published);
    }
  });
});

describe("at its limits a fixed-value collar is", () => {
  const worth = (stated: Partial<Terms>, quote: object = { volatility: "0.3" }) =>
    valuationOf(
      fixedValueCollar({ issuer: "X", value: "20", targetShares: "1000", ...stated } as Terms),
      beliefsWith(quote),
    ).presentValue;
  const plain = (what: { value: string } | { shares: string }, quote: object = { volatility: "0.3" }) =>
    valuationOf(stock({ issuer: "X", ...what }), beliefsWith(quote)).presentValue;

  it("a fixed value where the band has no end in reach", () => {
    expectWithin("1e-27", worth({ low: "0.001", high: "1e6" }), plain({ value: "20000" }));
  });

  it("a fixed number where it is all below or all above the band", () => {
    expectWithin("1e-27", worth({ low: "1e6" }), plain({ shares: "0.02" }));
    expectWithin("1e-27", worth({ high: "0.001" }), plain({ shares: "2e7" }));
  });

  it("its value at the forward where nothing is uncertain", () => {
    // Forward 50 e^-0.02 × 1.05 = 51.46: inside [45, 55], above [40, 50], below [52, 60].
    expectWithin("1e-27", worth({ low: "45", high: "55" }, {}), plain({ value: "20000" }, {}));
    expectWithin("1e-27", worth({ low: "40", high: "50" }, {}), plain({ shares: "400" }, {}));
    expectWithin(
      "1e-27",
      worth({ low: "52", high: "60", ratioBelow: "0.39" }, {}),
      plain({ shares: "390" }, {}),
    );
  });

  it("what it would be without a right to walk away that is never used", () => {
    const band = { low: "45", high: "55" };
    expectWithin("1e-27", worth({ ...band, walkAwayBelow: "0.001", breakValue: "9" }), worth(band));
  });

  it("its break value alone where the seller always walks", () => {
    const cash = plain({ value: "9000" });
    expectWithin("1e-27", worth({ low: "45", walkAwayBelow: "1e6", breakValue: "9" }), cash);
    expect(worth({ low: "45", walkAwayBelow: "1e6" }).toFixed(30)).toBe(`0.${"0".repeat(30)}`);
  });
});

describe("a right to walk away", () => {
  const collar = (more: Partial<Terms>) =>
    valuationOf(
      fixedValueCollar({ issuer: "X", value: "20", low: "45", walkAwayBelow: "40", ...more } as Terms),
      beliefsWith({ volatility: "0.3" }),
    );

  it("shows the stock and the break value in rows of their own", () => {
    const { breakdown } = collar({ breakValue: "9" });
    expect(breakdown.parts[0]?.parts.map(({ name }) => name)).toEqual(["Stock", "Break value"]);
    expect(collar({}).breakdown.parts[0]?.parts).toEqual([]);
  });

  it("is not used at the very price, only below it", () => {
    const at = (price: string) =>
      valuationOf(fixedValueCollar({ issuer: "X", value: "18", low: "45", walkAwayBelow: "40" }), {
        ...beliefsWith({ price }),
        closing: "2021-03-01",
      }).presentValue.toString();
    expect(at("40")).toBe("16");
    expect(at("39.99")).toBe("0");
  });
});

it("delivers shares, stock worth its value and a break value, all in its own currency", () => {
  const collar = fixedValueCollar({
    issuer: "X",
    value: "20",
    currency: "EUR",
    low: "45",
    walkAwayBelow: "40",
    breakValue: "9",
  });
  const euros = {
    ...beliefsWith({ currency: "EUR" }),
    currencies: { EUR: { spot: "1.2", discountRate: "0" } },
  };
  expect(valuationOf(collar, euros).cashFlows.map(({ asset }) => asset)).toEqual([
    { kind: "share", issuer: "X" },
    { kind: "stockWorth", currency: "EUR", issuer: "X" },
    { kind: "currency", currency: "EUR" },
  ]);
});

it("may have the same ratio on both sides", () => {
  const ratios = { ratioBelow: "0.4", ratioAbove: "0.4" };
  expect(() =>
    fixedValueCollar({ issuer: "X", value: "20", low: "45", high: "55", ...ratios }),
  ).not.toThrow();
});

describe("a fixed-value collar is refused", () => {
  const collar = (more: object) => () =>
    fixedValueCollar({ issuer: "X", value: "20", low: "45", high: "55", ...more });

  it.each<[string, object, string]>([
    ["without a band", { low: undefined, high: undefined }, "low: must be stated, or high, or walkAwayBelow"],
    ["for a band upside down", { low: "55", high: "45" }, "high: must be above low"],
    ["for a band of one price", { low: "45", high: "45" }, "high: must be above low"],
    ["for a ratio below no end", { low: undefined, ratioBelow: "0.4" }, "ratioBelow: only goes with low"],
    ["for a ratio above no end", { high: undefined, ratioAbove: "0.4" }, "ratioAbove: only goes with high"],
    [
      "for ratios swapped",
      { ratioBelow: "0.36", ratioAbove: "0.44" },
      "ratioBelow: must not be less than ratioAbove: a lower price takes more shares",
    ],
    [
      "for a break value without a right to walk",
      { breakValue: "9" },
      "breakValue: only goes with walkAwayBelow",
    ],
    ["for a negative value", { value: "-20" }, "value: must not be negative"],
    ["for an end at 0", { low: "0" }, "low: must be greater than 0"],
    ["for no target shares", { targetShares: "0" }, "targetShares: must be greater than 0"],
  ])("%s", (_, more, words) => {
    expect(collar(more)).toThrow(words);
  });
});

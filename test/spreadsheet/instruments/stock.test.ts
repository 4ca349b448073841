import { fc, test } from "@fast-check/vitest";
import {
  type AssumptionsInput,
  Decimal,
  exchangeRatioAt,
  fixedRatioCollar,
  fixedValueCollar,
  warrant,
} from "offer-valuation";
import { describe, expect, it } from "vitest";
import { stockFigures, valuationOf } from "../../components/stockFigures.js";
import { readGolden } from "../../golden/golden.js";
import { expectSameFigure } from "../../laws/kit/closeTo.js";
import { expectWithin } from "../../numeric/relativeError.js";
import { failure } from "../kit.js";
import { annually, figureOf } from "./cells.js";

interface Terms {
  readonly type: string;
  readonly value?: string;
  readonly ratio?: string;
  readonly low?: string;
  readonly high?: string;
  readonly targetShares?: string;
  readonly expires?: string;
  readonly warrants?: string;
  readonly strike?: string;
  readonly existingShares?: string;
}

/** The quote of share X with the years to delivery, as cells. */
function quoted({ shares, discountRate }: AssumptionsInput, years: string) {
  const quote = shares?.["X"];
  const rate = typeof discountRate === "object" && "rate" in discountRate ? String(discountRate.rate) : "0";
  const first = [quote?.price, quote?.volatility, years, annually(rate)];
  return { first, dividends: quote?.dividendYield };
}

const YEARS: Readonly<Record<string, string>> = { closing: "1", "2026-02-28": "5" };
const SAID = ["type", "issuer", "value", "ratio", "low", "high", "targetShares"];

const collars = stockFigures.values.filter(
  ({ component }) =>
    /Collar$/.test(component.type) && Object.keys(component).every((key) => SAID.includes(key)),
);
const warrants = stockFigures.values.filter(
  ({ component }) => component.type === "warrant" && Object.hasOwn(YEARS, (component as Terms).expires ?? ""),
);

describe("as components, computed independently", () => {
  it("says enough of them", () => expect([collars.length, warrants.length]).toEqual([8, 4]));

  it.each(collars)("$component.type: $name", ({ component, beliefs, expected }) => {
    const { value, ratio, low, high, targetShares = "1" } = component as Terms;
    const { first, dividends } = quoted(beliefs, "1");
    const [type, amount] = value === undefined ? ["ratio", ratio] : ["value", value];
    const figure = figureOf("COLLAR_VALUE", ...first, type, amount, low, high, dividends);
    expectWithin("1e-27", figure.times(targetShares), expected);
  });

  it.each(warrants)("warrant: $name", ({ component, beliefs, expected }) => {
    const { expires = "", strike, warrants: count, existingShares } = component as Terms;
    const { first, dividends } = quoted(beliefs, YEARS[expires] ?? "");
    const figure = figureOf("WARRANT", ...first, strike, count, existingShares, dividends);
    expectWithin("1e-27", figure, expected);
  });
});

const whole = (min: number, max: number) => fc.integer({ min, max });
const hundredths = (min: number, max: number) => whole(min, max).map((n) => `${n}e-2`);
const quotes = fc.record({
  price: whole(1, 200),
  volatility: hundredths(0, 150),
  years: whole(0, 6),
  rate: hundredths(-5, 30),
  dividends: hundredths(0, 20),
});

test.prop(
  [
    quotes,
    fc.constantFrom("value", "ratio"),
    hundredths(1, 9000),
    whole(1, 150),
    whole(1, 60),
    fc.constantFrom("both", "low", "high"),
  ],
  { numRuns: 60 },
)(
  "are worth what the library's components are, to the last digit",
  ({ price, volatility, years, rate, dividends }, type, amount, bottom, width, ends) => {
    // 365 days each from 2021-03-01, so that years are whole on ACT/365F.
    const delivered = [
      "2021-03-01",
      "2022-03-01",
      "2023-03-01",
      "2024-02-29",
      "2025-02-28",
      "2026-02-28",
      "2027-02-28",
    ][years];
    const band = {
      ...(ends === "high" ? {} : { low: String(bottom) }),
      ...(ends === "low" ? {} : { high: String(bottom + width) }),
    };
    const beliefs: AssumptionsInput = {
      valuationDate: "2021-03-01",
      closing: delivered ?? "",
      discountRate: rate,
      shares: { X: { price: String(price), volatility, dividendYield: dividends } },
    };
    const component =
      type === "value"
        ? fixedValueCollar({ issuer: "X", value: amount, ...band })
        : fixedRatioCollar({ issuer: "X", ratio: amount, ...band });
    const quote = [price, volatility, years, rate] as const;
    const collar = figureOf("COLLAR_VALUE", ...quote, type, amount, band.low, band.high, dividends);
    expectSameFigure(collar, valuationOf(component, beliefs).presentValue);

    const right = warrant({
      issuer: "X",
      warrants: amount,
      strike: String(bottom),
      expires: "closing",
      existingShares: String(width),
    });
    const rights = figureOf("WARRANT", ...quote, bottom, amount, width, dividends);
    expectSameFigure(rights, valuationOf(right, beliefs).presentValue);
  },
);

describe("at its limits a collar is", () => {
  const quote = [50, 0.3, 2, 0.05] as const;

  it("plain stock or plain money where it has no band", () => {
    expect(figureOf("COLLAR_VALUE", ...quote, "ratio", 3).toString()).toBe("150");
    expectWithin(
      "1e-27",
      figureOf("COLLAR_VALUE", ...quote, "value", 3),
      figureOf("MILESTONE", 3, 1, 2, 0.05),
    );
  });

  it("its ratio at the forward where nothing moves", () => {
    const ratio = figureOf("COLLAR_RATIO", 50, "value", 30, 55, 60, 20);
    const worth = figureOf("COLLAR_VALUE", 50, 0, 0, 0.05, "value", 30, 55, 60);
    expectWithin("1e-18", worth, ratio.times(50));
  });
});

const { ratios } = readGolden<never>("settlement") as unknown as {
  readonly ratios: readonly {
    readonly source: string;
    readonly price: string;
    readonly terms: Terms & { readonly rounding?: { readonly places?: number; readonly mode?: string } };
    readonly expected: string;
  }[];
};

describe("COLLAR_RATIO", () => {
  const halvesUp = ratios.filter(({ terms }) => (terms.rounding?.mode ?? "half-up") === "half-up");

  it("has figures to compare with", () => expect(halvesUp.length).toBeGreaterThanOrEqual(5));

  it.each(halvesUp)("at $price, $terms ($source)", ({ price, terms, expected }) => {
    const { value, ratio, low, high, rounding } = terms;
    const [type, amount] = value === undefined ? ["ratio", ratio] : ["value", value];
    expect(figureOf("COLLAR_RATIO", price, type, amount, low, high, rounding?.places).toString()).toBe(
      expected,
    );
  });

  it("is the library's", () => {
    const ratio = exchangeRatioAt("17.3", { value: "12.50", low: "18", rounding: { places: 9 } });
    expect(figureOf("COLLAR_RATIO", 17.3, "Value", 12.5, 18, "", 9)).toEqual(new Decimal(ratio.toString()));
  });
});

describe("cells that are wrong", () => {
  it.each([
    [[0, "value", 12], '#NUM! price: must be greater than 0; received "0"'],
    [[16, "shares", 12], '#VALUE! type: must be one of "value", "ratio"; received "shares"'],
    [[16, "value", -1], '#NUM! amount: must be greater than 0; received "-1"'],
    [[16, "value", 12, 22, 18], '#NUM! high: must be above low, 22; received "18"'],
    [[16, "value", 12, 18, 18], '#NUM! high: must be above low, 18; received "18"'],
    [[16, "value", 12, 18, 22, 2.5], "#NUM! decimals: must be a whole number from 0 to 20"],
    [[16, "value", 12, 18, 22, 21], "#NUM! decimals: must be a whole number from 0 to 20"],
  ])("of COLLAR_RATIO: %j", (args, message) => {
    expect(failure("COLLAR_RATIO", ...args)).toContain(message);
  });

  it.each([
    [[50, 0.3, 2, 0.05, "value", 12, 22, 18], '#NUM! high: must be above low, 22; received "18"'],
    [[50, 11, 2, 0.05, "value", 12], "#NUM! volatility: must be between 0 and 10"],
    [[50, 0.3, 2, "", "value", 12], "#VALUE! rate: must not be blank"],
    [[50, 0.3, 2, 0.05, "value", 12, "", "", 11], "#NUM! dividend_yield: must be between -10 and 10"],
  ])("of COLLAR_VALUE: %j", (args, message) => {
    expect(failure("COLLAR_VALUE", ...args)).toContain(message);
  });

  it.each([
    [[50, 0.3, 2, 0.05, -1], '#NUM! strike: must not be negative; received "-1"'],
    [[50, 0.3, 2, 0.05, 60, -1], '#NUM! warrants: must not be negative; received "-1"'],
    [[50, 0.3, 2, 0.05, 60, 1, 0], '#NUM! existing_shares: must be greater than 0; received "0"'],
  ])("of WARRANT: %j", (args, message) => {
    expect(failure("WARRANT", ...args)).toContain(message);
  });
});

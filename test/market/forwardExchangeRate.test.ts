import { fc, test } from "@fast-check/vitest";
import { Decimal, forwardExchangeRate, zeroCurve } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { problems, refusal } from "../input/refusal.js";
import { expectClose } from "../laws/kit/closeTo.js";
import { rates } from "../laws/kit/rates.js";
import { factors, inYears, later, proportionateCurves, START, twoYears } from "./curve/documents.js";

const runs = { numRuns: 40 };
const HULL = "Hull, Options, Futures, and Other Derivatives";

describe("forward exchange rates at 7% and 5% for two years, spot 0.6200", () => {
  it.each([
    [`${HULL}, Forward and futures contracts on currencies`, "continuous", "0.6453"],
    ["a covered arbitrage worked with annual compounding, wodefinance.com", "annual", "0.64384399"],
  ] as const)("%s", (_, compounding, printed) => {
    const at = (rate: string) => ({ rate, compounding, dayCount: "30E/360" }) as const;
    const forward = forwardExchangeRate("0.62", at("0.07"), at("0.05"), START, inYears(2));
    expect(forward.toFixed(printed.length - 2)).toBe(printed);
  });
});

describe("a forward exchange rate", () => {
  const spots = fc.integer({ min: 1, max: 10_000_000 }).map((millionths) => `${millionths}e-6`);

  test.prop([spots, proportionateCurves(), rates(), later(2)], runs)(
    "turned round is one over it",
    (spot, domestic, foreign, [from = "", to = ""]) => {
      const there = forwardExchangeRate(spot, domestic, foreign, from, to);
      const inverse = new Decimal(1).div(spot).toSignificantDigits(50);
      expectClose(forwardExchangeRate(inverse, foreign, domestic, from, to).times(there), new Decimal(1));
    },
  );

  test.prop([spots, proportionateCurves(), later(2)], runs)(
    "at equal rates is spot",
    (spot, curve, [from = "", to = ""]) => {
      expectClose(forwardExchangeRate(spot, curve, curve, from, to), new Decimal(spot));
      expect(forwardExchangeRate(spot, curve, "0.5", from, from).toString()).toBe(
        new Decimal(spot).toString(),
      );
    },
  );
});

describe("a forward exchange rate refuses", () => {
  const curve = zeroCurve(twoYears);

  it.each<[what: string, read: () => unknown, problem: string]>([
    ["a spot of 0", () => forwardExchangeRate("0", curve, curve, START, "2022-01-01"), "spot: out-of-range"],
    [
      "a forward into the past",
      () => forwardExchangeRate("1", curve, curve, "2022-01-01", START),
      "to: invalid-date",
    ],
    [
      "a bad foreign rate",
      () => forwardExchangeRate("1", "0", "x", START, START),
      "foreign: invalid-decimal",
    ],
    [
      "a bad domestic curve",
      () => forwardExchangeRate("1", factors("0"), "0", START, START),
      "domestic.discountFactors.0.factor: out-of-range",
    ],
  ])("%s", (_, read, problem) => {
    expect(problems(refusal(read))).toEqual([problem]);
  });

  it("a spot of 0 in words that say so", () => {
    const read = () => forwardExchangeRate("0", curve, curve, START, "2022-01-01");
    expect(refusal(read).message).toBe('spot: must be greater than 0; received "0"');
  });
});

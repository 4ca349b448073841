import { fc, test } from "@fast-check/vitest";
import { Decimal } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { formatting } from "../../src/print/formatting.js";
import { addsUp, roundedParts } from "../../src/print/rounding.js";
import { sum } from "../laws/kit/closeTo.js";

const decimals = (texts: readonly string[]): Decimal[] => texts.map((text) => new Decimal(text));

/** Any shares of 1, negative ones and more than 1 among them, as 28-digit results have them. */
const shares = fc
  .array(fc.integer({ min: -1_000_000, max: 3_000_000 }), { minLength: 1, maxLength: 40 })
  .filter((weights) => weights.reduce((total, weight) => total + weight, 0) !== 0)
  .map((weights) => {
    const total = weights.reduce((all, weight) => all + weight, 0);
    return weights.map((weight) => new Decimal(weight).div(total).toSignificantDigits(28));
  })
  .filter((parts) => parts.every((part) => part.abs().lessThan(1000)));

/** Largest remainders as the textbook has them: everybody's floor, then one more each for the largest remainders. */
function largestRemainders(parts: readonly Decimal[], whole: Decimal, places: number): Decimal[] {
  const units = parts.map((part) => part.times(`1e${places}`));
  const floors = units.map((part) => part.floor());
  const left = whole.times(`1e${places}`).minus(sum(floors)).toNumber();
  const order = units
    .map((part, index) => ({ index, rest: part.minus(floors[index] ?? "NaN") }))
    .sort((a, b) => b.rest.comparedTo(a.rest) || a.index - b.index);
  const more = new Set(order.slice(0, left).map(({ index }) => index));
  return floors.map((floor, index) => floor.plus(more.has(index) ? 1 : 0).div(`1e${places}`));
}

describe("parts rounded together", () => {
  it("of three equal ones print 100.0%", () => {
    const thirds = decimals(Array.from({ length: 3 }, () => "0.3333333333333333333333333333"));
    expect(roundedParts(thirds, new Decimal(1), 3).map(String)).toEqual(["0.334", "0.333", "0.333"]);
  });

  test.prop([shares, fc.integer({ min: 2, max: 5 })])(
    "add up and move by less than a unit",
    (parts, places) => {
      const rounded = roundedParts(parts, new Decimal(1), places);
      expect(sum(rounded).toString()).toBe("1");
      rounded.forEach((part, index) => {
        expect(part.decimalPlaces()).toBeLessThanOrEqual(places);
        expect(
          part
            .minus(parts[index] ?? "NaN")
            .abs()
            .lessThan(`1e-${places}`),
        ).toBe(true);
      });
    },
  );

  test.prop([shares])("are those of largest remainders, but for the order of equal ones", (parts) => {
    const [ours, textbook] = [
      roundedParts(parts, new Decimal(1), 3),
      largestRemainders(parts, new Decimal(1), 3),
    ];
    const miss = (rounded: readonly Decimal[]) =>
      rounded
        .map((part, index) =>
          part
            .minus(parts[index] ?? "NaN")
            .abs()
            .toFixed(20),
        )
        .sort();
    expect(miss(ours)).toEqual(miss(textbook));
  });

  test.prop([shares, shares])("of parts add up to what is shown of them", (outer, inner) => {
    const shown = roundedParts(outer, new Decimal(1), 3);
    outer.forEach((part, index) => {
      const parts = inner.map((share) => share.times(part).toSignificantDigits(28));
      const under = roundedParts(parts, shown[index] ?? new Decimal("NaN"), 3);
      expect(sum(under).toString()).toBe(shown[index]?.toString());
    });
  });

  test.prop([fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 1, maxLength: 8 })])(
    "to the cent add up and move by less than a cent",
    (thousandths) => {
      const parts = thousandths.map((part) => new Decimal(part).div(1000));
      const rounded = roundedParts(parts, sum(parts), 2);
      expect(sum(rounded).toFixed(3)).toBe(sum(parts).toDecimalPlaces(2, Decimal.ROUND_HALF_UP).toFixed(3));
      rounded.forEach((cents, index) => {
        expect(cents.decimalPlaces()).toBeLessThanOrEqual(2);
        expect(
          cents
            .minus(parts[index] ?? "NaN")
            .abs()
            .lessThan("0.01"),
        ).toBe(true);
      });
    },
  );

  it("that are not all of their whole are rounded one by one", () => {
    expect(roundedParts(decimals(["1.004", "2.006"]), new Decimal(10), 2).map(String)).toEqual(["1", "2.01"]);
  });
});

describe("printed amounts", () => {
  it.each([
    [["100.335", "100.335", "100.335"], "301.005", false],
    [["1.004", "1.004"], "2.008", false],
    [["1.001", "1.001"], "2.002", true],
    [["1e45", "1"], "1e45", false],
    [[], "0", true],
  ])("%j of %s add up: %j", (parts, total, holds) => {
    expect(addsUp(decimals(parts), new Decimal(total), formatting())).toBe(holds);
  });
});

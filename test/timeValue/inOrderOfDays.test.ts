import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { inOrderOfDays } from "../../src/timeValue/inOrderOfDays.js";

const LARGEST = Number.MAX_SAFE_INTEGER;

const ordered = (days: readonly number[], amounts: readonly number[], from = 0) => {
  const terms = inOrderOfDays(Int32Array.from(days), Float64Array.from(amounts), from);
  return terms && { exponents: [...terms.exponents], amounts: [...terms.amounts] };
};

describe("amounts in the order of their days", () => {
  it("stay as they are where they are in order", () => {
    expect(ordered([10, 12, 15], [1, 2, 3], 10)).toEqual({ exponents: [0, 2, 5], amounts: [1, 2, 3] });
  });

  it.each([
    ["neighbours of one day", [10, 10, 12]],
    ["a day that comes again later", [12, 10, 10]],
  ])("are one for each day: %s", (_, days) => {
    const { amounts, exponents } = ordered(days, [1, 2, 4], 10) ?? expect.fail("they fit");
    const byDay = Object.fromEntries(exponents.map((day, index) => [day, amounts[index]]));
    expect(byDay).toEqual(days[0] === 10 ? { 0: 3, 2: 4 } : { 0: 6, 2: 1 });
  });

  test.prop([
    fc.array(fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: -1e6, max: 1e6 })), {
      minLength: 1,
      maxLength: 60,
    }),
  ])("add up day by day, in any order", (flows) => {
    const sums = new Map<number, number>();
    for (const [day, amount] of flows) sums.set(day, (sums.get(day) ?? 0) + amount);
    const found = ordered(
      flows.map(([day]) => day),
      flows.map(([, amount]) => amount),
    );
    const days = [...sums.keys()].sort((a, b) => a - b);
    const shown = new Map(found?.exponents.map((day, index) => [day, found.amounts[index]]));
    expect([...shown.keys()]).toEqual([...shown.keys()].sort((a, b) => a - b));
    for (const day of days) expect(shown.get(day) ?? 0).toBe(sums.get(day));
  });

  it.each([
    ["the largest whole number that is exact", [LARGEST - 1, 1], true],
    ["one more", [LARGEST, 1], false],
    ["as much below 0", [1 - LARGEST, -1], true],
    ["one less", [-LARGEST, -1], false],
  ])("of one day may add up to %s: %j", (_, amounts, fits) => {
    expect(ordered([3, 3], amounts) !== undefined).toBe(fits);
    // Beside others, wherever they stand.
    expect(ordered([1, 3, 3], [5, ...amounts]) !== undefined).toBe(fits);
  });
});

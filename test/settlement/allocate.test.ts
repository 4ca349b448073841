import { fc, test } from "@fast-check/vitest";
import { allocate, Decimal } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { problems, refusal } from "../input/refusal.js";
import { expectFrozen } from "../laws/kit/frozen.js";
import { expectSame, goldenFigures, numberText, some, sum } from "./figures.js";

it.each(
  goldenFigures<{ amount: string; weights: readonly string[]; expected: readonly string[] }>("allocations"),
)("$source: $amount among $weights", ({ amount, weights, expected }) => {
  const parts = allocate(amount, weights);
  expect(parts.length).toBe(expected.length);
  for (const [index, part] of parts.entries()) expectSame(part, expected[index] ?? "");
});

describe("an allocation", () => {
  const weights = some(fc.oneof(numberText(1000, 3), fc.constantFrom("1", "2", "1e-30", "1e20"))).filter(
    (list) => list.some((weight) => Number(weight) > 0),
  );
  const amounts = fc.integer({ min: -1e12, max: 1e12 });

  test.prop([amounts, weights, fc.integer({ min: 0, max: 8 })])(
    "adds up exactly, is fair to the cent and never gives more weight less",
    (units, shares, places) => {
      const cent = new Decimal(10).pow(-places);
      const amount = cent.times(units);
      const parts = allocate(amount, shares, { places });
      const total = sum(shares.map((weight) => new Decimal(weight)));
      expect(sum(parts).toString()).toBe(amount.toString());
      for (const [index, part] of parts.entries()) {
        const due = amount.times(shares[index] ?? 0).div(total);
        expect(part.minus(due).abs().lessThan(cent)).toBe(true);
        for (const [other, its] of parts.entries()) {
          const heavier = Number(shares[index]) > Number(shares[other]);
          if (heavier) expect(part.abs().greaterThanOrEqualTo(its.abs())).toBe(true);
        }
      }
      expectFrozen([parts]);
    },
  );

  test.prop([amounts, fc.integer({ min: 1, max: 12 })])("breaks ties by order alone", (units, count) => {
    const parts = allocate(`${units}`, Array(count).fill("1"), { places: 0 });
    const sorted = [...parts].sort((a, b) => b.abs().comparedTo(a.abs()));
    expect(parts.map(String)).toEqual(sorted.map(String));
  });
});

it.each<[title: string, action: () => unknown, expected: readonly string[]]>([
  ["no weights", () => allocate("1", []), ["weights: out-of-range"]],
  ["weights of 0", () => allocate("1", ["0", "0"]), ["weights: invalid-term"]],
  ["a negative weight", () => allocate("1", ["1", "-1"]), ["weights.1: out-of-range"]],
  ["half a cent", () => allocate("0.005", ["1"]), ["amount: out-of-range"]],
  ["options that are none", () => allocate("1", ["1"], 2 as never), ["options: invalid-type"]],
  ["too many weights", () => allocate("1", Array(100_001).fill("1")), ["weights: too-large"]],
  [
    "an amount of 0.01 in whole units",
    () => allocate("0.01", ["1"], { places: 0 }),
    ["amount: out-of-range"],
  ],
  ["a number", () => allocate(5 as never, ["1"]), ["amount: invalid-decimal"]],
  ["weights that are none", () => allocate("5", "1" as never), ["weights: invalid-type"]],
  [
    "an amount of 60 digits in one part",
    () => allocate(`1.${"0".repeat(30)}1`, ["1"], { places: 20 }),
    ["amount: out-of-range"],
  ],
])("refuses %s", (_, action, expected) => {
  expect(problems(refusal(action))).toEqual(expected);
});

it("says why an amount cannot be divided", () => {
  expect(refusal(() => allocate("0.005", ["1"])).message).toBe(
    "amount: must have at most 2 decimal places: what is smaller cannot be handed out",
  );
});

import { fc, test } from "@fast-check/vitest";
import { frechetBounds } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { problems, refusal } from "../input/refusal.js";

describe("the Fréchet bounds", () => {
  it("of 0.7 and 0.8: Wikipedia, Fréchet inequalities", () => {
    const { lower, upper } = frechetBounds(["a", "b"], { a: "0.7", b: "0.8" });
    expect([lower, upper].map(String)).toEqual(["0.5", "0.7"]);
  });

  it("of an event and its opposite, of an event twice, of nothing", () => {
    const of = (...conditions: Parameters<typeof frechetBounds>[0]) => {
      const { lower, upper } = frechetBounds(conditions, { a: "0.7", b: "0.8" });
      return [lower, upper].map(String);
    };
    expect(of("a", { event: "a", happens: false })).toEqual(["0", "0"]);
    expect(of("a", "a")).toEqual(["0.7", "0.7"]);
    expect(of("a", { event: "b", happens: false })).toEqual(["0", "0.2"]);
    expect(of()).toEqual(["1", "1"]);
    expect(problems(refusal(() => of("c")))).toEqual(["marginals.c: missing-belief"]);
    expect(problems(refusal(() => frechetBounds(["a"], { a: "70" })))).toEqual(["marginals.a: out-of-range"]);
  });

  const twentieths = fc.integer({ min: 0, max: 20 });

  // Laid on a circle of 20 twentieths, arcs one after the other overlap as little as they can, arcs from one start as much.
  test.prop([fc.array(twentieths, { minLength: 1, maxLength: 4 })])("are attained", (counts) => {
    const arcs = (startOf: (index: number) => number) =>
      Array.from({ length: 20 }, (_, point) =>
        counts.every((count, index) => (((point - startOf(index)) % 20) + 20) % 20 < count),
      ).filter(Boolean).length / 20;
    const names = counts.map((_, index) => `e${index}`);
    const marginals = Object.fromEntries(
      names.map((name, index) => [name, String((counts[index] ?? 0) / 20)]),
    );
    const { lower, upper } = frechetBounds(names, marginals);
    const missed = counts.map((count) => 20 - count);
    // What is missed of each starts where what is missed of the one before ends.
    const least = arcs((index) => missed.slice(0, index + 1).reduce((sum, gap) => sum + gap, 0));
    expect([lower.toNumber(), upper.toNumber()]).toEqual([least, arcs(() => 0)]);
  });
});

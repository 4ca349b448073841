import { describe, expect, it } from "vitest";
import { disagreements } from "./agreement.js";
import { countingSubject } from "./counting/countingSubject.js";
import type { Size } from "./flows.js";
import { measuresOf } from "./measures.js";
import { slowTurns } from "./slowTurns.js";
import * as subject from "./subject.js";

const RECEIPTS: Size = { kind: "receipts", count: 10 };
const sizes: readonly Size[] = [
  RECEIPTS,
  { kind: "investment", count: 10 },
  { kind: "investment", count: 1_000 },
];

// What is timed has to be the same figure on both sides; how long it takes is no matter for a unit test.

const made = measuresOf(sizes).flatMap((measureOf) => measureOf(subject) ?? []);

describe.each(made)("$name, $size.kind of $size.count", (measure) => {
  it("agrees with its peers to their precision", () => {
    expect(disagreements(measure)).toEqual([]);
  });
});

describe("the counting copy", () => {
  it("gives the same figures and counts what falls back", async () => {
    const counting = await countingSubject();
    for (const measure of measuresOf([RECEIPTS]).flatMap((measureOf) => measureOf(counting) ?? [])) {
      expect(disagreements(measure)).toEqual([]);
      expect(slowTurns(measure, counting.counts, 5)).toBe(0);
    }
    const { fallbacks } = counting.counts;
    const cancelling = ["1e18", "1e-20", "-1e18"].map((amount) => ({ date: "2021-01-01", amount }));
    expect(counting.xnpv("0.1", cancelling).equals("1e-20")).toBe(true);
    expect(counting.counts.fallbacks).toBeGreaterThan(fallbacks);
  }, 60_000);
});

import { describe, expect, it } from "vitest";
import { doubles, integers } from "../../src/numeric/smallArrays.js";

describe("small arrays", () => {
  it("are zeros that nobody else writes to, however many there are", () => {
    const made = Array.from({ length: 5000 }, (_, index) => ({
      index,
      some: doubles(index % 131),
      others: integers((index * 7) % 259),
    }));
    for (const { index, some, others } of made) {
      expect([some.length, others.length]).toEqual([index % 131, (index * 7) % 259]);
      expect(some.every((value) => value === 0) && others.every((value) => value === 0)).toBe(true);
      some.fill(index + 0.5);
      others.fill(index);
    }
    for (const { index, some, others } of made) {
      expect(some.every((value) => value === index + 0.5)).toBe(true);
      expect(others.every((value) => value === index)).toBe(true);
    }
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Condition } from "../../src/algebra/claim.js";
import { areContradictory } from "../../src/algebra/contradiction.js";
import { alternatives } from "../../src/pricing/alternatives.js";

const owed = (size: number, ...conditions: readonly string[]) => ({
  conditions: conditions.map(
    (written): Condition =>
      written.startsWith("not ")
        ? { event: written.slice(4), happens: false }
        : { event: written, happens: true },
  ),
  size: () => size,
});

const kept = (items: readonly ReturnType<typeof owed>[]): readonly number[] => {
  const left = alternatives(items);
  return items.filter((item) => !left.has(item)).map(({ size }) => size());
};

describe("what excludes each other", () => {
  it("leaves out nothing where nothing does", () => {
    expect(kept([owed(1), owed(2, "a"), owed(3, "b"), owed(4, "a", "b")])).toEqual([1, 2, 3, 4]);
  });

  it("counts a right on the first of three events once", () => {
    expect(kept([owed(9, "a"), owed(9, "not a", "b"), owed(9, "not a", "not b", "c")])).toEqual([9]);
  });

  it("counts the largest step of a fee", () => {
    expect(kept([owed(3, "a"), owed(2, "not a", "b"), owed(2, "not a", "not b", "c")])).toEqual([3]);
  });

  it("counts payments of years against what falls due in place of all of them", () => {
    expect(kept([owed(3, "not sold"), owed(3, "not sold"), owed(3, "not sold"), owed(5, "sold")])).toEqual([
      3, 3, 3,
    ]);
    expect(kept([owed(1, "not sold", "x"), owed(3, "not sold"), owed(5, "sold"), owed(7)])).toEqual([5, 7]);
  });

  it("counts what is received rather than what is paid in its place", () => {
    expect(kept([owed(-100, "a"), owed(50, "not a")])).toEqual([50]);
    expect(kept([owed(-100, "a"), owed(100, "a"), owed(150, "not a")])).toEqual([150]);
  });

  it("looks at groups that share no event one by one", () => {
    expect(kept([owed(1, "a"), owed(2, "not a"), owed(4, "b"), owed(3, "not b")])).toEqual([2, 4]);
  });

  it("takes the largest first where there are too many events to try", () => {
    const many = Array.from({ length: 30 }, (_, index) =>
      owed(index + 1, ...Array.from({ length: index }, (_none, before) => `not e${before}`), `e${index}`),
    );
    expect(kept(many)).toEqual([30]);
  });
});

describe("laws", () => {
  const literal = fc.record({ event: fc.constantFrom("a", "b", "c"), happens: fc.boolean() });
  const item = fc.record({
    conditions: fc.array(literal, { maxLength: 3 }),
    size: fc.nat({ max: 9 }),
  });
  const isPossible = ({ conditions }: { readonly conditions: readonly Condition[] }): boolean =>
    !areContradictory(conditions);

  it("what is left can come about together, and comes to the most that can", () => {
    fc.assert(
      fc.property(fc.array(item, { maxLength: 6 }), (drawn) => {
        const items = drawn
          .filter(isPossible)
          .map(({ conditions, size }) => ({ conditions, size: () => size }));
        const left = alternatives(items);
        const due = items.filter((one) => !left.has(one));
        expect(areContradictory(due.flatMap(({ conditions }) => conditions))).toBe(false);
        const total = (some: typeof items): number => some.reduce((sum, { size }) => sum + size(), 0);
        const outcomes = Array.from({ length: 8 }, (_, outcome) =>
          items.filter(({ conditions }) =>
            conditions.every(
              ({ event, happens }) => ((outcome >> "abc".indexOf(event)) % 2 === 1) === happens,
            ),
          ),
        );
        expect(total(due)).toBe(Math.max(...outcomes.map(total)));
      }),
    );
  });
});

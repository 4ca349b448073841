import { expect, it } from "vitest";
import type { Condition } from "../../src/algebra/claim.js";
import { conditionsKey, dueInEachOutcome } from "../../src/pricing/eventOutcomes.js";

const of = (event: string, happens = true): Condition => ({ event, happens });

it("conditions are the same in whatever order and however often they are stated, with their signs", () => {
  const key = conditionsKey([of("a"), of("b", false)]);
  expect(conditionsKey([of("b", false), of("a"), of("a")])).toBe(key);
  for (const other of [[of("a")], [of("a", false), of("b")], [of("a"), of("b")], [of("a, b", false)]]) {
    expect(conditionsKey(other)).not.toBe(key);
  }
});

it("outcomes begin with that in which all events happen; what hangs on other events is due in each", () => {
  const items = [
    { name: "a", conditions: [of("a")] },
    { name: "not a", conditions: [of("a", false)] },
    { name: "a, not b", conditions: [of("a"), of("b", false)] },
    { name: "other", conditions: [of("other", false)] },
  ];
  const due = (...events: readonly string[]) =>
    dueInEachOutcome(items, events).map((inside) => inside.map(({ name }) => name));
  expect(due("a", "b")).toEqual([
    ["a", "other"],
    ["not a", "other"],
    ["a", "a, not b", "other"],
    ["not a", "other"],
  ]);
  expect(due()).toEqual([["a", "not a", "a, not b", "other"]]);
});

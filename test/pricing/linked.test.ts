import { expect, it } from "vitest";
import { linked } from "../../src/pricing/linked.js";

const groups = (...items: readonly string[]): readonly string[] =>
  linked(items, (item) => [...item]).map((group) => group.join(" "));

it.each<[string, readonly string[], readonly string[]]>([
  ["nothing", [], []],
  ["items without a key are alone", ["", ""], ["", ""]],
  ["items that share a key are together, in their order", ["ab", "c", "bd"], ["ab bd", "c"]],
  ["what a later item joins is one group", ["ab", "cd", "x", "bc"], ["ab cd bc", "x"]],
  ["a chain of keys is one group", ["ab", "ef", "cd", "de", "bc", "g"], ["ab ef cd de bc", "g"]],
])("%s", (_, items, expected) => {
  expect(groups(...items)).toEqual(expected);
});

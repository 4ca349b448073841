import { expect, it } from "vitest";
import { rectangle } from "../../../src/spreadsheet/hosts/hostFunctions.js";

it.each([
  [5, 5],
  ["", ""],
  [false, false],
  [[], [[""]]],
  [[[]], [[""]]],
  [[[1, 2]], [[1, 2]]],
  [
    [[1], [2, "b", true], []],
    [
      [1, "", ""],
      [2, "b", true],
      ["", "", ""],
    ],
  ],
])("%j fills the cells %j", (value, cells) => {
  expect(rectangle(value)).toEqual(cells);
});

it("does not change what it is given", () => {
  const rows = Object.freeze([Object.freeze([1]), Object.freeze([2, 3])]);
  expect(rectangle(rows)).toEqual([
    [1, ""],
    [2, 3],
  ]);
});

import { expect, it } from "vitest";
import { textTable } from "../../src/print/textTable.js";

it("aligns columns, draws rules and leaves no space at the end of a line", () => {
  const table = textTable(
    [
      { title: "part", align: "left" },
      { title: "value", align: "right" },
    ],
    [["Cash", "10.00"], ["Profit share", "1,234.50"], null, ["Total", ""]],
  );

  expect(table.split("\n")).toEqual([
    "part             value",
    "──────────────────────",
    "Cash             10.00",
    "Profit share  1,234.50",
    "──────────────────────",
    "Total",
  ]);
});

it("stands on its titles where there are no rows, and fills missing cells", () => {
  expect(textTable([{ title: "a", align: "left" }], [])).toBe("a\n─");
  expect(
    textTable(
      [
        { title: "a", align: "right" },
        { title: "b", align: "left" },
      ],
      [["long"]],
    ),
  ).toBe("   a  b\n───────\nlong");
});

import { fc, test } from "@fast-check/vitest";
import { type Comment, parse } from "acorn";
import { functionTable, type SpreadsheetFunction, sheetsDeclarations } from "offer-valuation/spreadsheet";
import { expect } from "vitest";

const [first] = functionTable();

/** A function of the table, described in other words. */
function described(
  changes: Partial<SpreadsheetFunction>,
  parameter = "rate",
): readonly SpreadsheetFunction[] {
  if (first === undefined) throw new Error("the table is empty");
  const [rate] = Object.values(first.parameters);
  if (rate === undefined) throw new Error("the function has no parameters");
  const description = changes.summary ?? "";
  return [{ ...first, parameters: { [parameter]: { ...rate, description } }, ...changes }];
}

const hostile = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom(
    "*/ alert(1) /*",
    "* /",
    "**//",
    "]]>",
    "</script>",
    "`$" + "{1}`",
    "\"'\\",
    "\u2028*/\n@customfunction",
  ),
);

test.prop([hostile])("no description ends the comment that it stands in", (summary) => {
  const comments: Comment[] = [];
  const script = sheetsDeclarations(described({ summary }));
  const { body } = parse(script, { ecmaVersion: 2019, onComment: comments });
  expect(body.map(({ type }) => type)).toEqual(["FunctionDeclaration", "FunctionDeclaration"]);
  expect(comments.map(({ type }) => type)).toEqual(["Block", "Block"]);
  expect(comments[0]?.value.split("\n")).toHaveLength(6);
});

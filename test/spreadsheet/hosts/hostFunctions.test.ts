import { fc, test } from "@fast-check/vitest";
import {
  excelMetadata,
  excelPage,
  functionTable,
  type SpreadsheetFunction,
  sheetsDeclarations,
} from "offer-valuation/spreadsheet";
import { describe, expect, it } from "vitest";
import { escapeXml } from "../../../src/print/text.js";

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

test.prop([hostile])("every description comes through as it is where JSON is read", (summary) => {
  const { functions } = JSON.parse(JSON.stringify(excelMetadata(described({ summary }))));
  expect(functions[0].description).toBe(summary);
});

test.prop([hostile])("no description leaves the element or attribute that it stands in", (summary) => {
  expect(escapeXml(summary)).toMatch(/^(?:[^&<>"']|&(?:amp|lt|gt|quot|#39);)*$/);
  const [page, plain] = [summary, "plain"].map((text) => excelPage(described({ summary: text }), "OFFER"));
  expect(page?.match(/<[^>]*>/g)).toEqual(plain?.match(/<[^>]*>/g));
});

describe("names", () => {
  it.each(["XNPV(", "x", "AB", "9AB", "A B", "A*/", "A".repeat(129), "ÄÖÜ"])("%j is refused", (name) => {
    expect(() => sheetsDeclarations(described({ name }))).toThrow("not a name that hosts take");
    expect(() => excelMetadata(described({ name }))).toThrow("not a name that hosts take");
  });

  it.each(["Rate", "a-b", "*/", "", "9a", "a){}"])("parameter %j is refused", (parameter) => {
    expect(() => sheetsDeclarations(described({}, parameter))).toThrow("not a name for a parameter");
    expect(() => excelMetadata(described({}, parameter))).toThrow("not a name for a parameter");
  });

  it("must differ, those of text forms included", () => {
    const twice = [...described({ name: "RATE" }), ...described({ name: "RATE_TEXT" })];
    expect(() => sheetsDeclarations(twice)).toThrow(
      "RATE_TEXT is not a name that hosts take, or is there twice",
    );
  });
});

import type ts from "typescript";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { builtInComponents } from "../../src/components/builtIn.js";
import { builtInDistributions } from "../../src/distributions/builtIn.js";
import { decimal } from "../../src/schema/fields.js";
import { exportsOf, libraryProgram, publicProperties } from "./publicProperties.js";
import { schemaDifferences } from "./schemaComments.js";

// What an editor shows on a property is its doc comment: every property has one, and where a schema describes the same
// field to people who write JSON, the two say the same.

const entries = ["src/index.ts", "src/spreadsheet.ts", "src/workbook.ts", "src/report.ts", "src/parallel.ts"];
const program = libraryProgram(entries);

describe("every public property", () => {
  it("says what it means", () => {
    const silent = publicProperties(program, entries).filter(({ comment }) => comment === "");
    expect(silent.map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
  });
});

describe("the terms of a component say what its schema says", () => {
  const checker = program.getTypeChecker();
  const factories = new Map(exportsOf(program, "src/index.ts").map((symbol) => [symbol.name, symbol]));

  it.each(
    builtInComponents().map((component) => [component.type, component] as const),
  )("%s", (type, component) => {
    const factory = factories.get(type);
    const [terms] = factory === undefined ? [] : checker.getTypeOfSymbol(factory).getCallSignatures();
    const [parameter] = terms?.getParameters() ?? [];
    if (parameter === undefined) throw new Error(`no factory is exported for ${type}`);

    const found = schemaDifferences(checker.getTypeOfSymbol(parameter), component.schema(), checker);

    expect(found.filter((difference) => difference !== "type is in the schema alone")).toEqual([]);
  });
});

describe("the parameters of a distribution say what its schema says", () => {
  const checker = program.getTypeChecker();
  const [list] = exportsOf(program, "src/distributions/builtIn.ts");
  const [made] = list === undefined ? [] : checker.getTypeOfSymbol(list).getCallSignatures();
  const factories = checker.getTypeArguments(made?.getReturnType() as ts.TypeReference);

  it.each(
    builtInDistributions().map(({ definition }, index) => [definition.distribution, index] as const),
  )("%s", (_, index) => {
    const definition = builtInDistributions()[index]?.definition;
    const [parameter] = factories[index]?.getCallSignatures()[0]?.getParameters() ?? [];
    if (parameter === undefined || definition === undefined) throw new Error("no such factory");

    const found = schemaDifferences(checker.getTypeOfSymbol(parameter), definition.schema(), checker);

    // What kind of value a parameter is follows from the schema, which the type is derived from.
    const said = found.filter((difference) => !difference.endsWith("in the type, not DecimalInput"));
    expect(said).toEqual(["distribution is in the schema alone"]);
  });
});

describe("the checks themselves", () => {
  const file = "src/terms.ts";
  // A doc comment begins a line.
  const programOf = (text: string) =>
    libraryProgram([file], { [file]: `type DecimalInput = string;\n${text.replaceAll("/**", "\n/**")}` });

  it("find what has no comment, in fields of fields, lists, tables and alternatives", () => {
    const text = `
      interface Part { tag: "part"; absent?: never; /** Its size. */ size: string; weight: string }
      export type Whole = { /** Parts. */ parts: readonly Part[]; byName: Record<string, { deep: string }> } | Part;
      export const use = (options: { mode: string }): void => {};`;
    const silent = publicProperties(programOf(text), [file]).filter(({ comment }) => comment === "");
    expect(silent.map(({ name }) => name)).toEqual([
      "line 7, mode",
      "Part.weight",
      "Whole.byName",
      "Whole.byName.deep",
    ]);
  });

  it.each([
    ["/** Amount, in dollars. */ amount: DecimalInput", []],
    [
      "/** Sum. */ amount: DecimalInput",
      ['amount: the comment "Sum." does not begin with the description "Amount"'],
    ],
    ["/** Amount. */ amount?: DecimalInput", ["amount is optional in the type alone"]],
    ["/** Amount. */ amount: number", ["amount is number in the type, not DecimalInput"]],
    ["", ["amount is in the schema alone"]],
    ["/** Amount. */ amount: DecimalInput; other: string", ["other is in the type alone"]],
    [
      '/** Amount. */ amount: DecimalInput; /** Kind. */ kind?: "a" | "c"',
      [
        'kind: the comment "Kind." does not say "a unless stated"',
        "kind takes a,b in the schema, a,c in the type",
      ],
    ],
    [
      "/** Amount. */ amount: DecimalInput; /** Parts. */ parts: readonly { size: DecimalInput }[]",
      ['parts[].size: the comment "" does not begin with the description "Size"'],
    ],
  ])("compare %s with a schema", (fields, expected) => {
    const checked = programOf(`export interface Terms { ${fields} }`);
    const [terms] = exportsOf(checked, file);
    if (terms === undefined) throw new Error("no terms");
    const schema = z.strictObject({
      amount: decimal("Amount"),
      ...(fields.includes("kind")
        ? { kind: z.enum(["a", "b"]).meta({ description: "Kind" }).prefault("a") }
        : {}),
      ...(fields.includes("parts")
        ? { parts: z.array(z.strictObject({ size: decimal("Size") })).meta({ description: "Parts" }) }
        : {}),
    });
    const checker = checked.getTypeChecker();
    expect(schemaDifferences(checker.getDeclaredTypeOfSymbol(terms), schema, checker)).toEqual(expected);
  });
});

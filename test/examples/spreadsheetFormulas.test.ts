import { readFileSync } from "node:fs";
import { runInContext } from "node:vm";
import { functionTable } from "offer-valuation/spreadsheet";
import { expect, it } from "vitest";
import { withTextForms } from "../../src/spreadsheet/hosts/hostFunctions.js";
import { bareContext } from "../spreadsheet/hosts/bareContext.js";
import { builtText } from "../spreadsheet/hosts/builtFiles.js";

const folder = "examples/spreadsheets";
const names = new Set(withTextForms(functionTable()).map(({ name }) => name));

it.each(["google-sheets", "excel"])("%s/README.md writes formulas of functions that there are", (host) => {
  const text = readFileSync(`${folder}/${host}/README.md`, "utf8");
  const used = [...text.matchAll(/=OFFER[._]([A-Z_]+)\(/g)].map(([, name = ""]) => name);
  expect(used.length).toBeGreaterThan(1);
  expect(used.filter((name) => !names.has(name))).toEqual([]);
});

it("formulas.csv comes to what Microsoft publishes for these flows", { timeout: 120_000 }, async () => {
  const rows = readFileSync(`${folder}/google-sheets/formulas.csv`, "utf8")
    .trim()
    .split("\n")
    .map((line) =>
      [...line.matchAll(/"((?:[^"]|"")*)"|([^,]+)/g)].map(
        ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? "",
      ),
    );
  const sheet = bareContext({ rows: rows.map(([amount, date]) => [Number(amount), date]) });
  runInContext(await builtText("google-sheets/offer-valuation-flows.gs"), sheet);
  const results = rows.slice(1).map(([, , , formula = ""]) => runInContext(inScript(formula), sheet));
  // Microsoft, XNPV and XIRR functions, example: 2086.65 and 0.373362535, which is 0.373362534 when it is worked out.
  expect(results[0].toFixed(2)).toBe("2086.65");
  expect(results[1]).toBe("2086.647602031536621663610094");
  expect(results[2].toFixed(9)).toBe("0.373362534");
  // 456 days.
  expect(results[3]).toBe(456 / 365);
  expect(results[4]).toBeLessThan(results[0]);
});

/** A formula as a call in the script: percentages, single cells and columns of the table `rows`. */
const inScript = (formula: string): string =>
  formula
    .slice(1)
    .replaceAll(/(?<!")\b(\d+)%/g, "$1/100")
    .replaceAll(
      /\b([AB])(\d+):[AB](\d+)\b/g,
      (_, column, first, last) =>
        `rows.slice(${first - 1}, ${last}).map((row) => [row[${"AB".indexOf(column)}]])`,
    )
    .replaceAll(/\b([AB])(\d+)\b/g, (_, column, row) => `rows[${row - 1}][${"AB".indexOf(column)}]`);

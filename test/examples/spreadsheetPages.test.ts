import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { reportedOracleOffer, valueOffer } from "offer-valuation";
import { beliefsFromRows, offerFromRows } from "offer-valuation/spreadsheet";
import { expect, it } from "vitest";

const folder = "examples/spreadsheets";
const run = async (file: string): Promise<string> =>
  (await promisify(execFile)("npx", ["tsx", `${folder}/${file}`])).stdout;

it("functions.md lists the functions that there are", { timeout: 120_000 }, async () => {
  expect(readFileSync(`${folder}/functions.md`, "utf8")).toBe(await run("functions.ts"));
});

it("README.md shows tables that can be valued", () => {
  const lines = readFileSync(`${folder}/README.md`, "utf8").split("\n");
  const starts = lines.flatMap((line, index) => (line.startsWith("| label | type |") ? [index] : []));
  const [terms = [], beliefs = []] = starts.map((start) => {
    const end = lines.indexOf("", start);
    return lines.slice(start, end).flatMap((line) => (/^\|(---\|)+$/.test(line) ? [] : [cellsOf(line)]));
  });
  const { breakdown } = valueOffer(offerFromRows(terms), beliefsFromRows(beliefs));
  expect(breakdown.parts.map(({ name }) => name)).toEqual(["Cash", "Share of profit"]);
  // 12 billion discounted from closing, 108 days, at 8%.
  expect(breakdown.parts[0]?.presentValue.toFixed(0)).toBe((12e9 * 1.08 ** (-108 / 365)).toFixed(0));
});

const cellsOf = (line: string): string[] =>
  line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());

it("hyperformula/sheet.ts values the offer again when a belief changes", { timeout: 120_000 }, async () => {
  const beliefs = {
    valuationDate: "2020-09-14",
    closing: "2020-11-12",
    metrics: { "us-profit": { forecast: { 2021: "1.0e9", 2022: "1.5e9" } } },
  };
  const at = (discountRate: string) =>
    valueOffer(reportedOracleOffer, { ...beliefs, discountRate }).presentValue.toFixed(2);
  const printed = (await run("hyperformula/sheet.ts")).match(/[\d.]+$/gm);
  expect(printed).toEqual([at("0.08"), at("0.12")]);
});

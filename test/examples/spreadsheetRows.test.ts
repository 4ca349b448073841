import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { promisify } from "node:util";
import { reportedOracleOffer, valueOffer } from "offer-valuation";
import { beliefsFromRows, CellReader, offerFromRows } from "offer-valuation/spreadsheet";
import { describe, expect, it } from "vitest";
import { asSheet, SHEETS } from "../spreadsheet/layout/asSheet.js";

const folder = "examples/spreadsheets";
const files = ["oracle-tiktok.terms.csv", "oracle-tiktok.beliefs.csv"];
const read = (file: string): string => readFileSync(`${folder}/${file}`, "utf8");
const run = async (...args: string[]): Promise<string> =>
  (await promisify(execFile)("npx", ["tsx", `${folder}/rows.ts`, ...args])).stdout;

/** Cells of a file in the format of RFC 4180, read one character after the other. */
function cellsOf(text: string): string[][] {
  const rows: string[][] = [[""]];
  let quoted = false;
  for (const [index, character] of [...text].entries()) {
    const row = rows.at(-1) as string[];
    if (character === '"') {
      quoted = !quoted;
      if (quoted && [...text][index - 1] === '"') row[row.length - 1] += '"';
    } else if (quoted || !/[,\n]/.test(character)) row[row.length - 1] += character;
    else if (character === ",") row.push("");
    else rows.push([""]);
  }
  return rows.slice(0, -1);
}

describe("examples/spreadsheets/rows.ts", () => {
  it("writes the files that are there", { timeout: 120_000 }, async () => {
    const before = files.map(read);
    await run();
    expect(files.map(read)).toEqual(before);
  });

  it("prints an offer of one's own", { timeout: 120_000 }, async () => {
    const printed = await run("examples/deals/att-time-warner.offer.json");
    const { name, components } = offerFromRows(cellsOf(printed));
    expect([name, components.length]).toEqual(["AT&T's offer for Time Warner", 3]);
  });
});

describe("the tables in the files", () => {
  const [terms = [], beliefs = []] = files.map((file) => cellsOf(read(file)));

  it("say what the documents say", () => {
    const asTexts = JSON.stringify(reportedOracleOffer).replace("[2021,2022]", '["2021","2022"]');
    expect(offerFromRows(terms).toJSON()).toEqual(JSON.parse(asTexts));
    const seller: unknown = JSON.parse(readFileSync("examples/oracle-tiktok.seller.json", "utf8"));
    expect(beliefsFromRows(beliefs).toJSON()).toEqual(seller);
  });

  it.each(SHEETS)("are worth what was computed independently in $name", (sheet) => {
    const reader = new CellReader({ dateSystem: "1899-12-30" });
    const [offer, view] = [terms, beliefs].map((rows) => asSheet(rows, sheet)) as [unknown[][], unknown[][]];
    const { presentValue } = valueOffer(offerFromRows(offer, { reader }), beliefsFromRows(view, { reader }));
    // test/golden/oracleViews.py
    const golden = JSON.parse(readFileSync("test/golden/oracleViews.json", "utf8")).seller.total as string;
    expect(golden.startsWith(presentValue.toFixed(15))).toBe(true);
  });
});

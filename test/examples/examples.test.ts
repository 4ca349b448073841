import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { parseAssumptions, parseOffer, reportedOracleOffer, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";

// The examples are run as a user runs them, and what they print is compared with an independent computation
// (test/golden/oracleViews.py).

const run = async (...argumentsOfTsx: string[]): Promise<string> => {
  const { stdout } = await promisify(execFile)("npx", ["tsx", ...argumentsOfTsx]);
  return stdout;
};

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, "utf8"));

type View = Readonly<Record<"cash" | "2021" | "2022" | "total", string>>;
const views = readJson("test/golden/oracleViews.json") as Readonly<Record<string, View>>;
const VIEWS = ["seller", "buyer", "sceptic"] as const;

/** A golden figure as a table prints it. */
const toTheCent = (digits: string): string => {
  const [whole = "", cents = ""] = (Math.round(Number(digits) * 100) / 100).toFixed(2).split(".");
  return `${whole.replace(/\B(?=(?:\d{3})+$)/g, ",")}.${cents}`;
};

const rowsOf = (output: string, label: string): string[] =>
  output.split("\n").filter((line) => line.trimStart().startsWith(label));

describe("examples/oracle-tiktok.ts", () => {
  it("prints the three views side by side, to the cent", { timeout: 120_000 }, async () => {
    const output = await run("examples/oracle-tiktok.ts");
    for (const [label, key] of [
      ["Cash  ", "cash"],
      ["2021", "2021"],
      ["2022", "2022"],
      ["Total if it closes", "total"],
    ] as const) {
      const sideBySide = rowsOf(output, label)[0]?.trim().split(/ {2,}/).slice(1);
      expect(sideBySide, label).toEqual(VIEWS.map((view) => toTheCent(views[view]?.[key] ?? "")));
    }
    expect(output).toContain("Conditions\n  - white-house-approval");
    expect(output).toContain("Taken for granted:");
    expect(output).toContain("2022-12-31  Profit share, 2022");
  });

  it("values beliefs from a file of one's own", { timeout: 120_000 }, async () => {
    const output = await run("examples/oracle-tiktok.ts", "examples/oracle-tiktok.buyer.json");
    expect(rowsOf(output, "Total if it closes")[0]).toContain(toTheCent(views["buyer"]?.total ?? ""));
    expect(output).not.toContain("Seller's view");
  });
});

describe("npm run example", () => {
  it("prints the three views side by side, to the cent", { timeout: 120_000 }, async () => {
    const { stdout } = await promisify(execFile)("npm", ["run", "--silent", "example"]);
    const totals = rowsOf(stdout, "Total if it closes")[0]?.trim().split(/ {2,}/).slice(1);
    expect(totals).toEqual(VIEWS.map((view) => toTheCent(views[view]?.total ?? "")));
  });
});

describe("examples/simulation.ts", () => {
  it("values the capped earn-out three ways and shows the range of the reported offer", {
    timeout: 120_000,
  }, async () => {
    const output = await run("examples/simulation.ts", "16384", "2");
    expect(rowsOf(output, "Years: ").map((line) => /Worth (\d\.?\d*)/.test(line))).toEqual([
      true,
      true,
      true,
    ]);
    expect(output).toMatch(/Years: independent\. Worth 61\d{5} .* odds of 0\.09/);
    expect(output).toMatch(/Years: one path\. Worth 49\d{5} .* odds of 0\.23/);
    expect(rowsOf(output, "Stock")).toHaveLength(1);
    expect(output.match(/ billion {2}█/g)?.length).toBeGreaterThan(5);
  });
});

describe("examples/workbook.ts", () => {
  it("writes a workbook where the user says", { timeout: 120_000 }, async () => {
    const folder = mkdtempSync(join(tmpdir(), "offer-valuation-"));
    const file = join(folder, "oracle-tiktok.xlsx");
    const output = await run("examples/workbook.ts", file, "examples/oracle-tiktok.buyer.json");
    expect(output.match(/\w[\w ]+(?=: \d+ rows)/g)).toEqual([
      "Summary",
      "Terms",
      "Beliefs",
      "Cash flows",
      "Bridge",
      "Workings",
    ]);
    expect(readFileSync(file).subarray(0, 2).toString()).toBe("PK");
    rmSync(folder, { recursive: true });
  });
});

describe("the documents of the reported offer", () => {
  it("say the same as the library's own", () => {
    expect(readJson("examples/oracle-tiktok.offer.json")).toEqual(reportedOracleOffer.toJSON());
  });

  it.each(VIEWS)("value to 28 digits under the %s's view", (view) => {
    const offer = parseOffer(readJson("examples/oracle-tiktok.offer.json"));
    const beliefs = parseAssumptions(readJson(`examples/oracle-tiktok.${view}.json`));
    expect(beliefs.note).toContain("illustration, not a fact");
    const expected = Number(views[view]?.total);
    const { presentValue } = valueOffer(offer, beliefs);
    expect(presentValue.toFixed(16)).toBe(toPlaces(views[view]?.total ?? "", 16));
    expect(presentValue.toNumber()).toBeCloseTo(expected, 4);
  });
});

/** The digits cut to so many places: the golden has more than enough of them to round by hand. */
function toPlaces(digits: string, places: number): string {
  const [whole, fraction = ""] = digits.split(".");
  const up = Number(fraction[places] ?? "0") >= 5 ? 1n : 0n;
  const scaled = BigInt(`${whole}${fraction.slice(0, places)}`) + up;
  const text = String(scaled);
  return `${text.slice(0, -places)}.${text.slice(-places)}`;
}

describe("every other example", () => {
  const others = readdirSync("examples").filter(
    (file) => file.endsWith(".ts") && file !== "oracle-tiktok.ts",
  );

  it.each(others)("%s runs", { timeout: 120_000 }, async (file) => {
    expect((await run(`examples/${file}`)).length).toBeGreaterThan(200);
  });

  it("own-offer.ts prints its total", { timeout: 120_000 }, async () => {
    // 12e9/1.08^(108/365) + 1e9/1.095^(654/365) + 5e9/1.08^(108/365) + the two halves of profit at 9.5%
    expect(await run("examples/own-offer.ts")).toContain("18,497,315,817.81");
  });

  it("break-even.ts prints the profit that was computed independently", { timeout: 120_000 }, async () => {
    const { breakEvenProfit } = readJson("test/golden/sensitivity.json") as Readonly<Record<string, string>>;
    const billions = (Number(breakEvenProfit) / 1e9).toFixed(2);
    expect(await run("examples/break-even.ts")).toContain(`$${billions} billion in each of 2021 and 2022`);
  });

  it("oracle-tiktok-deal.ts prints what was computed independently", { timeout: 120_000 }, async () => {
    const golden = readJson("test/golden/oracleDeal.json") as Readonly<Record<string, string>>;
    const output = await run("examples/oracle-tiktok-deal.ts");
    const cellsOf = (label: string) => rowsOf(output, label)[0]?.trim().split(/ {2,}/) ?? [];
    expect(cellsOf("If it closes")[2]).toBe(toTheCent(golden["ifClosed"] ?? ""));
    expect(cellsOf("If not")[2]).toBe(toTheCent(golden["ifNot"] ?? ""));
    expect(cellsOf("Expected value")[1]).toBe(toTheCent(golden["expected"] ?? ""));
    expect(output).toContain("All conditions are met with 10.97%.");
  });
});

describe("examples/settled-earn-out.ts", () => {
  it("rolls an earn-out forward and settles it with its working", { timeout: 120_000 }, async () => {
    const output = await run("examples/settled-earn-out.ts");
    expect(output).toContain("Opening, 2020-12-31");
    // 15% × 10m, and of the second year 15% × 7,123,456.7
    expect(rowsOf(output, "2022-03-31")[0]).toContain(
      "1,500,000.00  USD   15% × (130,000,000 − 120,000,000) = 1,500,000",
    );
    expect(rowsOf(output, "2023-03-31")[0]).toContain("= 1,068,518.505");
    expect(output).toContain("cut off: 1,068,518.5000 USD");
  });
});

describe("examples/going-concern.ts", () => {
  it("holds the reported offer against the business, at one growth from every side", {
    timeout: 120_000,
  }, async () => {
    const output = await run("examples/going-concern.ts");
    // 2.1bn × 1.025 ÷ (11% − 2.5%)
    expect(rowsOf(output, "Terminal value")[0]).toContain("25,323,529,411.76");
    expect(output).toContain("Neither offer is worth more at 0.0254");
    expect(rowsOf(output, "Fails: beijing-approval")[0]).toContain("20,967,047,923.65");
  });
});

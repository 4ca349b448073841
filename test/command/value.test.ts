import { parseOffer, valueOffer } from "offer-valuation";
import { describe, expect, it } from "vitest";
import { BELIEFS, command, FILES, HIGH, OFFER } from "./kit.js";

const call = ["value", "offer.json", "base.json"];

describe("value", () => {
  it("says the answer first, then what it is made of and what was taken for granted", async () => {
    const { stdout, exitCode, stderr } = await command(call);
    expect([exitCode, stderr]).toEqual([0, ""]);
    const lines = stdout.split("\n");
    expect(lines.slice(0, 3)).toEqual(["Deal", "", "Base: worth USD 1,100.00 on 2021-01-01"]);
    expect(stdout).toMatch(/Profit share +110\.00 +110\.00 +100\.00 +9\.1%/);
    expect(stdout).toContain("Taken for granted:\n  - Profit share, clawback: not stated, taken as false");
  });

  it("sets several views side by side, and says whose remark is whose", async () => {
    const high = { ...HIGH, discountRate: { rate: "0.1", compounding: "annual", dayCount: "ACT/365F" } };
    const { stdout } = await command([...call, "high.json"], { ...FILES, "high.json": high });
    expect(stdout).toContain(
      "Base: worth USD 1,100.00 on 2021-01-01\nHigh: worth USD 1,200.00 on 2021-01-01",
    );
    expect(stdout).toMatch(/Total if it closes +1,100\.00 +1,200\.00/);
    expect(stdout).toContain("  - Base: discountRate.compounding: not stated");
    expect(stdout.match(/clawback: not stated/g)).toHaveLength(1);
  });

  it("gives the library's own digits as JSON and as CSV", async () => {
    const valuation = valueOffer(parseOffer(OFFER), BELIEFS);
    const { stdout } = await command([...call, "--format", "json"]);
    expect(JSON.parse(stdout)).toEqual({ valuations: [JSON.parse(JSON.stringify(valuation))] });
    const csv = (await command([...call, "--format", "csv"])).stdout;
    expect(csv).toContain(`Base,Total if it closes,USD,1210,1210,${valuation.presentValue.toFixed()},1\r\n`);
  });

  it("counts in other units and with other separators", async () => {
    const { stdout } = await command([...call, "--units", "thousands", "--locale", "de"]);
    expect(stdout).toContain("in USD thousands");
    expect(stdout).toMatch(/Total if it closes +1,21 +1,21 +1,10 +100,0%/);
    // 1.10 and 0.11 are 1.21 as they are printed.
    expect(stdout).not.toContain("Rows are rounded one by one");
    const millions = await command([...call, "--units", "millions"]);
    expect(millions.stdout).toMatch(/Total if it closes +0\.00 +0\.00 +0\.00 +100\.0%/);
    const third = {
      ...OFFER,
      components: [1, 2, 3].map((n) => ({
        type: "cash",
        name: `Cash ${n}`,
        amount: "33335",
        paid: "2021-01-01",
      })),
    };
    const rounded = await command([...call, "--units", "thousands"], { ...FILES, "offer.json": third });
    expect(rounded.stdout).toContain("Rows are rounded one by one, so they may not add up to the last digit");
  });

  it("draws the bridge of a view, in a picture or in a page", async () => {
    expect((await command([...call, "--format", "svg"])).stdout).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
    expect((await command([...call, "--format", "html"])).stdout).toContain(`<figure tabindex="0">\n<svg `);
    expect((await command([...call, "high.json", "--format", "svg"])).exitCode).toBe(2);
  });

  it("values a deal with what happens if it fails", async () => {
    const deal = {
      offer: { ...OFFER, components: [OFFER.components[0]], conditions: [{ event: "approval" }] },
      outsideDate: "2021-06-30",
      otherwise: { alternative: "nothing" },
    };
    const beliefs = { ...BELIEFS, closing: "2021-06-30", events: { approval: "0.8" } };
    const { stdout } = await command(["value", "deal.json", "b.json"], {
      "deal.json": deal,
      "b.json": beliefs,
    });
    expect(stdout).toContain(
      "Base: worth USD 800.00 on 2021-01-01: USD 1,000.00 if it closes (80.0%), USD 0.00 if not (20.0%)",
    );
  });

  it("says every problem of every file with its line and column", async () => {
    const files = {
      "offer.json":
        '{\n  "name": "Deal",\n  "currency": "USD",\n  "components": [\n    { "type": "cash", "amount": 5 }\n  ]\n}',
      "base.json": '{\n  "valuationDate": "2021-01-01",\n  "discuontRate": "0.1"\n}',
    };
    const { stderr, exitCode } = await command(call, files);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^offer\.json:5:23: components\[0\]\.amount: must be a decimal string/m);
    expect(stderr).toMatch(/^base\.json:3:3: discuontRate: .*did you mean "discountRate"\?/m);
  });

  it("says what is missing in the file that lacks it", async () => {
    const { metrics: _, ...beliefs } = BELIEFS;
    const { stderr, exitCode } = await command(call, { ...FILES, "base.json": beliefs });
    expect(stderr).toMatch(/^base\.json:1:1: metrics\.profit\.forecast\.2021: is needed/);
    expect(exitCode).toBe(1);
  });
});

describe("value --each", () => {
  const job = (id: number, beliefs: object = BELIEFS) => JSON.stringify({ id, offer: OFFER, beliefs });

  it("answers each line in order, also those that it refuses", async () => {
    const lines = [
      job(1),
      "",
      "{ no json",
      job(3, {}),
      job(4, HIGH),
      "[]",
      JSON.stringify({ id: 6, ofer: OFFER, beliefs: BELIEFS }),
    ];
    const { emitted, exitCode, stderr } = await command(["value", "--each"], {}, lines);
    const results = emitted.map((line) => JSON.parse(line));
    expect(emitted.every((line) => line.endsWith("}\n"))).toBe(true);
    expect(results.map(({ id }) => id)).toEqual([1, undefined, 3, 4, undefined, 6]);
    expect(results[0].valuation).toEqual(JSON.parse(JSON.stringify(valueOffer(OFFER, BELIEFS))));
    expect(results[1].error).toEqual({
      code: "invalid-json",
      message: "column 3: the name of a field is due, in double quotes",
    });
    expect(results[2].error.issues[0].path).toEqual(["beliefs", "valuationDate"]);
    expect(results[3].valuation.presentValue).toBe("1200");
    expect(results[5].error.code).toBe("unknown-key");
    expect([exitCode, stderr]).toEqual([1, "4 of 6 jobs were refused\n"]);
  });

  it("refuses lines that are too long, in and out, and nothing else", async () => {
    const small = { id: "small", offer: { ...OFFER, components: [] }, beliefs: BELIEFS };
    const long = job(2, { ...BELIEFS, note: "x".repeat(2000) });
    const { emitted, exitCode, stderr } = await command(["value", "--each", "--max-line", "1900"], {}, [
      JSON.stringify(small),
      long,
      job(3),
    ]);
    expect(JSON.stringify(valueOffer(OFFER, BELIEFS)).length).toBeGreaterThan(1900);
    expect(emitted.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ id: "small", error: expect.objectContaining({ code: "out-of-range" }) }),
      { error: { code: "too-large", message: "a job must be a line of at most 1900 characters" } },
      {
        id: 3,
        error: { code: "too-large", message: "a valuation must be a line of at most 1900 characters" },
      },
    ]);
    expect([exitCode, stderr]).toEqual([1, "3 of 3 jobs were refused\n"]);
  });

  it.each(["0", "-1", "1e3", "many", "1000000000"])("--max-line %s is no bound", async (bound) => {
    const { exitCode, stderr } = await command(["value", "--each", `--max-line=${bound}`]);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining("--max-line must be a whole number")]);
  });

  it("values one offer under the beliefs of each line", async () => {
    const { emitted, exitCode } = await command(["value", "offer.json", "--each"], FILES, [
      JSON.stringify({ beliefs: BELIEFS }),
      JSON.stringify({ beliefs: HIGH }),
    ]);
    expect(emitted.map((line) => JSON.parse(line).valuation.presentValue)).toEqual(["1100", "1200"]);
    expect(exitCode).toBe(0);
  });
});

import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { COMMANDS } from "../../src/command/commands.js";
import { command } from "./kit.js";

describe("the command", () => {
  it("says what there is, and which version it is", async () => {
    const { stdout, exitCode } = await command([]);
    expect(exitCode).toBe(0);
    for (const { name, summary } of COMMANDS) expect(stdout).toContain(summary && name);
    const { version } = JSON.parse(readFileSync("package.json", "utf8"));
    expect((await command(["--version"])).stdout).toBe(`${version}\n`);
  });

  it.each(COMMANDS.map(({ name }) => name))("%s --help says what it takes, with an example", async (name) => {
    const { stdout, exitCode, stderr } = await command([name, "--help"]);
    expect([exitCode, stderr]).toEqual([0, ""]);
    expect(stdout).toContain(`Usage: offer-valuation ${name}`);
    expect(stdout).toMatch(/Examples?:\n {2}offer-valuation /);
    expect(stdout).toContain("--help");
    expect((await command(["help", name])).stdout).toBe(stdout);
    // A terminal of 120 columns shows it without breaking lines.
    expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThanOrEqual(120);
  });

  it.each([
    [["vlaue"], 'there is no command "vlaue"; did you mean "value"?'],
    [["value"], "which offer?"],
    [["value", "offer.json"], "under whose beliefs?"],
    [
      ["value", "offer.json", "base.json", "--untis", "millions"],
      'there is no option --untis; did you mean "units"?',
    ],
    [
      ["value", "offer.json", "base.json", "--units", "dozens"],
      "--units must be one of exact, cents, ones, thousands, millions, billions",
    ],
    [["value", "offer.json", "base.json", "--locale", "no such locale"], "--locale must be a language tag"],
    [["value", "offer.json", "base.json", "--format", "jsn"], 'did you mean "json"?'],
    [["value", "-", "-"], "standard input (-) can be read once"],
    [["sensitivity", "offer.json", "base.json", "--across", "discountRate=0.1"], "both --across and --down"],
    [["sensitivity", "offer.json", "base.json", "--range", "discountRate"], "--range must be like"],
    [["break-even", "offer.json", "base.json", "--belief", "discountRate"], "worth how much?"],
    [["workbook", "offer.json", "base.json"], "into which file?"],
    [["schema", "ofer"], "the schema of what"],
    [["functions", "XIR"], 'there is no function XIR; did you mean "XIRR"?'],
    [["new", "csh"], 'there is no component "csh"; did you mean "cash"?'],
  ])("refuses %j as a call that is not understood", async (args, message) => {
    const { exitCode, stderr, stdout, files } = await command(args);
    expect(stderr).toContain(message);
    expect(stderr).toContain("--help");
    expect([exitCode, stdout, files]).toEqual([2, "", []]);
  });

  it("shows nothing of a terminal's own in what it repeats", async () => {
    const { stderr } = await command(["\u001b[2Jvalue"]);
    expect(stderr).not.toContain("\u001b");
    expect((await command(["value", "\u001b[2J.json", "base.json"])).stderr).not.toContain("\u001b");
  });

  it("writes the answer into a file instead of printing it", async () => {
    const printed = await command(["value", "offer.json", "base.json"]);
    const { stdout, files, exitCode } = await command([
      "value",
      "offer.json",
      "base.json",
      "-o",
      "answer.txt",
    ]);
    expect([stdout, exitCode]).toEqual(["", 0]);
    expect(files).toEqual([{ name: "answer.txt", content: printed.stdout, replaces: true }]);
  });
});

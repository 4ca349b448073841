import { execFile, spawn } from "node:child_process";
import {
  closeSync,
  existsSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

// Whether the one file that reads and writes does so; what the command answers is tested without processes in test/command.

const OFFER = resolve("examples/oracle-tiktok.offer.json");
const BUYER = resolve("examples/oracle-tiktok.buyer.json");

let folder: string;
let cli: string;
/** What the installed command begins with. */
let start: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "offer-valuation-cli-"));
  cli = join(folder, "cli.mjs");
  await build({
    entryPoints: ["src/cli.ts"],
    outfile: cli,
    bundle: true,
    format: "esm",
    platform: "node",
    external: ["hucre"],
    logLevel: "warning",
  });
  start = join(folder, "start.cjs");
  await build({
    entryPoints: ["build/startCommand.ts"],
    outfile: start,
    bundle: true,
    format: "cjs",
    platform: "node",
    logLevel: "warning",
  });
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ran {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

const run = (args: readonly string[], input = ""): Promise<Ran> =>
  new Promise((done) => {
    const child = execFile(process.execPath, [cli, ...args], { cwd: folder }, (_, stdout, stderr) =>
      done({ code: child.exitCode, stdout, stderr }),
    );
    child.stdin?.end(input);
  });

describe("the command as a process", { timeout: 60_000 }, () => {
  it("reads files, and standard input as -", async () => {
    const { code, stdout, stderr } = await run(["value", OFFER, "-"], readFileSync(BUYER, "utf8"));
    expect([code, stderr]).toEqual([0, ""]);
    expect(stdout).toContain("20,706,014,641.55");
  });

  it("says what is wrong without a stack, and exits with 1 or 2", async () => {
    const missing = await run(["value", OFFER, "nobody.json"]);
    expect(missing).toEqual({ code: 1, stdout: "", stderr: "nobody.json: there is no such file\n" });
    expect((await run(["vlaue"])).code).toBe(2);
  });

  it("writes files whole, and none over one that is to stay", async () => {
    const here = join(folder, "deal");
    expect((await run(["new", "cash", "-o", here])).code).toBe(0);
    expect(readdirSync(here).sort()).toEqual(["README.md", "beliefs.json", "offer.json"]);
    rmSync(join(here, "offer.json"));
    writeFileSync(join(here, "README.md"), "mine");
    const again = await run(["new", "cash", "-o", here]);
    expect([again.code, again.stdout]).toEqual([1, ""]);
    expect(again.stderr).toMatch(/beliefs\.json: is there already, and is left as it is\n$/);
    // Not even the file that was missing: all or none.
    expect(readdirSync(here).sort()).toEqual(["README.md", "beliefs.json"]);
    expect(readFileSync(join(here, "README.md"), "utf8")).toBe("mine");
    const report = join(folder, "answer.html");
    writeFileSync(report, "before");
    expect((await run(["value", OFFER, BUYER, "--format", "html", "-o", report])).code).toBe(0);
    expect(readFileSync(report, "utf8")).toMatch(/^<!DOCTYPE html>[\s\S]*<\/html>\n$/);
    expect((await run(["value", OFFER, BUYER, "-o", folder])).code).toBe(1);
    expect(readdirSync(folder).filter((name) => name.includes("draft"))).toEqual([]);
    expect(existsSync(folder)).toBe(true);
  });

  it("answers each line as it comes, without waiting for the next one", async () => {
    const child = spawn(process.execPath, [cli, "value", OFFER, "--each"]);
    const beliefs = JSON.parse(readFileSync(BUYER, "utf8"));
    const answers: string[] = [];
    const answered = (count: number) =>
      new Promise<void>((done) => {
        const look = () => {
          if (answers.join("").split("\n").length > count) done();
          else child.stdout.once("data", () => setImmediate(look));
        };
        look();
      });
    child.stdout.on("data", (chunk) => answers.push(String(chunk)));
    child.stdin.write(`${JSON.stringify({ id: 1, beliefs })}\n`);
    await answered(1);
    child.stdin.end(`${JSON.stringify({ id: 2, beliefs })}\n`);
    await answered(2);
    const ids = answers
      .join("")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line).id);
    expect(ids).toEqual([1, 2]);
  });

  /** A device that takes nothing, which not every system has. */
  const full = "/dev/full";
  it.runIf(existsSync(full))(
    "fails where what it prints cannot be written, from its first step on",
    async () => {
      for (const args of [
        [cli, "--help"],
        [cli, "schema", "offer"],
        [start, "--help"],
      ]) {
        const out = openSync(full, "w");
        const child = spawn(process.execPath, args, { stdio: ["ignore", out, "pipe"] });
        closeSync(out);
        let stderr = "";
        child.stderr?.on("data", (chunk) => {
          stderr += String(chunk);
        });
        const code = await new Promise((done) => child.on("close", done));
        expect([args.slice(1), code, stderr]).toEqual([
          args.slice(1),
          1,
          expect.stringMatching(/^ENOSPC: .*\n$/),
        ]);
      }
    },
  );

  it.each([["schema", "offer"], ["--help"]])("ends quietly when nobody reads on: %s", async (...args) => {
    const child = spawn(process.execPath, [args.length === 1 ? start : cli, ...args]);
    let stderr = "";
    child.stderr.on("data", (chunk) => {
      stderr += String(chunk);
    });
    child.stdout.destroy();
    const code = await new Promise((done) => child.on("close", done));
    expect([code, stderr]).toEqual([0, ""]);
  });
});

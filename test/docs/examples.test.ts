import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import * as api from "offer-valuation";
import type * as parallel from "offer-valuation/parallel";
import { describe, expect, it } from "vitest";
import { command } from "../command/kit.js";
import { sourceFiles } from "../support/sourceFiles.js";
import { threadFile } from "../support/threadFile.js";
import { type CodeBlock, codeBlocks, docCommentBlocks, shownCommands } from "./codeBlocks.js";
import { publicFunctions } from "./publicFunctions.js";
import { runExample } from "./runExample.js";

const guides = readdirSync("guides").map((name) => join("guides", name));
const files = ["README.md", "CONTRIBUTING.md", ...guides];
const documents = files.flatMap((file) => codeBlocks(file, readFileSync(file, "utf8")));
const commands = files.flatMap((file) => shownCommands(file, readFileSync(file, "utf8")));

/** Threads of Node read no TypeScript: here they run the sources bundled. */
function threaded(simulated: Partial<typeof parallel>): Partial<typeof parallel> {
  const { simulateInParallel, simulateDealInParallel } = simulated;
  if (simulateInParallel === undefined || simulateDealInParallel === undefined) return {};
  const worker = threadFile();
  return {
    simulateInParallel: (offer, beliefs, options) =>
      simulateInParallel(offer, beliefs, { ...options, worker }),
    simulateDealInParallel: (deal, beliefs, options) =>
      simulateDealInParallel(deal, beliefs, { ...options, worker }),
  };
}

/** Files that a document names are those of the repository. */
const readFromDisk = new Proxy({}, { get: (_, name) => readFileSync(String(name), "utf8") });

const docComments = [...sourceFiles()].flatMap(([file, text]) => docCommentBlocks(file, text));

describe("documents", () => {
  // A reader pastes these: each must import what it uses.
  it.each(titled(documents))("%s", async (_, block) => {
    const printed = await runExample(block);
    if (block.prints !== undefined) {
      expect(trimLines(printed), `${block.file}:${block.line} prints`).toBe(trimLines(block.prints));
    }
  });
});

describe("commands of documents", () => {
  it.each(titled(commands))("%s", async (_, { file, line, code, prints }) => {
    const { exitCode, stdout, stderr } = await command(code.split(" "), readFromDisk);
    expect([exitCode, stderr], `${file}:${line}`).toEqual([0, ""]);
    if (prints !== undefined)
      expect(trimLines(stdout), `${file}:${line} prints`).toContain(trimLines(prints));
  });

  it("are found", () => {
    const markdown = "```sh\nls\nnpx offer-valuation value a b\n```\n\n```text\nWorth 1\n```";
    expect(shownCommands("a.md", markdown)).toEqual([
      { file: "a.md", line: 2, code: "value a b", prints: "Worth 1" },
    ]);
    expect(commands.length).toBeGreaterThan(0);
  });
});

describe("doc comments", () => {
  it.each(titled(docComments))("%s", async (_, block) => {
    const ownModule: object = await import(/* @vite-ignore */ resolve(block.file));
    await runExample(block, { ...api, ...ownModule, ...threaded(ownModule) });
  });

  it.each([
    "src/index.ts",
    "src/workbook.ts",
    "src/report.ts",
    "src/parallel.ts",
  ])("show an example of every public function of %s", (entry) => {
    const missing = publicFunctions(entry).filter(({ hasExample }) => !hasExample);
    expect(missing.map(({ name }) => name)).toEqual([]);
  }, 60_000);
});

describe("the runner itself", () => {
  const run = (code: string, scope?: object) =>
    runExample({ file: "a.md", line: 10, code, prints: undefined }, scope);

  it("keeps promises", async () => {
    const code = [
      `import { join } from "node:path";`,
      `const half: number = 1 / 2; // => 0.5`,
      `join("a", "b"); // => "a/b"`,
      `[`,
      `  half,`,
      `]; // => 0.5`,
      `const twice = twice0 * 2;`,
      `console.log("twice %d", twice);`,
    ];
    expect(await run(code.join("\n"), { twice0: 4, half: 9 })).toBe("twice 8");
  });

  it.each([
    ["1 + 1; // => 3", "a.md:10: documented as 3, but is 2"],
    ["\nconst x = 1; // => 2", "a.md:11: documented as 2, but is 1"],
    ["1; // throws out-of-range", "a.md:10: documented to throw out-of-range, but: returned 1"],
    ["missing(); // throws out-of-range", "threw ReferenceError"],
    ["const x = 1;\n\nmissing();", "a.md:12: missing is not defined"],
    ["if (true) {\n  1; // => 2\n}", "not at the end of a statement"],
    ["const = 1;", "a.md:10: "],
  ])("reports %j", async (code, message) => {
    await expect(run(code)).rejects.toThrow(message);
  });

  it("finds blocks, their lines and their output", () => {
    const markdown =
      "# A\n```ts\nf();\n```\n\n```text\nout\n```\n```sh\nls\n```\n```ts\ng();\n```\nPrints:\n```text\n1\n```";
    expect(codeBlocks("a.md", markdown)).toEqual([
      { file: "a.md", line: 3, code: "f();", prints: "out" },
      { file: "a.md", line: 13, code: "g();", prints: undefined },
    ]);
    const source =
      "const a = 1;\n/**\n * Doc.\n * @example\n * ```ts\n * f(1,\n *   2);\n * ```\n */\nfunction f() {}";
    expect(docCommentBlocks("a.ts", source)).toEqual([
      { file: "a.ts", line: 6, code: "f(1,\n  2);", prints: undefined },
    ]);
  });
});

function titled(blocks: readonly CodeBlock[]): [string, CodeBlock][] {
  return blocks.map((block) => [`${block.file}:${block.line}`, block]);
}

function trimLines(text: string): string {
  return text.trimEnd().replace(/[ \t]+$/gm, "");
}

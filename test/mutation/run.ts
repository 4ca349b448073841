/**
 * Whether tests notice what is broken: mutants of lines drawn from the core folders, each tried against the tests of its own folder
 * first, and against those of the whole that the folder bears where they have noticed nothing.
 *
 *   npm run mutation -- [mutants] [seed] [folder …]      400, 1 and all core folders unless stated
 *
 * Not part of the suite: it takes most of an hour.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { textTable } from "../../src/print/textTable.js";
import { Random } from "../bench/random.js";

const CORE = [
  "numeric",
  "time",
  "algebra",
  "distributions",
  "market",
  "settlement",
  "timeValue",
  "beliefs",
  "pricing",
];

/** Tests that say whether figures are right, whatever folder they come from. */
const WHOLE = ["components", "offer", "golden", "laws", "traps", "deal", "analysis", "simulation", ...CORE];

/** Mutants that a line of code has, about: so many lines are drawn. */
const MUTANTS_OF_A_LINE = 1.6;

interface Mutant {
  readonly file: string;
  readonly line: number;
  readonly replacement: string;
  readonly status: string;
}

/** Lines of code by folder, as many of each as it has of all. */
function linesOf(
  core: readonly string[],
  count: number,
  from: number,
): ReadonlyMap<string, readonly string[]> {
  const all = core.flatMap((folder) =>
    readdirSync(join("src", folder), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts"))
      .flatMap((name) => codeLines(`src/${folder}/${name}`).map((line) => ({ folder, line }))),
  );
  const random = new Random(from);
  const chosen = new Map<string, string[]>();
  for (let left = Math.min(all.length, Math.ceil(count)); left > 0; left -= 1) {
    const [one] = all.splice(random.whole(0, all.length - 1), 1);
    if (one !== undefined) chosen.set(one.folder, [...(chosen.get(one.folder) ?? []), one.line]);
  }
  return chosen;
}

/** Lines that compute something, as `file:line-line`. */
function codeLines(file: string): readonly string[] {
  return readFileSync(file, "utf8")
    .split("\n")
    .flatMap((text, index) =>
      /^\s*(?:\/\/|\/?\*|import |export type|export interface|readonly |type |interface |\}|\)|$)/.test(text)
        ? []
        : [`${file}:${index + 1}-${index + 1}`],
    );
}

/** What becomes of the mutants of some lines: of those that the folder's own tests miss, what the others make of them. */
function mutantsOf(folder: string, lines: readonly string[]): readonly Mutant[] {
  const own = stryker(lines, [folder]);
  const missed = own.filter(({ status }) => status !== "Killed" && status !== "Timeout");
  if (missed.length === 0) return own;
  const again = stryker([...new Set(missed.map(({ file, line }) => `${file}:${line}-${line}`))], WHOLE);
  const keyOf = ({ file, line, replacement }: Mutant): string => JSON.stringify([file, line, replacement]);
  const later = new Map(again.map((mutant) => [keyOf(mutant), mutant]));
  return own.map((mutant) => later.get(keyOf(mutant)) ?? mutant);
}

interface Report {
  readonly files: Readonly<
    Record<
      string,
      {
        readonly mutants: readonly {
          readonly replacement?: string;
          readonly status: string;
          readonly location: { readonly start: { readonly line: number } };
        }[];
      }
    >
  >;
}

/** How the tests of some folders are run on mutants of some lines, and where it is said what became of them. */
const settings = (lines: readonly string[], fileName: string) => ({
  testRunner: "vitest",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "test/mutation/vitest.config.ts", related: false },
  coverageAnalysis: "perTest",
  mutate: lines,
  reporters: ["json"],
  jsonReporter: { fileName },
  timeoutMS: 30_000,
  ignorePatterns: ["dist", "coverage", "examples/distributed"],
});

function stryker(lines: readonly string[], tests: readonly string[]): readonly Mutant[] {
  const folder = mkdtempSync(join(tmpdir(), "mutation-"));
  const [config, fileName] = [join(folder, "stryker.json"), join(folder, "report.json")];
  try {
    writeFileSync(config, JSON.stringify(settings(lines, fileName)));
    const run = spawnSync("npx", ["stryker", "run", config], {
      encoding: "utf8",
      env: { ...process.env, TESTS: tests.join(","), NO_COLOR: "1" },
    });
    if (run.status !== 0) throw new Error(`${run.stdout}\n${run.stderr}`.slice(-4000));
    const { files } = JSON.parse(readFileSync(fileName, "utf8")) as Report;
    return Object.entries(files).flatMap(([file, { mutants }]) =>
      mutants.map(({ status, replacement = "", location }) => ({
        file,
        line: location.start.line,
        replacement,
        status,
      })),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(mutants: readonly Mutant[]): void {
  const isNoticed = ({ status }: Mutant): boolean => status === "Killed" || status === "Timeout";
  const counted = mutants.filter(({ status }) => status !== "Ignored" && status !== "CompileError");
  const rows = CORE.flatMap((folder) => {
    const inside = counted.filter(({ file }) => file.startsWith(`src/${folder}/`));
    const noticed = inside.filter(isNoticed).length;
    return inside.length === 0
      ? []
      : [[folder, `${inside.length}`, `${noticed}`, `${((100 * noticed) / inside.length).toFixed(1)}%`]];
  });
  const all = counted.filter(isNoticed).length;
  const share = `${((100 * all) / counted.length).toFixed(1)}%`;
  console.log(
    textTable(
      [
        { title: "folder", align: "left" },
        { title: "mutants", align: "right" },
        { title: "noticed", align: "right" },
        { title: "share", align: "right" },
      ],
      [...rows, ["all", `${counted.length}`, `${all}`, share]],
    ),
  );
  for (const { file, line, replacement, status } of counted.filter((mutant) => !isNoticed(mutant)))
    console.log(`${status}  ${file}:${line}  ${replacement.replace(/\s+/g, " ").slice(0, 100)}`);
}

const [wanted = "400", seed = "1", ...folders] = process.argv.slice(2);
const drawn = linesOf(
  folders.length === 0 ? CORE : folders,
  Number(wanted) / MUTANTS_OF_A_LINE,
  Number(seed),
);
const tried = [...drawn].flatMap(([folder, lines]) => mutantsOf(folder, lines));
report(tried);

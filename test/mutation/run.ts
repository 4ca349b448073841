/**
 * Whether tests notice what is broken: mutants of lines drawn from the core folders, each tried against its own file's tests, then
 * those of its folder, with few cases of each law; where they have noticed nothing, with all cases and against the tests of what is
 * built on it. See vitest.config.ts beside this.
 *
 *   npm run mutation -- [mutants] [seed] [folder …]      400, 1 and all core folders unless stated
 *
 * Not part of the suite: it takes most of an hour.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
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

/** Tests of what is built on the core that say whether its figures are right. */
const BUILT_ON = ["pricing", "components", "offer", "golden", "traps", "deal"];

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

/** What becomes of mutants that their own folders' tests missed, under those of what is built on them. */
function missedByAll(missed: readonly Mutant[]): ReadonlyMap<string, Mutant> {
  const lines = [...new Set(missed.map(({ file, line }) => `${file}:${line}-${line}`))];
  return new Map(stryker(lines, BUILT_ON).map((mutant) => [keyOf(mutant), mutant]));
}

const keyOf = ({ file, line, replacement }: Mutant): string => JSON.stringify([file, line, replacement]);

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
  testRunner: "command",
  commandRunner: {
    command: "node node_modules/vitest/vitest.mjs run --config test/mutation/vitest.config.ts",
  },
  mutate: lines,
  reporters: ["json", "progress-append-only"],
  jsonReporter: { fileName },
  concurrency: availableParallelism(),
  // Longer than any folder's tests take: what is ended by it goes on for ever.
  timeoutMS: 300_000,
  ignorePatterns: ["dist", "coverage", "examples/distributed"],
});

/** What becomes of mutants of some lines under their own folder's tests, or under those of other folders. */
function stryker(lines: readonly string[], others: readonly string[] = []): readonly Mutant[] {
  const folder = mkdtempSync(join(tmpdir(), "mutation-"));
  const [config, fileName] = [join(folder, "stryker.json"), join(folder, "report.json")];
  try {
    writeFileSync(config, JSON.stringify(settings(lines, fileName)));
    const run = spawnSync("npx", ["stryker", "run", config], {
      // Its progress goes where it does not disturb the report.
      stdio: ["ignore", 2, 2],
      env: {
        ...process.env,
        MUTATED: [...new Set(lines.map((line) => line.split(":")[0]))].join(","),
        OTHERS: others.join(","),
        NO_COLOR: "1",
      },
    });
    if (run.status !== 0) throw new Error(`stryker ended with ${run.status}`);
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

const isNoticed = ({ status }: Mutant): boolean => status === "Killed" || status === "Timeout";

const wordsOf = ({ file, line, replacement, status }: Mutant): string =>
  `${status}  ${file}:${line}  ${replacement.replace(/\s+/g, " ").slice(0, 100)}`;

function report(mutants: readonly Mutant[]): void {
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
  for (const mutant of counted.filter((each) => !isNoticed(each))) console.log(wordsOf(mutant));
}

const [wanted = "400", seed = "1", ...folders] = process.argv.slice(2);
const drawn = linesOf(
  folders.length === 0 ? CORE : folders,
  Number(wanted) / MUTANTS_OF_A_LINE,
  Number(seed),
);
const own = stryker([...drawn.values()].flat());
const missed = own.filter((mutant) => !isNoticed(mutant));
console.error(`${own.length} mutants, of which the tests of their own folders miss ${missed.length}:`);
for (const mutant of own) if (mutant.status !== "Killed") console.error(wordsOf(mutant));
const later = missed.length === 0 ? new Map<string, Mutant>() : missedByAll(missed);
report(own.map((mutant) => later.get(keyOf(mutant)) ?? mutant));

import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe, it } from "vitest";

/** What some tests need beside this repository: a program of the system, or packages of an example. And how to come by it. */
export interface Program {
  readonly name: string;
  /** What brings it. */
  readonly install: string;
  /** The command that runs it, or the folder; undefined where it is not there. */
  find(path?: string): string | undefined;
}

/** A file on the path that may be run. */
export function onPath(command: string, path = process.env["PATH"] ?? ""): string | undefined {
  const runs = (file: string): boolean => {
    try {
      accessSync(file, constants.X_OK);
      return true;
    } catch {
      return false;
    }
  };
  return path
    .split(delimiter)
    .map((folder) => join(folder, command))
    .find(runs);
}

export const libreOffice: Program = {
  name: "LibreOffice",
  install: "Debian: apt install libreoffice-calc-nogui",
  find: (path) => onPath("soffice", path),
};

/** A browser, for the page. */
export const chromium: Program = {
  name: "Chromium",
  install: "Debian: apt install chromium",
  find: (path) => onPath("chromium", path),
};

/** A library of Python: the command is the one of an interpreter that has it. */
export const openpyxl: Program = {
  name: "openpyxl",
  install: "Debian: apt install python3-openpyxl",
  find: (path) =>
    [onPath("python3", path), onPath("python3", "/usr/bin")].find(
      (python) => python !== undefined && spawnSync(python, ["-c", "import openpyxl"]).status === 0,
    ),
};

export const redisServer: Program = {
  name: "Redis",
  install: "Debian: apt install redis-server",
  find: (path) => onPath("redis-server", path),
};

export const gnuParallel: Program = {
  name: "GNU parallel",
  install: "Debian: apt install parallel",
  find: (path) => onPath("parallel", path),
};

const DISTRIBUTED = "examples/distributed";

/** The packages of the examples of several machines, this library as it was built among them. */
export const distributedPackages: Program = {
  name: `the packages of ${DISTRIBUTED}`,
  install: `npm run build && npm ci --prefix ${DISTRIBUTED}`,
  find: () => (existsSync(join(DISTRIBUTED, "node_modules", "bullmq")) ? DISTRIBUTED : undefined),
};

/** Set where everything has been installed: a program that is missing there is a failure. */
const ALL_PROGRAMS = "ALL_PROGRAMS";

/** What stands after the name of a group of tests that were not run: `describeWith` writes it, `notRunLines` reads it. */
const NOT_RUN = /, not run without (.+ \(.+\))$/;

/** Tests that need something which is not in this repository. Where it is not there they are not run, and the last lines of the run say so. */
export function describeWith(program: Program, title: string, tests: (command: string) => void): void {
  const { name, install } = program;
  const command = program.find();
  if (command !== undefined) {
    describe(title, () => tests(command));
  } else if (process.env[ALL_PROGRAMS] === undefined) {
    describe.skip(`${title}, not run without ${name} (${install})`, () => tests(name));
  } else {
    it(title, () => {
      throw new Error(`${name} is not there (${install})`);
    });
  }
}

/** For each program that was missing, how many tests were not run; from the names of the groups around each of these. */
export function notRunLines(skipped: readonly (readonly string[])[]): string[] {
  const counts = new Map<string, number>();
  for (const groups of skipped) {
    const [, needs] = groups.map((group) => NOT_RUN.exec(group)).find((found) => found !== null) ?? [];
    if (needs === undefined) continue;
    counts.set(needs, (counts.get(needs) ?? 0) + 1);
  }
  return [...counts].map(
    ([needs, count]) => `not run: ${count === 1 ? "1 test that needs" : `${count} tests that need`} ${needs}`,
  );
}

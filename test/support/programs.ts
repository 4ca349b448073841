import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import { describe, it } from "vitest";

/** A program of the system that some tests need, and how to come by it. */
export interface Program {
  readonly name: string;
  /** The Debian package that brings it. */
  readonly debian: string;
  /** The command that runs it, or undefined where it is not there. */
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
  debian: "libreoffice-calc-nogui",
  find: (path) => onPath("soffice", path),
};

/** A browser, for the page. */
export const chromium: Program = {
  name: "Chromium",
  debian: "chromium",
  find: (path) => onPath("chromium", path),
};

/** A library of Python: the command is the one of an interpreter that has it. */
export const openpyxl: Program = {
  name: "openpyxl",
  debian: "python3-openpyxl",
  find: (path) =>
    [onPath("python3", path), onPath("python3", "/usr/bin")].find(
      (python) => python !== undefined && spawnSync(python, ["-c", "import openpyxl"]).status === 0,
    ),
};

/** Set where everything has been installed: a program that is missing there is a failure. */
const ALL_PROGRAMS = "ALL_PROGRAMS";

/** What stands after the name of a group of tests that were not run: `describeWith` writes it, `notRunLines` reads it. */
const NOT_RUN = /, not run without (.+) \(Debian: apt install (.+)\)$/;

/** Tests that need a program of the system. Where it is not there they are not run, and the last lines of the run say so. */
export function describeWith(program: Program, title: string, tests: (command: string) => void): void {
  const { name, debian } = program;
  const command = program.find();
  if (command !== undefined) {
    describe(title, () => tests(command));
  } else if (process.env[ALL_PROGRAMS] === undefined) {
    describe.skip(`${title}, not run without ${name} (Debian: apt install ${debian})`, () => tests(name));
  } else {
    it(title, () => {
      throw new Error(`${name} is not there: apt install ${debian}`);
    });
  }
}

/** For each program that was missing, how many tests were not run; from the names of the groups around each of these. */
export function notRunLines(skipped: readonly (readonly string[])[]): string[] {
  const counts = new Map<string, number>();
  for (const groups of skipped) {
    const [, name, debian] = groups.map((group) => NOT_RUN.exec(group)).find((found) => found !== null) ?? [];
    if (name === undefined) continue;
    const needs = `${name} (Debian: apt install ${debian})`;
    counts.set(needs, (counts.get(needs) ?? 0) + 1);
  }
  return [...counts].map(
    ([needs, count]) => `not run: ${count === 1 ? "1 test that needs" : `${count} tests that need`} ${needs}`,
  );
}

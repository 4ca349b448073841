import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { expect, it } from "vitest";
import { notRunLines, onPath } from "./programs.js";

it("a program is looked for on the path, as a file that may be run", () => {
  const folder = mkdtempSync(join(tmpdir(), "offer-valuation-path-"));
  try {
    const file = join(folder, "soffice");
    writeFileSync(file, "");
    chmodSync(file, 0o644);
    const path = [join(folder, "nowhere"), folder].join(delimiter);
    // Whoever is root may read and write everything, but run only what is marked so.
    expect(onPath("soffice", path)).toBeUndefined();
    chmodSync(file, 0o755);
    expect(onPath("soffice", path)).toBe(file);
    expect(onPath("soffice", join(folder, "nowhere"))).toBeUndefined();
    expect(onPath("soffice", "")).toBeUndefined();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

it("what was not run is counted by the program that is missing", () => {
  const office = "figures, not run without LibreOffice (Debian: apt install libreoffice-calc-nogui)";
  const python = "a file, not run without openpyxl (Debian: apt install python3-openpyxl)";
  expect(notRunLines([[office], ["inside", office], [python], ["skipped for another reason"], []])).toEqual([
    "not run: 2 tests that need LibreOffice (Debian: apt install libreoffice-calc-nogui)",
    "not run: 1 test that needs openpyxl (Debian: apt install python3-openpyxl)",
  ]);
  expect(notRunLines([["skipped for another reason"]])).toEqual([]);
  const packages = "all, not run without the packages of an example (npm ci --prefix examples/one)";
  expect(notRunLines([[packages, "inside"]])).toEqual([
    "not run: 1 test that needs the packages of an example (npm ci --prefix examples/one)",
  ]);
});

import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { spreadsheetFiles } from "./spreadsheetFiles.js";

/** Writes what is given to spreadsheets into the build. */
export async function writeSpreadsheets(): Promise<void> {
  for (const { path, content } of await spreadsheetFiles()) {
    const file = join("dist/spreadsheets", path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
}

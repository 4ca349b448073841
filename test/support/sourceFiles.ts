import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Every file of the library with its text, by path from the repository's root, in the order of their names. */
export function sourceFiles(): ReadonlyMap<string, string> {
  const files = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts"))
    .map((name) => join("src", name))
    .sort();
  return new Map(files.map((file) => [file, readFileSync(file, "utf8")]));
}

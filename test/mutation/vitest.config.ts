import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig, type Plugin } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

// The tests that are tried on one mutant, in the order in which they are likely to notice it: those of its own file, those of its
// folder. The first that fails ends the run. MUTATED names the files with mutants, OTHERS the folders to try after these, with all
// cases of their laws.

const mutant = process.env["__STRYKER_ACTIVE_MUTANT__"];
const mutated = (process.env["MUTATED"] ?? "").split(",");
const others = (process.env["OTHERS"] ?? "").split(",").filter((folder) => folder !== "");

/** The file that a mutant is in, by the mark that stands where it is. */
const file = mutated.find((name) => readFileSync(name, "utf8").includes(`_9fa48("${mutant}")`));
const folder = file?.split("/")[1];
const own = file?.replace(/^src\//, "test/").replace(/\.ts$/, ".test.ts");

/** Without a mutant only whether tests run at all is asked. */
const include =
  mutant === undefined
    ? ["test/errors.test.ts"]
    : [folder, ...others].map((name) => `test/${name}/**/*.test.ts`);

/** The mutant's own test first, then those of the same subfolder. */
class NearestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const near = ({ moduleId }: TestSpecification): number => {
      if (own !== undefined && moduleId.endsWith(own)) return 0;
      return own !== undefined && moduleId.includes(own.slice(0, -basename(own).length)) ? 1 : 2;
    };
    return [...files].sort((a, b) => near(a) - near(b));
  }
}

/** Laws with few cases, unless others are to be tried as well. */
const fewerCases: Plugin = {
  // Transformed modules are kept by the names of plugins.
  name: others.length === 0 ? "fewer-cases" : "all-cases",
  enforce: "pre",
  resolveId: (source, importer) =>
    source === "fast-check" && others.length === 0 && importer !== FEWER_CASES ? FEWER_CASES : undefined,
};

const FEWER_CASES = fileURLToPath(new URL("fewerCases.ts", import.meta.url));

export default defineConfig({
  plugins: [fewerCases],
  resolve: { tsconfigPaths: true },
  test: {
    include,
    sequence: { sequencer: NearestFirst },
    bail: 1,
    maxWorkers: 1,
    isolate: false,
    testTimeout: 60_000,
    // It brings fast-check to laws, and is to bring the one with fewer cases.
    server: { deps: { inline: ["@fast-check/vitest"] } },
    // Nothing changes between two mutants but which of them is in force.
    experimental: { fsModuleCache: true },
  },
});

import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

// The tests that are tried on one mutant, in the order in which they are likely to notice it: those of its own file, those of its
// folder. The first that fails ends the run. MUTATED names the files with mutants, OTHERS the folders to try in place of these.

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
    : others.length > 0
      ? others.map((name) => `test/${name}/**/*.test.ts`)
      : [`test/${folder}/**/*.test.ts`];

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

export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    include,
    sequence: { sequencer: NearestFirst },
    bail: 1,
    maxWorkers: 1,
    isolate: false,
    testTimeout: 60_000,
  },
});

import { defineConfig } from "vitest/config";

/** The tests of some folders, each file with modules of its own, so that it can be told which of them runs which line. */
export default defineConfig({
  resolve: { tsconfigPaths: true },
  test: {
    include: (process.env["TESTS"] ?? "").split(",").map((folder) => `test/${folder}/**/*.test.ts`),
    testTimeout: 60_000,
  },
});

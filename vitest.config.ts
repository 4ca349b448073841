import { defineConfig } from "vitest/config";
import { NotRunReporter } from "./test/support/notRunReporter.js";

export default defineConfig({
  // "offer-valuation" means src/index.ts, as tsconfig.json says.
  resolve: { tsconfigPaths: true },
  test: {
    include: ["test/**/*.test.ts"],
    testTimeout: 60_000,
    // By default one core is left idle, and the tests do nothing but compute.
    maxWorkers: "100%",
    // A pure library leaves nothing behind, so test files may share the modules they import.
    isolate: false,
    typecheck: { enabled: true, include: ["test/types/**/*.test-d.ts"] },
    reporters: ["default", new NotRunReporter()],
    coverage: { include: ["src/**/*.ts"] },
  },
});

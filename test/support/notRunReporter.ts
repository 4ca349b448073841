import type { Reporter, TestCase, TestModule } from "vitest/node";
import { notRunLines } from "./programs.js";

/** Says last how many tests were not run because a program of the system is missing. */
export class NotRunReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const skipped = modules.flatMap((module) => [...module.children.allTests("skipped")].map(groupsAround));
    const lines = notRunLines(skipped);
    if (lines.length > 0) process.stdout.write(`${lines.join("\n")}\n`);
  }
}

function groupsAround(test: TestCase): string[] {
  const groups: string[] = [];
  let parent: TestCase["parent"] | { readonly parent?: undefined } = test.parent;
  while (parent !== undefined && "name" in parent) {
    groups.push(parent.name);
    parent = parent.parent;
  }
  return groups;
}

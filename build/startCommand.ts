#!/usr/bin/env node
import { writeSync } from "node:fs";
import { answeredAtOnce } from "../src/command/atOnce.js";

// The command as it is installed: what asks nothing of the library is answered here, before anything is loaded.

const args = process.argv.slice(2);
const answer = answeredAtOnce(args);

/** Whoever builds asks for the script and its seal. */
export const started =
  answer === undefined
    ? import("./startScript.js").then(({ startScript }) =>
        startScript(args[0] === "value" ? "value" : "command"),
      )
    : undefined;

if (answer !== undefined) {
  try {
    writeSync(1, answer);
  } catch {
    // Somebody reads slowly, or has had enough.
    process.stdout.on("error", () => process.exit(0)).write(answer);
  }
}

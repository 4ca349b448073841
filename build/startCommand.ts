#!/usr/bin/env node
import { answeredAtOnce } from "../src/command/atOnce.js";
import { print } from "../src/standardStreams.js";

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

if (answer !== undefined) print("stdout", answer);

#!/usr/bin/env node
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Script } from "node:vm";

// The command as it is installed: one script, in the form into which V8 had compiled it when it was built. Another version of
// Node refuses that form and compiles the script again, which takes longer.

const file = join(__dirname, "command.js");

function compiled(): Buffer | undefined {
  try {
    return readFileSync(join(__dirname, "command.bin"));
  } catch {
    return undefined;
  }
}

/** Whoever builds asks for its compiled form. */
export const script = new Script(readFileSync(file, "latin1"), { filename: file, cachedData: compiled() });

script.runInThisContext()(createRequire(file), (name: string) => import(name));

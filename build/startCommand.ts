#!/usr/bin/env node
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Script } from "node:vm";

// The command as it is installed: one script, in the form into which V8 had compiled it when it was built. Any other Node, system or
// script, and whatever has been damaged on its way, compiles the script again, which takes longer.

/** Bytes of a seal, with which the compiled form begins. */
const SEAL = 32;

const file = join(__dirname, "command.js");
const source = readFileSync(file, "latin1");

/** What the compiled form must have been made from and for: V8 itself looks at neither the machine nor the bytes. */
export const seal = (compiled: Uint8Array): Buffer =>
  createHash("sha256")
    .update(JSON.stringify([process.version, process.arch, process.platform]))
    .update(source)
    .update(compiled)
    .digest();

function compiled(): Buffer | undefined {
  try {
    const stored = readFileSync(join(__dirname, "command.bin"));
    const code = stored.subarray(SEAL);
    return stored.subarray(0, SEAL).equals(seal(code)) ? code : undefined;
  } catch {
    return undefined;
  }
}

/** Whoever builds asks for its compiled form. */
export const script = new Script(source, { filename: file, cachedData: compiled() });

script.runInThisContext()(createRequire(file), (name: string) => import(name));

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Script } from "node:vm";

/** Bytes of a seal, with which the compiled form begins. */
const SEAL = 32;

/**
 * Runs a script of the build, in the form into which V8 had compiled it when it was built. Any other Node, system or script, and
 * whatever has been damaged on its way, compiles the script again, which takes longer.
 */
export function startScript(name: string) {
  const file = join(__dirname, `${name}.js`);
  const source = readFileSync(file, "latin1");

  /** What the compiled form must have been made from and for: V8 itself looks at neither the machine nor the bytes. */
  const seal = (compiled: Uint8Array): Buffer =>
    createHash("sha256")
      .update(JSON.stringify([process.version, process.arch, process.platform]))
      .update(source)
      .update(compiled)
      .digest();

  const script = new Script(source, {
    filename: file,
    cachedData: compiledForm(join(__dirname, `${name}.bin`), seal),
  });
  script.runInThisContext()(createRequire(file), (module: string) => import(module));
  return { script, seal };
}

function compiledForm(file: string, seal: (compiled: Uint8Array) => Buffer): Buffer | undefined {
  try {
    const stored = readFileSync(file);
    const code = stored.subarray(SEAL);
    return stored.subarray(0, SEAL).equals(seal(code)) ? code : undefined;
  } catch {
    return undefined;
  }
}

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Script } from "node:vm";

/** Bytes of a seal, with which the compiled form begins. */
const SEAL = 192;

/** How often a byte of the compiled form is looked at. */
const STEP = 64;

/**
 * Runs a script of the build, in the form into which V8 had compiled it when it was built. Any other Node, system or script, and
 * whatever has been damaged on its way, compiles the script again, which takes longer.
 */
export function startScript(name: string) {
  const file = join(__dirname, `${name}.js`);
  const source = readFileSync(file, "latin1");

  /**
   * What the compiled form must have been made from and for: V8 itself looks at neither the machine nor the bytes. The source begins
   * with a digest of its own.
   */
  const seal = (compiled: Uint8Array): Buffer => {
    const [digest] = source.split("\n", 1);
    const { version, arch, platform } = process;
    const parts = [version, arch, platform, digest, compiled.length, sampled(compiled)];
    return Buffer.from(parts.join(" ").padEnd(SEAL), "latin1").subarray(0, SEAL);
  };

  const script = new Script(source, {
    filename: file,
    cachedData: compiledForm(join(__dirname, `${name}.bin`), seal),
  });
  script.runInThisContext()(createRequire(file), (module: string) => import(module));
  return { script, seal };
}

/**
 * A number mixed from some of the bytes. What damages files does so in blocks; to look at every byte, and only to load what would do
 * it at once, takes longer than to value an offer.
 */
function sampled(bytes: Uint8Array): number {
  let mixed = 0;
  for (let at = 0; at < bytes.length; at += STEP) mixed = (Math.imul(mixed, 31) + (bytes[at] as number)) | 0;
  return mixed;
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

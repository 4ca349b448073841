import { dirname } from "node:path";
import type { Plugin } from "esbuild";

/** Other contents for some modules, each by the end of its path: what a script does without, or has in a shorter form. */
export const standIns = (modules: Readonly<Record<string, string>>): Plugin => ({
  name: "stand-ins",
  setup({ onLoad }) {
    for (const [module, contents] of Object.entries(modules)) {
      const filter = new RegExp(`${module.replaceAll("/", "[\\\\/]").replace(".", "\\.")}$`);
      onLoad({ filter }, ({ path }) => ({ loader: "ts", contents, resolveDir: dirname(path) }));
    }
  },
});

/**
 * The compiled kernel of simulations saves time and changes no digit, and so does drawing four counters side by side: scripts that
 * have to be small do without.
 */
export const WITHOUT_KERNEL: Readonly<Record<string, string>> = {
  "simulation/simd.ts": "export class Simd {} export const simdModule = () => undefined;",
  "simulation/uniforms.ts": `import { philox, uniform } from "./philox.js";
    const words = new Uint32Array(4);
    export function uniforms(out, count, first, { key, purpose }) {
      for (let index = 0; index < count; index += 2) {
        const pair = (first + index) / 2;
        philox(pair, Math.floor(pair / 2 ** 32), ...purpose, ...key, words);
        out[index] = uniform(words[0], words[1]);
        out[index + 1] = uniform(words[2], words[3]);
      }
    }`,
};

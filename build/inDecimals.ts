import { resolve } from "node:path";
import type { Plugin } from "esbuild";

/** What only double-doubles need, and what scripts have in its place. */
const STAND_INS = ["numeric/ball", "numeric/soleRoot", "numeric/doubleDouble/powerSum"];

/**
 * Scripts whose size counts do without double-doubles and compute in decimals from the start: the same figures, each in a
 * millisecond or so. Throws where something that is left out is not there.
 */
export const inDecimals = (): Plugin => ({
  name: "in decimals",
  setup({ onResolve, onEnd }) {
    const unused = new Set(STAND_INS);
    onResolve({ filter: /^\.{1,2}\/.*\.js$/ }, ({ path, resolveDir }) => {
      const file = resolve(resolveDir, path).replace(/\.js$/, "");
      const standIn = STAND_INS.find((name) => file === resolve("src", name));
      if (standIn === undefined) return undefined;
      unused.delete(standIn);
      return { path: resolve("build/inDecimals", `${standIn.split("/").at(-1)}.ts`) };
    });
    onEnd(() => {
      for (const name of unused) throw new Error(`nothing imports src/${name}.ts any longer`);
    });
  },
});

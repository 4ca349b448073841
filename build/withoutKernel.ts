import type { Plugin } from "esbuild";

/** The compiled kernel of simulations saves time and changes no digit: scripts that have to be small do without. */
export const withoutKernel: Plugin = {
  name: "without the compiled kernel",
  setup({ onLoad }) {
    const contents = "export class Simd {} export const simdModule = () => undefined;";
    onLoad({ filter: /simulation[\\/]simd\.ts$/ }, () => ({ contents }));
  },
};

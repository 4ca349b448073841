import { build } from "esbuild";
import { expect, it } from "vitest";
import { standIns, WITHOUT_KERNEL } from "../../build/standIns.js";
import { streamOf } from "../../src/simulation/philox.js";
import { uniforms } from "../../src/simulation/uniforms.js";

it("the short form of drawing uniform numbers draws the same ones", async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: 'export { uniforms } from "./src/simulation/uniforms.ts";',
      resolveDir: process.cwd(),
    },
    bundle: true,
    format: "esm",
    write: false,
    plugins: [standIns(WITHOUT_KERNEL)],
  });
  const code = Buffer.from(outputFiles[0]?.contents ?? []).toString("base64");
  const short = (await import(/* @vite-ignore */ `data:text/javascript;base64,${code}`)) as {
    readonly uniforms: typeof uniforms;
  };
  expect(short.uniforms).not.toBe(uniforms);
  expect(`${short.uniforms}`).not.toContain("c0");
  for (const first of [0, 2 ** 33 - 1024, 2 ** 45 + 7 * 1024]) {
    const [own, shorter] = [new Float64Array(1024), new Float64Array(1024)];
    uniforms(own, 1024, first, streamOf(2 ** 40 + 7, "metrics.ebitda"));
    short.uniforms(shorter, 1024, first, streamOf(2 ** 40 + 7, "metrics.ebitda"));
    expect(shorter).toEqual(own);
  }
});

import { afterEach, describe, expect, it, vi } from "vitest";
import { compiledKernel } from "../../build/compiledKernel.js";
import { simulateChunk, simulationJob } from "../../src/analysis/simulation/chunks.js";
import { simulate } from "../../src/analysis/simulation/simulate.js";
import { earnOut } from "../../src/components/earnOut.js";
import { stock } from "../../src/components/stock.js";
import { offer } from "../../src/offer/offer.js";
import type { Kernel } from "../../src/simulation/kernel.js";
import { KERNEL } from "../../src/simulation/kernelBytes.js";
import { withKernel } from "../../src/simulation/lentKernel.js";
import { streamOf } from "../../src/simulation/philox.js";
import { Portable } from "../../src/simulation/portable.js";
import { Simd } from "../../src/simulation/simd.js";
import { uniforms } from "../../src/simulation/uniforms.js";

const BLOCK = 1024;
const COLUMNS = 4;

afterEach(() => {
  vi.unstubAllGlobals();
});

const bitsOf = (numbers: Float64Array): readonly bigint[] => [...new BigUint64Array(numbers.slice().buffer)];

/** The bits of the first column after the same has been done in WebAssembly and in plain JavaScript. */
function both(count: number, columns: readonly Float64Array[], run: (kernel: Kernel) => void) {
  const bits = (kernel: Kernel): readonly bigint[] => {
    for (const [place, numbers] of columns.entries()) kernel.column(place).set(numbers);
    run(kernel);
    return bitsOf(kernel.column(0).slice(0, count));
  };
  const simd = withKernel(COLUMNS, (kernel) => {
    expect(kernel).toBeInstanceOf(Simd);
    return bits(kernel);
  });
  vi.stubGlobal("WebAssembly", undefined);
  const portable = withKernel(COLUMNS, (kernel) => {
    expect(kernel).toBeInstanceOf(Portable);
    return bits(kernel);
  });
  vi.unstubAllGlobals();
  return { simd, portable };
}

/** Numbers of all sizes and both signs. */
function numbers(name: string): Float64Array {
  const out = new Float64Array(BLOCK);
  uniforms(out, BLOCK, 0, streamOf(5, name));
  const sizes = new Float64Array(BLOCK);
  uniforms(sizes, BLOCK, 0, streamOf(6, name));
  return out.map((u, index) => (u - 0.5) * 2 ** Math.round(60 * ((sizes[index] as number) - 0.5)));
}

const [a, b, c] = ["a", "b", "c"].map(numbers) as [Float64Array, Float64Array, Float64Array];
const special = [0, 1, -1, 0.5, 1e300, -1e300, 5e-324, 2 ** -1022, 709.4, 709.6, 800, -744.9, -745.2, -1e9];

describe("the compiled kernel", () => {
  it("is what its source compiles to, byte for byte", async () => {
    expect(Buffer.from(await compiledKernel()).toString("base64")).toBe(KERNEL);
  });

  const stream = streamOf(2 ** 40 + 3, "metrics.profit 2021");
  it.each<[string, (kernel: Kernel, count: number) => void]>([
    ["uniforms", (kernel, count) => kernel.uniforms(0, count, 2 ** 45 + 7 * BLOCK, stream)],
    ["scrambled points", (kernel, count) => kernel.scrambledSobol(0, count, 5 * BLOCK, 0, 3, stream)],
    [
      "scrambled points",
      (kernel, count) => kernel.scrambledSobol(0, count, 2 ** 32 - BLOCK, 511, 1023, stream),
    ],
    ["fill", (kernel, count) => kernel.fill(0, count, -7.25)],
    ["affine", (kernel, count) => kernel.affine(0, 1, count, 1 / 3, -7.7)],
    ["lognormal", (kernel, count) => kernel.lognormal(0, 1, count, -12.5, 0.1, 3)],
    ["addScaled", (kernel, count) => kernel.addScaled(0, 1, 2, count, 1.1)],
    ["product", (kernel, count) => kernel.product(0, 1, 2, count)],
    ["min", (kernel, count) => kernel.min(0, 1, 2, count)],
    ["max", (kernel, count) => kernel.max(0, 1, 2, count)],
    ["min with a constant", (kernel, count) => kernel.minConstant(0, 1, count, 0.25)],
    ["max with a constant", (kernel, count) => kernel.maxConstant(0, 1, count, 0.25)],
    ["select", (kernel, count) => kernel.select(0, 1, 2, 3, count, 0.01)],
  ])("has the bits of plain JavaScript: %s", (_, run) => {
    const first = a.slice();
    first.set(special);
    for (const count of [BLOCK, 1, 2, 3, 1023]) {
      const { simd, portable } = both(count, [a, first, b, c], (kernel) => run(kernel, count));
      expect(simd).toEqual(portable);
    }
  });

  it("has the bits of plain JavaScript where uniform numbers become normal, far out in either tail as well", () => {
    const least = Array.from({ length: 54 }, (_, power) => 2 ** -(power + 1));
    const edges = [0.075, 0.925, 0.07499999999999998, 0.9250000000000002, Math.exp(-25), Math.exp(-25.0001)];
    const drawn = new Float64Array(BLOCK);
    for (let block = 0; block < 50; block++) {
      uniforms(drawn, BLOCK, block * BLOCK, stream);
      if (block === 0) drawn.set([...edges, ...least, ...least.slice(0, 53).map((u) => 1 - u)]);
      const { simd, portable } = both(BLOCK, [drawn], (kernel) => kernel.toNormal(0, BLOCK));
      expect(simd).toEqual(portable);
    }
    for (const count of [1, 5, 1023]) {
      const { simd, portable } = both(count, [drawn], (kernel) => kernel.toNormal(0, count));
      expect(simd).toEqual(portable);
    }
  });

  it("sums in the lanes of plain JavaScript, an odd number of paths as well", () => {
    for (const count of [BLOCK, 1, 2, 777]) {
      const { simd, portable } = both(3, [a, b], (kernel) => {
        const { sum, squares, farthest } = kernel.sums(1, count, 0.1);
        kernel.column(0).set([sum, squares, farthest]);
      });
      expect(simd).toEqual(portable);
    }
  });

  it("lets no minus zero out where none went in", () => {
    const zeros = new Float64Array(BLOCK);
    const { simd } = both(BLOCK, [zeros, zeros, a.map((x) => -Math.abs(x))], (kernel) =>
      kernel.product(0, 1, 2, BLOCK),
    );
    expect(new Set(simd)).toEqual(new Set([0n]));
  });

  it("makes room for more columns while it is lent, and lends another one meanwhile", () => {
    withKernel(2, (outer) => {
      outer.column(1).fill(7);
      withKernel(300, (inner) => {
        expect(inner).not.toBe(outer);
        inner.fill(299, BLOCK, 3);
        expect(inner.column(299)[1023]).toBe(3);
      });
      expect(outer.column(1)[1023]).toBe(7);
    });
  });

  it("is not needed: a simulation has the same digits without WebAssembly", () => {
    const lognormal = (mean: string) => ({ distribution: "lognormal", mean, volatility: "0.3" }) as const;
    const deal = offer({
      name: "Deal",
      currency: "USD",
      bidder: "Acme",
      components: [
        earnOut({
          share: "0.15",
          metric: "ebitda",
          periods: [2021, 2022],
          threshold: "120e6",
          aggregateCap: "10e6",
        }),
        stock({ shares: "1000", issuer: "ACME" }),
      ],
    });
    const beliefs = {
      valuationDate: "2021-01-01",
      closing: "2021-06-30",
      discountRate: "0.05",
      shares: { ACME: { price: "20", volatility: "0.3" } },
      metrics: {
        ebitda: { path: "one path", forecast: { 2021: lognormal("125e6"), 2022: lognormal("135e6") } },
      },
      correlations: [{ between: ["metrics.ebitda", "shares.ACME"], correlation: "0.4" }],
    } as const;
    for (const copula of ["gaussian", { t: "4" }] as const) {
      for (const options of [
        { paths: 16 * 512, seed: 3 },
        { paths: 5001, seed: 3, method: "plain" },
        { paths: 5001, seed: 3, method: "plain", controlVariates: true },
      ] as const) {
        // What is shown is rounded; what is counted, with the products that control variates need, is known to the last bit.
        const simulated = (): readonly string[] => {
          const view = { ...beliefs, copula };
          const { counted } = simulateChunk(simulationJob(deal, view, options, 1), 0);
          return [JSON.stringify(simulate(deal, view, options)), counted];
        };
        const compiled = simulated();
        vi.stubGlobal("WebAssembly", undefined);
        expect(simulated()).toEqual(compiled);
        vi.unstubAllGlobals();
      }
    }
  });
});

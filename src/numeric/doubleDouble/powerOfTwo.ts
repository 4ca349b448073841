// Internal: no name of the public API lives here.

const LARGEST = 1022;

/** Made by doubling, which is exact on every engine; `**` need not be. */
const powers = /* @__PURE__ */ (() => {
  const list = new Float64Array(2 * LARGEST + 1);
  list[LARGEST] = 1;
  for (let n = 1; n <= LARGEST; n += 1) {
    list[LARGEST + n] = 2 * (list[LARGEST + n - 1] ?? 1);
    list[LARGEST - n] = (list[LARGEST - n + 1] ?? 1) / 2;
  }
  return list;
})();

/** 2^n for a whole n between −1022 and 1022. */
export const powerOfTwo = (n: number): number => powers[n + LARGEST] ?? Number.NaN;

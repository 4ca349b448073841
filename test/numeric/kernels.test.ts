import { readdirSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";

const folder = new URL("../../src/numeric/", import.meta.url);
const files = ["doubleDouble", "tripleDouble"].flatMap((kind) =>
  readdirSync(new URL(kind, folder)).map((file) => `${kind}/${file}`),
);

/** What IEEE 754 rounds correctly, or what involves no rounding at all; the same bits on every engine. */
const exact = ["abs", "floor", "round", "ceil", "min", "max", "sqrt", "imul", "SQRT2", "SQRT1_2", "sign"];
/** Guesses, of the leading digit's place and of a root, that exact steps correct afterwards. */
const guesses = new Map([
  ["doubleDouble/roundToDecimal.ts", ["log10"]],
  ["doubleDouble/powerSign.ts", ["**"]],
]);

it("has kernels to look at", () => {
  expect(files.length).toBeGreaterThan(5);
});

it.each(files)("%s computes with + − × ÷ and √ alone", (file) => {
  const text = readFileSync(new URL(file, folder), "utf8");
  const code = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, "");
  const used = [...code.matchAll(/\bMath\.(\w+)/g)].map(([, name = ""]) => name);
  const allowed = [...exact, ...(guesses.get(file) ?? [])];
  expect(used.filter((name) => !allowed.includes(name))).toEqual([]);
  // A power is left to the engine's library, unless it is a constant of two that every one of them has right.
  const powers = [...code.matchAll(/\S+ \*\* \S+/g)].map(([power]) => power);
  expect(
    powers.filter((power) => !/^2 \*\* -?\d+;?$/.test(power)).slice(allowed.includes("**") ? 1 : 0),
  ).toEqual([]);
});

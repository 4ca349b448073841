import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { mentionedNames } from "../../build/mentionedNames.js";
import { usedDecimal } from "../../build/usedDecimal.js";

const source = readFileSync("node_modules/decimal.js/decimal.mjs", "utf8");

type Module = { readonly Decimal: new (value: string) => Record<string, (...args: unknown[]) => unknown> };

/** decimal.js with what the given names need. */
async function decimalWith(names: readonly string[]): Promise<Module> {
  const { code } = usedDecimal(source, names);
  return import(/* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(code).toString("base64")}`);
}

describe("decimal.js without what is not used", () => {
  it("keeps all of it where all is named", () => {
    const { code, left } = usedDecimal(source, mentionedNames(source));
    expect([code === source, left]).toEqual([true, []]);
  });

  it("still computes what is named, and no longer has what is not", async () => {
    const { Decimal } = await decimalWith(["ln", "times", "sqrt"]);
    expect(String(new Decimal("2")["ln"]?.())).toBe("0.69314718055994530942");
    expect(String(new Decimal("2")["sqrt"]?.())).toBe("1.4142135623730950488");
    expect(
      ["sin", "toBinary", "toFraction", "cbrt", "atan"].filter((name) => name in Decimal.prototype),
    ).toEqual([]);
  });

  it("keeps 400 digits of the logarithm of ten, and says so where that has another form", () => {
    const { code } = usedDecimal(source, ["ln"]);
    expect(/LN10 = '2\.(\d+)'/.exec(code)?.[1]).toHaveLength(400);
    expect(() => usedDecimal(source.replace("LN10 = '2.", "LN10 = '02."), ["ln"])).toThrow(
      "logarithm of ten",
    );
  });

  it("keeps what a method needs in turn, under all of its names", () => {
    const { left } = usedDecimal(source, ["sqrt"]);
    expect(left).not.toContain(".sqrt");
    expect(left).not.toContain(".squareRoot");
    expect(left).toEqual(
      expect.arrayContaining([".sine", ".sin", "taylorSeries", ".toFraction", ".random", "getPi", "PI"]),
    );
    const { left: withCosine } = usedDecimal(source, ["cos"]);
    for (const needed of ["taylorSeries", "getPi", "PI"]) expect(withCosine).not.toContain(needed);
  });

  it("refuses another decimal.js than it can read", () => {
    expect(() => usedDecimal("export class Decimal { plus() {} }", [])).toThrow("is no longer written");
    expect(() => usedDecimal(source.replace("function clone(obj)", "function copy(obj)"), [])).toThrow(
      "is no longer written",
    );
  });
});

describe("names that a text mentions", () => {
  it("are those after a point, of keys, in patterns and in strings, but not those of Math", () => {
    const text = `x.a; x?.b; ({ c: 1, "d": 2 }); const { e: renamed, f } = x; x["g"]; Math.sin(1); own.cos; class A { h() {} }`;
    expect([...mentionedNames(text)].sort()).toEqual(["a", "b", "c", "cos", "d", "e", "f", "g"]);
  });
});

import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { hostBundle, tightened } from "../../build/hostBundle.js";
import { ownMembers } from "../../build/ownMembers.js";
import { withoutDescriptions } from "../../build/withoutDescriptions.js";
import { withoutUnusedMethods } from "../../build/withoutUnusedMethods.js";

describe("descriptions", () => {
  it("go where they are handed over, and a text that is part of one stays", () => {
    const text = `const a = cell("0 or 1"), b = choice("How: often", ["a"]); pad("0"); f({ summary: "Sum", name: "Sum" });
const kept = "0 or 1";`;
    expect(withoutDescriptions(text, ["0 or 1", 'How: often: "a"', "Sum"])).toBe(
      `const a = cell(""), b = choice("", ["a"]); pad("0"); f({ summary: "", name: "Sum" });
const kept = "0 or 1";`,
    );
  });
});

describe("methods", () => {
  const text = `class A { used() { return this.chain(); } chain() {} lost() { return this.alsoLost(); } alsoLost() {} toString() {} elsewhere() {} constructor() {} }
new A().used();`;

  it("go where nothing that stays names them", () => {
    const left = withoutUnusedMethods(text, ["elsewhere"]);
    expect(left.match(/\b\w+\(\) \{/g)).toEqual(
      ["used", "chain", "toString", "elsewhere", "constructor"].map((name) => `${name}() {`),
    );
  });
});

describe("members of classes", () => {
  it("may have any name where nothing looks them up by a text", () => {
    const text = `class A { constructor() { this.field = 1; this["by text"] = 2; this.read = 3; } method() {} named() {} shared() {} }
export const value = new A()["named"], other = "read";`;
    expect(ownMembers(text, "export const x = (y) => y.shared;")).toEqual(["constructor", "field", "method"]);
  });
});

describe("a bundle", () => {
  it("is one script without exports that runs as the module would", async () => {
    const entry = `import { Decimal } from "./src/numeric/decimal.js"; result = String(new Decimal(2).ln()) + (({ a: undefined })?.a ?? "");`;
    const bundle = await hostBundle(entry, { descriptions: [], light: false });
    expect(bundle.left).toEqual(expect.arrayContaining([".sin", ".toFraction"]));
    for (const script of [bundle.code, await tightened(bundle)]) {
      const context: { result?: string } = {};
      runInNewContext(`var result;${script}`, context);
      expect(context.result).toBe("0.69314718055994530941723212145817656807550013436025525412068");
    }
  });
});

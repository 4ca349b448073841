import { describe, expect, it } from "vitest";
import { visible } from "../../src/print/text.js";
import { IDENTIFIER, isIdentifier } from "../../src/schema/identifier.js";
import { isPlain } from "../../src/schema/plainText.js";

const EVERY_UNIT = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));

/** With the flag that takes a letter of two units for one. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}]/u;

describe("what is told without Unicode's tables", () => {
  it("is the same names", () => {
    const texts = EVERY_UNIT.flatMap((unit) => [unit, `a${unit}`, `${unit}1`, `a${unit}\n`]);
    expect(texts.filter((text) => isIdentifier(text) !== IDENTIFIER.test(text))).toEqual([]);
    for (const length of [0, 79, 80, 81])
      expect(isIdentifier("x".repeat(length))).toBe(length === 79 || length === 80);
  });

  it("is text in which nothing is hidden, to its last character", () => {
    const plain = EVERY_UNIT.filter(isPlain);
    expect(plain).toHaveLength(95 + (0x250 - 0xa1 - 1));
    expect(plain.filter((unit) => UNSEEN.test(unit) || visible(unit) !== unit)).toEqual([]);
    const shown = EVERY_UNIT.filter((unit) => visible(`a${unit}`) === `a${unit}`);
    expect(shown).toEqual(EVERY_UNIT.filter((unit) => !UNSEEN.test(unit)));
    expect(isPlain("a\n")).toBe(false);
    expect(isPlain("")).toBe(true);
  });
});

import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { escapeXml, shortened, visible, visibleLines } from "../../src/print/text.js";

/** Texts in which what is hidden is as frequent as what is shown. */
const hiddenTexts = fc
  .array(
    fc.oneof(
      fc.string({ unit: "binary", maxLength: 3 }),
      fc.constantFrom(
        "\u202e",
        "\u2066",
        "\u200f",
        "\u200d",
        "\u00ad",
        "\ufeff",
        "\u{e0041}",
        "\u0000",
        "\u001b[31m",
      ),
      fc.constantFrom(
        "\u2028",
        "\u2029",
        "\ud800",
        "\udc00",
        "\ufffe",
        "\uffff",
        "\u{1fffe}",
        "\u0085",
        "\t",
        "\r",
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

/** Every code that Unicode counts among controls, formats, surrogates or separators of lines and paragraphs. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

describe("hidden characters", () => {
  it.each([
    ["a\u202eb", "a\\u202eb"],
    ["\u2066x\u2069", "\\u2066x\\u2069"],
    ["line\u2028line\u2029", "line\\u2028line\\u2029"],
    ["half \ud83d of a pair", "half \\ud83d of a pair"],
    ["tag \u{e0041}", "tag \\u{e0041}"],
    ["\u001b[31mred", "\\u001b[31mred"],
    ["two\nlines", "two\\u000alines"],
    ["Société Générale, 苹果, 😀 & co", "Société Générale, 苹果, 😀 & co"],
  ])("are shown as what they are: %j", (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  test.prop([hiddenTexts])("are never left, and what is shown stays in its order", (text) => {
    const shown = visible(text);
    expect(shown).not.toMatch(HIDDEN);
    expect(visible(shown)).toBe(shown);
    // Read back as JavaScript would read it.
    const back = shown.replace(/\\u(?:\{([0-9a-f]+)\}|([0-9a-f]{4}))/g, (_, long, short) =>
      String.fromCodePoint(Number.parseInt(long ?? short, 16)),
    );
    if (!text.includes("\\")) expect(back).toBe(text);
  });

  test.prop([hiddenTexts])("leave line breaks alone where a text may have them", (text) => {
    const lines = `${text}\n${text}`;
    expect(visibleLines(lines).split("\n").length).toBe(lines.split("\n").length);
    expect(visibleLines(lines).replaceAll("\n", "")).not.toMatch(HIDDEN);
  });
});

describe("a text in XML", () => {
  it("holds no markup, and shows what XML cannot hold", () => {
    expect(escapeXml("a\u0000b\u001fc\ufffe\ud800d\u{1f600}<&>\"'")).toBe(
      "a\\u0000b\\u001fc\\ufffe\\ud800d\u{1f600}&lt;&amp;&gt;&quot;&#39;",
    );
  });

  test.prop([hiddenTexts])("is one that XML 1.0 can hold, whatever it was", (text) => {
    expect(escapeXml(`<a b="${text}">'&`)).toMatch(
      /^(?:[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}])*$/u,
    );
    expect(escapeXml(text)).toMatch(/^(?:[^&<>"']|&(?:amp|lt|gt|quot|#39);)*$/);
  });
});

describe("a long text", () => {
  test.prop([fc.string({ unit: "grapheme", maxLength: 60 }), fc.integer({ min: 3, max: 50 })])(
    "loses its middle, and no half of a character is left",
    (text, most) => {
      const cut = shortened(text, most);
      const characters = [...text];
      expect([...cut].length).toBe(Math.min(characters.length, most));
      expect(cut).not.toMatch(/\p{Cs}/u);
      if (characters.length <= most) expect(cut).toBe(text);
      else expect([...cut].at(0)).toBe(characters.at(0));
    },
  );

  it("is cut in its middle", () => {
    expect(shortened("abcdefghij", 5)).toBe("ab…ij");
    expect(shortened("abcdefghij", 6)).toBe("abc…ij");
  });
});

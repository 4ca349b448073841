import fc from "fast-check";
import { Decimal } from "offer-valuation";
import { describe, expect, it } from "vitest";
import {
  amount,
  type Block,
  columnsOf,
  heading,
  paragraph,
  percent,
  table,
  title,
} from "../../src/print/blocks.js";
import { blocksCsv, textCsv } from "../../src/print/blocksCsv.js";
import { blocksHtml, htmlPage } from "../../src/print/blocksHtml.js";
import { blocksMarkdown } from "../../src/print/blocksMarkdown.js";
import { blocksText } from "../../src/print/blocksText.js";
import { documentFormatting } from "../../src/print/documentFormatting.js";

const value = (text: string) => new Decimal(text);
const plain = documentFormatting();

const ROWS = table("Figures", columnsOf(["name"], ["amount", "share"]), [
  { cells: ["One", amount(value("1234567.891")), percent(value("0.125"))] },
  { cells: ["Sum", amount(value("-5")), ""], total: true },
]);

describe("blocks", () => {
  it("are text for a terminal", () => {
    const list: Block = { kind: "list", items: ["a", "b"] };
    expect(blocksText([title("T"), heading("H"), list, ROWS], plain)).toBe(
      [
        "T\n",
        "H:\n  - a\n  - b\n",
        "Figures\n",
        "name        amount  share",
        "─────────────────────────",
        "One   1,234,567.89  12.5%",
        "─────────────────────────",
        "Sum          -5.00\n",
      ].join("\n"),
    );
  });

  it("keep the lines of an item", () => {
    const list: Block = { kind: "list", items: ["a\nb", "c"] };
    expect(blocksText([list], plain)).toBe("  - a\n    b\n  - c\n");
    expect(blocksMarkdown([list], plain)).toBe("- a  \n  b\n- c\n");
    expect(blocksHtml([list], plain)).toContain("<li>a<br>\nb</li>\n<li>c</li>");
  });

  it("are tables of Markdown", () => {
    expect(blocksMarkdown([ROWS], plain)).toBe(
      [
        "Figures\n",
        "| name | amount | share |",
        "| --- | ---: | ---: |",
        "| One | 1,234,567.89 | 12.5% |",
        "| **Sum** | **-5.00** |  |\n",
      ].join("\n"),
    );
  });

  it("are CSV with every digit, whatever the units", () => {
    expect(blocksCsv([ROWS])).toBe("name,amount,share\r\nOne,1234567.891,0.125\r\nSum,-5,\r\n");
    expect(blocksCsv([ROWS, ROWS])).toMatch(/^Figures\r\n[\s\S]*\r\n\r\nFigures\r\n/);
  });

  it("count in units, with the separators of a locale", () => {
    const shown = documentFormatting({ units: "millions", locale: "de" });
    expect(shown.quantity(amount(value("20833802201.8912")))).toBe("20.833,80");
    expect(documentFormatting({ locale: "en-IN" }).quantity(amount(value("1234567890.129")))).toBe(
      "1,23,45,67,890.13",
    );
    // More digits than a double has.
    expect(
      documentFormatting({ locale: "fr-CH" })
        .quantity(amount(value("12345678901234567890.12")))
        .replace(/\s/g, " "),
    ).toBe("12 345 678 901 234 567 890,12");
    expect(shown.inWords(value("20833802201.89"), "USD")).toBe("USD 20,83 billion");
  });
});

const HOSTILE =
  "</style><script>alert(1)</script><img src=x onerror=alert(1)>\u202e|`*_[x](javascript:alert(1))";

describe("somebody's texts", () => {
  const blocks: Block[] = [
    title(HOSTILE),
    heading(HOSTILE),
    paragraph(HOSTILE),
    { kind: "answer", text: HOSTILE },
    { kind: "list", items: [HOSTILE] },
    table(HOSTILE, columnsOf([HOSTILE], []), [{ cells: [HOSTILE] }]),
  ];

  it("stay texts in HTML", () => {
    const html = htmlPage({ title: HOSTILE, language: "en", blocks }, plain);
    expect(html).not.toMatch(/<script|<img|\u202e/);
    expect(html.match(/&lt;script&gt;/g)?.length).toBeGreaterThanOrEqual(8);
    expect(html).toContain("default-src 'none'");
  });

  it("stay texts in Markdown", () => {
    const markdown = blocksMarkdown(blocks, plain);
    expect(markdown).not.toMatch(/<(script|img)|(?<!\\)\[x|(?<!\\)`|\u202e/);
    // A bar in a cell does not begin another one.
    expect(
      markdown
        .split("\n")
        .at(-2)
        ?.match(/(?<!\\)\|/g),
    ).toHaveLength(2);
  });

  it.each([
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    " =1",
    "\t=1",
    "＝1",
    "-A1",
    "=cmd|' /C calc'!A0",
  ])("are no formula in CSV: %j", (text) => {
    expect(textCsv(text).replace(/^"/, "")).toMatch(/^'|^\\u0009/);
  });

  it("are one cell of CSV each", () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), (texts) => {
        const line = texts.map((text) => `,${textCsv(text)}`).join("");
        const cells = [...line.matchAll(/,(?:"((?:[^"]|"")*)"|([^",]*))/g)];
        expect(cells).toHaveLength(texts.length);
        expect(line).not.toMatch(/[\r\n]/);
      }),
      { seed: 7 },
    );
    expect(textCsv("-5")).toBe("-5");
    expect(textCsv("12%")).toBe("12%");
  });
});

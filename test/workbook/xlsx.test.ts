import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { fc, test } from "@fast-check/vitest";
import { OfferError, parseOffer } from "offer-valuation";
import { type Sheet, type Workbook, workbook, type XlsxWriter, xlsx } from "offer-valuation/workbook";
import { describe, expect, it, vi } from "vitest";
import { escapeXstring, visibleLines } from "../../src/print/text.js";
import { describeWith, libreOffice, openpyxl } from "../support/programs.js";
import { shownCases } from "./changes.js";
import { type FileValues, recalculated } from "./libreOffice.js";

/** What an underscore that looks like the beginning of a code is written as, itself in a text. */
const HELD_BY_ITSELF = "_x005F_x005F_";

const HOSTILE = [
  "=cmd|' /C calc'!A0",
  "+1+1",
  "-2+3",
  "@SUM(1,1)",
  '=HYPERLINK("http://example.com","x")',
  "&<>\"' ]]> _x0041_",
  "two lines\n=1+1",
  "_x0041_x0042_ _x005f_x0041_ _X0041_ _x00e4",
  HELD_BY_ITSELF,
  "turned \u202eround\u202c, zero \u200bwidth, tag \u{e0041}",
];

/** A workbook in which everything that may be any text is one. */
function hostileBook(text: string): Workbook {
  const line = text.replaceAll("\n", " ");
  const offer = parseOffer({
    name: "Deal",
    currency: "USD",
    target: line,
    components: [{ type: "cash", amount: "1e6", paid: "closing", note: text }],
    conditions: [{ event: "approval", description: text, source: text }],
    open: [{ fact: text, reading: text }],
  });
  return workbook(offer, {
    name: line,
    note: text,
    valuationDate: "2021-01-01",
    closing: "2021-06-30",
    discountRate: "0.05",
  });
}

const bytesOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

describeWith(libreOffice, "an .xlsx file in LibreOffice", (soffice) => {
  it("shows every text as it is, whatever it starts with", { timeout: 120_000 }, async () => {
    const books = HOSTILE.map(hostileBook);
    const files = await Promise.all(books.map((book) => xlsx(book)));
    const values = await recalculated(
      soffice,
      new Map(files.map((file, index) => [`hostile-${index}`, file])),
    );
    const different = books.flatMap((book, index) =>
      wrongTexts(book, values.get(`hostile-${index}`) as FileValues),
    );
    expect(different).toEqual([]);
    expect(books.every((book) => JSON.stringify(book.sheets).includes("formula"))).toBe(true);
  });
});

/** What openpyxl reads of a file, and of the file that it writes from that. */
const READ_WITH_OPENPYXL = `
import json, sys, openpyxl
def seen(path):
    book = openpyxl.load_workbook(path)
    names = book.defined_names
    names = names.definedName if hasattr(names, "definedName") else names.values()
    return {
        "names": {one.name: one.attr_text for one in names},
        "sheets": [
            {
                "name": sheet.title,
                "rows": sheet.print_title_rows,
                "columns": sheet.print_title_cols,
                "area": str(sheet.print_area),
                "texts": [[cell.value for cell in row if cell.data_type == "s" and cell.value] for row in sheet.iter_rows()],
            }
            for sheet in book
        ],
    }
for path in sys.argv[1:]:
    first = seen(path)
    openpyxl.load_workbook(path).save(path + ".again.xlsx")
    print(json.dumps([first, seen(path + ".again.xlsx")]))
`;

interface SeenBook {
  readonly names: Readonly<Record<string, string>>;
  readonly sheets: readonly {
    readonly name: string;
    readonly rows: string | null;
    readonly columns: string | null;
    readonly area: unknown;
    readonly texts: readonly (readonly string[])[];
  }[];
}

describeWith(openpyxl, "an .xlsx file in openpyxl", (python) => {
  it("is read without a warning, with its names, its texts, and titles on every page", async () => {
    const books = [
      ...shownCases().map(({ offer, beliefs }, index) =>
        workbook(offer, beliefs, { sensitivities: index < 2 }),
      ),
      // openpyxl 3.0 takes this one out wherever it stands, and reads less than was written.
      ...HOSTILE.filter((text) => text !== HELD_BY_ITSELF).map(hostileBook),
    ];
    const folder = await mkdtemp(join(tmpdir(), "offer-valuation-openpyxl-"));
    try {
      const paths = books.map((_, index) => join(folder, `${index}.xlsx`));
      await Promise.all(
        books.map(async (book, index) => writeFile(paths[index] as string, await xlsx(book))),
      );
      const options = ["-W", "error", "-c", READ_WITH_OPENPYXL, ...paths];
      const { stdout } = await promisify(execFile)(python, options, { maxBuffer: 1e9 });
      const seen = stdout
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line) as [SeenBook, SeenBook]);
      expect(seen.length).toBe(books.length);
      books.forEach((book, index) => {
        for (const { sheets, names } of seen[index] as [SeenBook, SeenBook]) {
          expect(Object.keys(names).sort()).toEqual(book.names.map(({ name }) => name).sort());
          expect(names["present_value"]).toMatch(/^Summary!\$B\$\d+$/);
          expect(sheets.map(({ name, rows, columns }) => [name, rows, columns])).toEqual(
            book.sheets.map(({ name, frozenRows, frozenColumns }) => [
              name,
              frozenRows === 0 ? null : `$1:$${frozenRows}`,
              frozenColumns === 0 ? null : `$A:$${"ABC"[frozenColumns - 1]}`,
            ]),
          );
          expect(sheets.map(({ area }) => /\$A\$1:\$[A-Z]+\$\d+/.test(String(area)))).toEqual(
            sheets.map(() => true),
          );
          expect(sheets.map(({ texts }) => texts.flat())).toEqual(
            book.sheets.map(({ rows }) =>
              rows.flat().flatMap((cell) => (cell?.kind === "text" && cell.text !== "" ? [cell.text] : [])),
            ),
          );
        }
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 120_000);
});

describe("an .xlsx file", () => {
  it("is the same to the last byte, whatever the time", async () => {
    const book = hostileBook("Acme");
    const before = bytesOf(await xlsx(book));
    vi.useFakeTimers({ now: new Date("2037-01-01"), toFake: ["Date"] });
    const after = bytesOf(await xlsx(book));
    vi.useRealTimers();
    expect(after).toBe(before);
  });

  it("has formulas without values, names, frozen headers, notes, and is computed when opened", async () => {
    const book = hostileBook("Acme");
    const options = await writtenOptions(book);
    const cells = options.sheets.flatMap((sheet) => [...sheet.cells.values()]);
    const formulas = cells.filter((cell) => cell.formula !== undefined);
    expect(formulas.length).toBeGreaterThan(30);
    expect(formulas.every((cell) => cell.value === null && cell.formulaResult === undefined)).toBe(true);
    expect(
      cells
        .filter((cell) => cell.formula === undefined && typeof cell.value === "string")
        .every(({ type }) => type === "string"),
    ).toBe(true);
    expect(options.namedRanges).toContainEqual({
      name: "_xlnm.Print_Titles",
      range: "'Cash flows'!$A:$A,'Cash flows'!$1:$3",
      scope: "Cash flows",
    });
    expect(options.namedRanges).toContainEqual({
      name: "discount_rate",
      range: expect.stringMatching(/^Beliefs!\$B\$\d+$/),
    });
    expect(options.sheets.find(({ name }) => name === "Cash flows")?.freezePane).toEqual({
      rows: 3,
      columns: 1,
    });
    expect(cells.some((cell) => cell.comment?.text.includes("a year"))).toBe(true);
    expect(
      options.sheets.map(({ name }) => name).every((name) => name.length <= 31 && !/[[\]:*?/\\]/.test(name)),
    ).toBe(true);
  });

  it("needs hucre, and says so", async () => {
    const error = await xlsx(hostileBook("Acme"), {} as XlsxWriter).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(OfferError);
    vi.doMock("hucre", () => {
      throw new Error("Cannot find package");
    });
    const missing = await xlsx(hostileBook("Acme")).catch((reason: unknown) => reason);
    vi.doUnmock("hucre");
    expect(missing).toBeInstanceOf(OfferError);
    expect(missing).toMatchObject({
      code: "missing-package",
      message: expect.stringContaining("npm install hucre"),
    });
  });
});

/** Text cells that show something else. A line break is another paragraph, and spaces in front may be lost. */
function wrongTexts(book: Workbook, values: FileValues): string[] {
  return book.sheets.flatMap(({ name, rows }) =>
    rows.flatMap((row, down) =>
      row.flatMap((cell, right) => {
        if (cell?.kind !== "text") return [];
        const shown = values.get(name)?.(down + 1, right + 1) ?? "";
        return shown === cell.text
          ? []
          : [`${name} R${down + 1}C${right + 1} shows ${shown} for ${cell.text}`];
      }),
    ),
  );
}

interface WrittenCell {
  readonly value: unknown;
  readonly type: string;
  readonly formula?: string;
  readonly formulaResult?: unknown;
  readonly comment?: { readonly text: string };
}

interface WrittenOptions {
  readonly namedRanges: readonly object[];
  readonly sheets: readonly {
    readonly name: string;
    readonly cells: ReadonlyMap<string, WrittenCell>;
    readonly freezePane: object;
    readonly rowDefs: ReadonlyMap<number, { readonly height: number }>;
  }[];
}

async function writtenOptions(book: Workbook): Promise<WrittenOptions> {
  let written: object = {};
  await xlsx(book, {
    serialToDate: () => ({}),
    writeXlsx: async (options) => {
      written = options;
      return new Uint8Array();
    },
  });
  return written as WrittenOptions;
}

/** How many lines high the row of a text is that goes over columns of so many letters. */
async function linesHigh(text: string, width = 50): Promise<number> {
  const book = hostileBook("Acme");
  const [sheet] = book.sheets as [Sheet];
  const rows: Sheet["rows"] = [[{ kind: "text", role: "remark", format: "text", text, span: 1 }]];
  const options = await writtenOptions({
    ...book,
    sheets: [{ ...sheet, rows, widths: [width], charts: [] }],
  });
  return (options.sheets[0]?.rowDefs.get(0)?.height ?? 15) / 15;
}

describe("the row of a text that goes over several lines", () => {
  it.each([
    ["nothing", "", 1],
    ["words that fill one line", `${"a".repeat(24)} ${"b".repeat(25)}`, 1],
    ["words of which the last does not fit", `${"a".repeat(25)} ${"b".repeat(25)}`, 2],
    ["a word that fills one line", "a".repeat(50), 1],
    ["a word of one letter more", "a".repeat(51), 2],
    ["a long address", `https://example.com/${"a".repeat(180)}`, 4],
    ["a long address after a word and before another", `See ${"a".repeat(120)} there`, 4],
    ["a word beside the end of a long one", `${"a".repeat(120)} ${"b".repeat(29)}`, 3],
    ["paragraphs", "one\ntwo\n\nfour", 4],
    ["a paragraph of two lines and one of one", `${"a ".repeat(40)}\nb`, 3],
    ["Japanese without a blank", "買収価格は一株当たり".repeat(4), 2],
    ["Japanese with its long vowels", "ー".repeat(80), 4],
    ["Korean", "인수".repeat(30), 3],
    ["rare Chinese letters, each of two units", "\u{20bb7}".repeat(40), 2],
  ])("has room for %s", async (_, text, lines) => {
    expect(await linesHigh(text)).toBe(lines);
  });

  it("has a height where nobody says how wide its columns are", async () => {
    expect(await linesHigh("two words", 0)).toBe(2);
  });
});

describe("texts of a workbook", () => {
  test.prop([
    fc.string({ unit: "binary", maxLength: 40 }),
    fc.constantFrom("", "_x0041_", "_x000D_", "\u202e"),
  ])("are written so that they are read as they are, and nothing in them is hidden", (text, more) => {
    const shown = visibleLines(`${text}${more}${text}`);
    const written = escapeXstring(shown);
    expect(readXstring(written)).toBe(shown);
    expect(shown.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
  });

  test.prop([
    fc.array(fc.constantFrom("_", "x", "0041", "005F", "005f", "00e4", "_x", "é"), { maxLength: 12 }),
  ])("are written so that nothing in them is taken for a character by its code", (parts) => {
    const text = parts.join("");
    expect(readXstring(escapeXstring(text))).toBe(text);
  });

  it("that look like codes are escaped by the format's own rule", () => {
    expect(escapeXstring("_x0041_")).toBe("_x005F_x0041_");
  });
});

/** As ECMA-376 has it: an underscore, x, four hexadecimal digits and an underscore are the character of that code. */
const readXstring = (written: string): string =>
  written.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));

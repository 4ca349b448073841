import { OfferError, parseOffer } from "offer-valuation";
import { type Workbook, workbook, type XlsxWriter, xlsx } from "offer-valuation/workbook";
import { describe, expect, it, vi } from "vitest";
import { type FileValues, recalculated } from "./libreOffice.js";

const HOSTILE = [
  "=cmd|' /C calc'!A0",
  "+1+1",
  "-2+3",
  "@SUM(1,1)",
  '=HYPERLINK("http://example.com","x")',
  "&<>\"' ]]> _x0041_",
  "two lines\n=1+1",
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

describe("an .xlsx file", () => {
  it("shows every text as it is, whatever it starts with", { timeout: 120_000 }, async () => {
    const books = HOSTILE.map(hostileBook);
    const files = await Promise.all(books.map((book) => xlsx(book)));
    const values = await recalculated(new Map(files.map((file, index) => [`hostile-${index}`, file])));
    const different = books.flatMap((book, index) =>
      wrongTexts(book, values.get(`hostile-${index}`) as FileValues),
    );
    expect(different).toEqual([]);
    expect(books.every((book) => JSON.stringify(book.sheets).includes("formula"))).toBe(true);
  });

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
    expect(error).toBeInstanceOf(TypeError);
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

import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

/** What a sheet shows after it was computed, by row and column from 1; undefined for an empty cell. */
type SheetValues = (row: number, column: number) => number | string | undefined;
export type FileValues = ReadonlyMap<string, SheetValues>;

/** Opens .xlsx files in LibreOffice, which computes every formula, and reads what comes out, in all digits. */
export async function recalculated(
  soffice: string,
  files: ReadonlyMap<string, Uint8Array>,
): Promise<Map<string, FileValues>> {
  const scratch = await mkdtemp(join(tmpdir(), "offer-valuation-workbook-"));
  try {
    await mkdir(join(scratch, "out"));
    const paths = [...files.keys()].map((name) => join(scratch, `${name}.xlsx`));
    await Promise.all([...files.values()].map((bytes, index) => writeFile(paths[index] ?? "", bytes)));
    await convert(soffice, scratch, paths);
    const read = async (name: string) =>
      [name, sheetsIn(await readFile(join(scratch, "out", `${name}.fods`), "utf8"))] as const;
    return new Map(await Promise.all([...files.keys()].map(read)));
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

async function convert(soffice: string, scratch: string, paths: readonly string[]): Promise<void> {
  const profile = `-env:UserInstallation=${pathToFileURL(join(scratch, "profile"))}`;
  const options = [profile, "--headless", "--convert-to", "fods", "--outdir", join(scratch, "out"), ...paths];
  await promisify(execFile)(soffice, options, { env: { ...process.env, LC_ALL: "C.UTF-8" } });
}

/** The tables of a flat OpenDocument file, whose cells hold their values in full. */
function sheetsIn(document: string): FileValues {
  // A chart has a table of its own in it.
  const bare = document.replace(/<draw:frame[\s\S]*?<\/draw:frame>/g, "");
  return new Map(
    [...bare.matchAll(/<table:table table:name="([^"]*)"[^>]*>([\s\S]*?)<\/table:table>/g)].map(
      ([, name = "", body = ""]) => [name, valuesIn(body)],
    ),
  );
}

function valuesIn(body: string): SheetValues {
  const rows: ReadonlyMap<number, number | string>[] = [];
  for (const [, attributes = "", inside = ""] of body.matchAll(
    /<table:table-row([^>]*?)(?:\/>|>([\s\S]*?)<\/table:table-row>)/g,
  )) {
    // What is repeated very often is the empty rest of a sheet.
    const repeated = Math.min(Number(/rows-repeated="(\d+)"/.exec(attributes)?.[1] ?? 1), 1000);
    const cells = cellsIn(inside);
    for (let count = 0; count < repeated; count += 1) rows.push(cells);
  }
  return (row, column) => rows[row - 1]?.get(column);
}

function cellsIn(row: string): ReadonlyMap<number, number | string> {
  const values = new Map<number, number | string>();
  let column = 1;
  for (const [, attributes = "", inside = ""] of row.matchAll(
    /<table:(?:covered-)?table-cell((?:[^>"]|"[^"]*")*?)(?:\/>|>([\s\S]*?)<\/table:(?:covered-)?table-cell>)/g,
  )) {
    const value = valueOfCell(attributes, inside);
    if (value !== undefined) values.set(column, value);
    column += Number(/columns-repeated="(\d+)"/.exec(attributes)?.[1] ?? 1);
  }
  return values;
}

function valueOfCell(attributes: string, inside: string): number | string | undefined {
  const shown = (): string =>
    [
      ...inside
        .replace(/<office:annotation[\s\S]*?<\/office:annotation>/g, "")
        .matchAll(/<text:p[^>]*>([\s\S]*?)<\/text:p>/g),
    ]
      .map(([, text = ""]) => unescaped(text))
      .join("\n");
  if (attributes.includes('calcext:value-type="error"')) return shown();
  const number = /office:value="([^"]*)"/.exec(attributes)?.[1];
  if (number !== undefined) return Number(number);
  return /office:date-value="([^"]*)"/.exec(attributes)?.[1] ?? (inside === "" ? undefined : shown());
}

const unescaped = (text: string): string =>
  text
    .replace(/<text:s(?: text:c="(\d+)")?\/>/g, (_, count = "1") => " ".repeat(Number(count)))
    .replace(/<[^>]*>/g, "")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/&(?:apos|#39);/g, "'")
    .replace(/&amp;/g, "&");

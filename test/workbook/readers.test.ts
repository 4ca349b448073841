import { type CellObject, CFB, read, utils, type WorkBook, type WorkSheet } from "@e965/xlsx";
import { type Cell, type Sheet, type Workbook, workbook, xlsx } from "offer-valuation/workbook";
import { afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { shownCases } from "./changes.js";
import { familiesCase } from "./offers.js";
import { perShareCases } from "./perShareOffers.js";

// The file as others see it: a reader that refuses what it does not expect, and the order of elements that the standard wants.

const oracle = shownCases().filter(({ title }) => title.startsWith("oracle"));
const [first, second] = oracle as [(typeof oracle)[number], (typeof oracle)[number]];

const books: readonly (readonly [string, Workbook])[] = [
  ...[...shownCases().slice(3), familiesCase(), ...perShareCases()].map(
    ({ title, offer, beliefs }) => [title, workbook(offer, beliefs, { sensitivities: false })] as const,
  ),
  ["all sheets", workbook(first.offer, [first.beliefs, second.beliefs], { disclosures: true })],
];

const files = new Map<string, Uint8Array>();

beforeAll(async () => {
  for (const [title, book] of books) files.set(title, await xlsx(book));
}, 60_000);

const fileOf = (title: string): Uint8Array => files.get(title) as Uint8Array;

afterEach(() => {
  vi.restoreAllMocks();
});

describe.each(books)("SheetJS reads the workbook of %s", (title, book) => {
  it("without a word, with every cell, formula, note, name and merged range", () => {
    const words = [vi.spyOn(console, "log"), vi.spyOn(console, "warn"), vi.spyOn(console, "error")];
    for (const word of words) word.mockImplementation(() => undefined);
    // It throws for whatever it does not know; how numbers look is for those who show them.
    const seen: WorkBook = read(fileOf(title), {
      type: "array",
      WTF: true,
      cellText: false,
      cellStyles: true,
    });
    for (const word of words) expect(word).not.toHaveBeenCalled();
    expect(seen.SheetNames).toEqual(book.sheets.map(({ name }) => name));
    const names = seen.Workbook?.Names ?? [];
    const own = names.filter(({ Name }) => !Name.startsWith("_xlnm."));
    expect(own.map(({ Name }) => Name).sort()).toEqual(book.names.map(({ name }) => name).sort());
    expect(book.sheets.flatMap((sheet) => differences(sheet, seen.Sheets[sheet.name] ?? {}))).toEqual([]);
  });
});

/** What is read of a cell, in the words in which it was written. */
function readAs(cell: Cell | null, found: CellObject | undefined): unknown {
  const note = found?.c?.[0]?.t ?? "";
  if (cell === null) return [found?.v, note];
  if (cell.kind === "formula") return [found?.f?.replaceAll("_xlfn.", ""), note];
  return [found?.t, cell.kind === "text" ? String(found?.v ?? "") : found?.v, note];
}

function asWritten(cell: Cell | null): unknown {
  if (cell === null) return [undefined, ""];
  const note = cell.note ?? "";
  if (cell.kind === "formula") return [cell.formula.replaceAll("_xlfn.", ""), note];
  return cell.kind === "text" ? ["s", cell.text, note] : ["n", cell.value, note];
}

function differences({ name, rows }: Sheet, seen: WorkSheet): string[] {
  const merged = rows.flat().filter((cell) => cell?.kind === "text" && (cell.span ?? 1) > 1).length;
  const cells = rows.flatMap((row, r) =>
    row.flatMap((cell, c) => {
      const address = utils.encode_cell({ r, c });
      const [found, written] = [readAs(cell, seen[address]), asWritten(cell)].map((one) =>
        JSON.stringify(one),
      );
      return found === written ? [] : [`${name} ${address}: ${found} for ${written}`];
    }),
  );
  return (seen["!merges"]?.length ?? 0) === merged ? cells : [...cells, `${name}: merged ranges`];
}

/**
 * The children of an element in the order that ECMA-376 part 1 gives them (sml.xsd, dml-chart.xsd, dml-spreadsheetDrawing.xsd), as far
 * as any of them is written. An element that is not listed is not looked into.
 */
const CHILDREN: Readonly<Record<string, string>> = {
  workbook:
    "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr",
  worksheet:
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF picture oleObjects controls webPublishItems tableParts extLst",
  sheetView: "pane selection pivotSelection extLst",
  row: "c",
  c: "f v is extLst",
  conditionalFormatting: "cfRule extLst",
  cfRule: "formula colorScale dataBar iconSet extLst",
  dataValidation: "formula1 formula2",
  headerFooter: "oddHeader oddFooter evenHeader evenFooter firstHeader firstFooter",
  styleSheet: "numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst",
  dxf: "font numFmt fill alignment border protection extLst",
  xf: "alignment protection extLst",
  border: "start end left right top bottom diagonal vertical horizontal",
  patternFill: "fgColor bgColor",
  comments: "authors commentList extLst",
  comment: "text commentPr",
  sst: "si extLst",
  "c:chartSpace":
    "c:date1904 c:lang c:roundedCorners mc:AlternateContent c:style c:clrMapOvr c:pivotSource c:protection c:chart c:spPr c:txPr c:externalData c:printSettings c:userShapes c:extLst",
  "c:chart":
    "c:title c:autoTitleDeleted c:pivotFmts c:view3D c:floor c:sideWall c:backWall c:plotArea c:legend c:plotVisOnly c:dispBlanksAs c:showDLblsOverMax c:extLst",
  "c:title": "c:tx c:layout c:overlay c:spPr c:txPr c:extLst",
  "c:plotArea": "c:layout c:barChart c:catAx c:valAx c:dTable c:spPr c:extLst",
  "c:barChart":
    "c:barDir c:grouping c:varyColors c:ser c:dLbls c:gapWidth c:overlap c:serLines c:axId c:extLst",
  "c:ser":
    "c:idx c:order c:tx c:spPr c:invertIfNegative c:pictureOptions c:dPt c:dLbls c:trendline c:errBars c:cat c:val c:shape c:extLst",
  "c:catAx":
    "c:axId c:scaling c:delete c:axPos c:majorGridlines c:minorGridlines c:title c:numFmt c:majorTickMark c:minorTickMark c:tickLblPos c:spPr c:txPr c:crossAx c:crosses c:crossesAt c:auto c:lblAlgn c:lblOffset c:tickLblSkip c:tickMarkSkip c:noMultiLvlLbl c:extLst",
  "c:valAx":
    "c:axId c:scaling c:delete c:axPos c:majorGridlines c:minorGridlines c:title c:numFmt c:majorTickMark c:minorTickMark c:tickLblPos c:spPr c:txPr c:crossAx c:crosses c:crossesAt c:crossBetween c:majorUnit c:minorUnit c:dispUnits c:extLst",
  "c:scaling": "c:logBase c:orientation c:max c:min c:extLst",
  "c:legend": "c:legendPos c:legendEntry c:layout c:overlay c:spPr c:txPr c:extLst",
  "xdr:twoCellAnchor": "xdr:from xdr:to xdr:sp xdr:grpSp xdr:graphicFrame xdr:cxnSp xdr:pic xdr:clientData",
};

/** The parts of a file by their names. */
function partsOf(bytes: Uint8Array): ReadonlyMap<string, string> {
  const container: {
    readonly FullPaths: readonly string[];
    readonly FileIndex: readonly { readonly content?: unknown }[];
  } = CFB.read(bytes, { type: "buffer" });
  const { FullPaths, FileIndex } = container;
  return new Map(
    FullPaths.flatMap((path, index): [string, string][] => {
      const content = FileIndex[index]?.content;
      return content === undefined || /Sh33tJ5/.test(path)
        ? []
        : [[path.replace("Root Entry/", ""), Buffer.from(content as never).toString("utf8")]];
    }),
  );
}

/** Elements that stand where the standard does not have them, and tags that do not close each other. */
function misplaced(document: string): string[] {
  const wrong: string[] = [];
  const open: { readonly name: string; readonly order: readonly string[]; last: number }[] = [];
  for (const [, end, name = "", alone] of document.matchAll(
    /<(\/?)([a-zA-Z][\w:]*)(?:\s(?:"[^"]*"|[^">])*?)?(\/?)>/g,
  )) {
    if (end === "/") {
      if (open.pop()?.name !== name) wrong.push(`</${name}> closes another element`);
      continue;
    }
    const parent = open.at(-1);
    if (parent !== undefined && parent.order.length > 0) {
      const place = parent.order.indexOf(name);
      if (place < parent.last) wrong.push(`<${name}> in <${parent.name}>`);
      parent.last = Math.max(place, parent.last);
    }
    if (alone !== "/") open.push({ name, order: CHILDREN[name]?.split(" ") ?? [], last: 0 });
  }
  return open.length === 0 ? wrong : [...wrong, `<${open.at(-1)?.name}> is not closed`];
}

describe.each(books)("the parts of the workbook of %s", (title) => {
  it("have their elements in the standard's order", () => {
    const parts = partsOf(fileOf(title));
    expect(parts.size).toBeGreaterThan(10);
    const wrong = [...parts].flatMap(([name, text]) => misplaced(text).map((what) => `${name}: ${what}`));
    expect(wrong).toEqual([]);
  });

  it("are each named in the list of types, and each relation leads to one", () => {
    const parts = partsOf(fileOf(title));
    const types = parts.get("[Content_Types].xml") ?? "";
    const ended = new Set([...types.matchAll(/Extension="([^"]+)"/g)].map(([, ending]) => ending));
    const named = new Set([...types.matchAll(/PartName="\/([^"]+)"/g)].map(([, name]) => name));
    for (const name of parts.keys()) {
      const known =
        named.has(name) || ended.has(name.split(".").at(-1)) || name.startsWith("[Content_Types]");
      expect(known, name).toBe(true);
    }
    for (const name of named) expect(parts.has(String(name)), name).toBe(true);
    for (const [name, text] of parts) {
      if (!name.endsWith(".rels")) continue;
      const folder = name.replace(/_rels\/[^/]+$/, "");
      for (const [, target = ""] of text.matchAll(/Target="([^"]+)"/g)) {
        const path = target.startsWith("/")
          ? target.slice(1)
          : new URL(folder + target, "file:///").pathname.slice(1);
        expect(parts.has(path), `${name}: ${target}`).toBe(true);
      }
    }
  });
});

it("what is misplaced is found", () => {
  expect(misplaced("<worksheet><sheetData/><cols/></worksheet>")).toEqual(["<cols> in <worksheet>"]);
  expect(misplaced("<worksheet><unknown/></worksheet>")).toEqual(["<unknown> in <worksheet>"]);
  expect(misplaced("<worksheet><cols></worksheet>")).not.toEqual([]);
});

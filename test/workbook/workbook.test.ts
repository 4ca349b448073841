import { valueOffer } from "offer-valuation";
import { type Workbook, workbook, xlsx } from "offer-valuation/workbook";
import { beforeAll, describe, expect, it } from "vitest";
import { describeWith, libreOffice } from "../support/programs.js";
import { CHANGES, type Change, shownCases } from "./changes.js";
import { comparedFigures, errorOf } from "./comparedFigures.js";
import { inCell } from "./inCell.js";
import { type FileValues, recalculated } from "./libreOffice.js";
import {
  type Case,
  componentsCase,
  familiesCase,
  fixedCases,
  marketCases,
  namesCase,
  rateCases,
} from "./offers.js";

// A second route for every figure: LibreOffice computes the files, knowing nothing of this library, and what its cells show
// is compared with the library's figures; then beliefs are changed in their cells alone.

const TOLERANCE = 1e-12;

const shown = shownCases();
const made = [familiesCase(), componentsCase(), ...rateCases(), ...marketCases(), namesCase()];
const fixed = fixedCases();

const WITH_SENSITIVITIES = [
  "oracle-buyer",
  "att-time-warner",
  "sanofi-genzyme",
  "fresenius-app",
  "components",
  "fixings",
];

interface Written extends Case {
  readonly book: Workbook;
}

const titleOf = ({ of, cells }: Change): string =>
  `${of} with ${Object.entries(cells)
    .map(([cell, value]) => `${cell} ${value}`)
    .join(", ")}`;

const written = new Map<string, Written>();
let values: ReadonlyMap<string, FileValues>;

/** Figures whose cells show something else, worst first. */
function wrongFigures(title: string) {
  const { book, offer, beliefs } = written.get(title) as Written;
  const figures = comparedFigures(book, values.get(title) as FileValues, offer, beliefs);
  expect(figures.length).toBeGreaterThan(20);
  return figures
    .map((figure) => ({ ...figure, error: errorOf(figure) }))
    .filter(({ error }) => !(error <= TOLERANCE))
    .sort((a, b) => b.error - a.error);
}

describeWith(libreOffice, "workbooks", (soffice) => {
  beforeAll(async () => {
    for (const one of [...shown, ...made, ...fixed]) {
      // The formulas of sensitivities are those of the other sheets once more, so often that files take long.
      const sensitivities = WITH_SENSITIVITIES.includes(one.title);
      written.set(one.title, { ...one, book: workbook(one.offer, one.beliefs, { sensitivities }) });
    }
    for (const one of CHANGES) {
      const before = written.get(one.of);
      if (before === undefined) throw new Error(`${one.of} is no case`);
      const book = Object.entries(one.cells).reduce(
        (changed, [cell, value]) => inCell(changed, cell, value),
        before.book,
      );
      const beliefs = one.beliefs(before.beliefs) as Case["beliefs"];
      written.set(titleOf(one), { title: titleOf(one), offer: before.offer, beliefs, book });
    }
    const titles = [...written.keys()];
    const files = await Promise.all([...written.values()].map(({ book }) => xlsx(book)));
    const numbered = await recalculated(
      soffice,
      new Map(files.map((bytes, index) => [`file-${index}`, bytes])),
    );
    values = new Map(titles.map((title, index) => [title, numbered.get(`file-${index}`) ?? new Map()]));
  }, 300_000);

  describe("figures that LibreOffice computes", () => {
    it.each([...shown, ...made, ...fixed].map(({ title }) => title))("are the library's: %s", (title) => {
      expect(wrongFigures(title)).toEqual([]);
    });

    it("are all live in the offers that are shown", () => {
      expect(shown.flatMap(({ title }) => written.get(title)?.book.fixed ?? [])).toEqual([]);
    });
  });

  describe("a belief changed in its cell", () => {
    it.each(CHANGES.map((one) => [titleOf(one), one] as const))("moves the value: %s", (title, { of }) => {
      expect(wrongFigures(title)).toEqual([]);
      const [before, after] = [of, title].map((name) => {
        const { offer, beliefs } = written.get(name) as Written;
        const { presentValue, withOdds } = valueOffer(offer, beliefs);
        return `${presentValue} ${withOdds?.presentValue}`;
      });
      expect(after).not.toBe(before);
    });
  });

  describe("every sheet", () => {
    it("shows no error anywhere", () => {
      const errors = [...written].flatMap(([title, { book }]) =>
        book.sheets.flatMap(({ name, rows }) =>
          rows.flatMap((row, down) =>
            row.flatMap((cell, right) => {
              const value = values.get(title)?.get(name)?.(down + 1, right + 1);
              const bad =
                cell?.kind === "formula" &&
                ((typeof value !== "number" && typeof value !== "string") ||
                  /^(?:#|Err)/.test(String(value)));
              return bad
                ? [`${title}: ${name} R${down + 1}C${right + 1} ${cell.formula} shows ${value}`]
                : [];
            }),
          ),
        ),
      );
      expect(errors).toEqual([]);
    });

    it("says that its checks hold", () => {
      for (const [title, { book }] of written) {
        const rows = book.sheets[0]?.rows ?? [];
        const checks = rows.flatMap(([, cell], down) =>
          cell?.kind === "formula" && cell.formula.includes('"yes"') ? [down + 1] : [],
        );
        expect(checks.length, title).toBeGreaterThan(0);
        for (const row of checks) expect(values.get(title)?.get("Summary")?.(row, 2), title).toBe("yes");
      }
    });
  });
});

import { valueOffer } from "offer-valuation";
import { workbook, xlsx } from "offer-valuation/workbook";
import { beforeAll, expect, it } from "vitest";
import { describeWith, libreOffice } from "../support/programs.js";
import { shownCases } from "./changes.js";
import { comparedFigures, errorOf } from "./comparedFigures.js";
import { everyInputChanged } from "./everyInput.js";
import { type FileValues, recalculated } from "./libreOffice.js";
import { perShareCases } from "./perShareOffers.js";

const TOLERANCE = 1e-11;

// Every belief of every offer that is shown has another figure in its cell, all at once: one that no formula follows, or that stands
// for another field than its name says, would leave the sheet where it was while the library's value moves.
describeWith(libreOffice, "every belief changed in its cell", (soffice) => {
  // What is a number of the library follows nothing.
  const cases = [...shownCases(), ...perShareCases()]
    .map((one) => ({ ...one, plain: workbook(one.offer, one.beliefs, { sensitivities: false }) }))
    .filter(({ plain }) => plain.fixed.length === 0);
  const changed = cases.map((one) => everyInputChanged(one, one.plain));
  let values: ReadonlyMap<string, FileValues>;

  beforeAll(async () => {
    const files = new Map<string, Uint8Array>();
    for (const [index, { book }] of changed.entries()) files.set(`file-${index}`, await xlsx(book));
    values = await recalculated(soffice, files);
  }, 180_000);

  it.each(
    cases.map(({ title }, index) => [title, index] as const),
  )("comes to the library's figures: %s", (_, index) => {
    const { offer, beliefs: before } = cases[index] as (typeof cases)[number];
    const { book, beliefs, unknown } = changed[index] as (typeof changed)[number];
    expect(unknown).toEqual([]);
    const wrong = comparedFigures(book, values.get(`file-${index}`) as FileValues, offer, beliefs)
      .map((figure) => ({ ...figure, error: errorOf(figure) }))
      .filter(({ error }) => !(error <= TOLERANCE));
    expect(wrong).toEqual([]);
    expect(valueOffer(offer, beliefs).presentValue.toString()).not.toBe(
      valueOffer(offer, before).presentValue.toString(),
    );
  });
});

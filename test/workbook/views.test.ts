import { type AssumptionsInput, offer, parseOffer, sensitivity, valueOffer } from "offer-valuation";
import { type Workbook, workbook, xlsx } from "offer-valuation/workbook";
import { beforeAll, describe, expect, it } from "vitest";
import { describeWith, libreOffice } from "../support/programs.js";
import { shownCases } from "./changes.js";
import { comparedFigures, errorOf } from "./comparedFigures.js";
import { inCell } from "./inCell.js";
import { type FileValues, recalculated } from "./libreOffice.js";
import type { Case } from "./offers.js";
import { perShareCases } from "./perShareOffers.js";

const TOLERANCE = 1e-12;

const oracle = shownCases().filter(({ title }) => title.startsWith("oracle"));
const { offer: deal } = oracle[0] as (typeof oracle)[number];
const beliefs = oracle.map((one) => one.beliefs);
const names = ["Seller's view", "Buyer's view", "Sceptic's view"];
const book = workbook(deal, beliefs, { sensitivities: false });

const small = (one: Case): Workbook => workbook(one.offer, one.beliefs, { sensitivities: false });

const wrong = (of: Workbook, values: FileValues, ...offered: readonly [Case["offer"], AssumptionsInput]) =>
  comparedFigures(of, values, ...offered)
    .map((figure) => ({ ...figure, error: errorOf(figure) }))
    .filter(({ error }) => !(error <= TOLERANCE));

/** The numbers of a row that begins with a label, from its second column on. */
function rowOf(
  of: Workbook,
  values: FileValues,
  sheet: string,
  label: string,
  nth = 0,
): (number | string | undefined)[] {
  const rows = of.sheets.find(({ name }) => name === sheet)?.rows ?? [];
  const found = rows.flatMap(([cell], index) =>
    (cell?.kind === "text" && cell.text === label) || values.get(sheet)?.(index + 1, 1) === label
      ? [index + 1]
      : [],
  );
  const row = found[nth];
  if (row === undefined) throw new Error(`no row of ${sheet} begins with ${label}`);
  return Array.from({ length: 12 }, (_, index) => values.get(sheet)?.(row, index + 2));
}

const near = (found: number | string | undefined, expected: { toNumber(): number }): void => {
  expect(Math.abs(Number(found) - expected.toNumber())).toBeLessThanOrEqual(
    1e-11 * Math.max(1, Math.abs(expected.toNumber())),
  );
};

describeWith(libreOffice, "a workbook of several views", (soffice) => {
  const files = new Map<string, Workbook>();
  let values: ReadonlyMap<string, FileValues>;
  const cases = perShareCases();
  const [cashCase, , , escrowCase] = cases as [Case, Case, Case, Case];
  const stockCase = cases.at(-1) as Case;
  const hedgers = ["21.5", "26"].map(
    (price): AssumptionsInput => ({
      ...stockCase.beliefs,
      name: `At ${price}`,
      shares: { ACME: { ...stockCase.beliefs.shares?.["ACME"], price } },
    }),
  );
  const cheap = parseOffer(JSON.parse(JSON.stringify(cashCase.offer.toJSON()).replace('"18"', '"15.5"')));
  const more = parseOffer(
    JSON.parse(
      JSON.stringify(escrowCase.offer.toJSON()).replace('"0.08"', '"0.1"').replace('"0.4"', '"0.25"'),
    ),
  );

  beforeAll(async () => {
    names.forEach((name, index) => {
      files.set(`view-${index}`, index === 0 ? book : inCell(book, "view_shown", name));
    });
    files.set(
      "changed",
      inCell(inCell(book, "view_shown", "Buyer's view"), "discount_rate_buyer_s_view", "0.0925"),
    );
    files.set("steps", workbook(deal, beliefs[0] as AssumptionsInput));
    cases.forEach((one, index) => {
      files.set(`share-${index}`, small(one));
    });
    files.set("cheap", inCell(small(cashCase), "cash_per_share", "15.5"));
    files.set(
      "escrow",
      inCell(inCell(small(escrowCase), "escrow_part_of_price", "0.1"), "escrow_release_1", "0.25"),
    );
    files.set("hedged", workbook(stockCase.offer, hedgers, { sensitivities: false }));
    const written = new Map<string, Uint8Array>();
    for (const [name, one] of files) written.set(name, await xlsx(one));
    values = await recalculated(soffice, written);
  }, 240_000);

  const of = (name: string) => [files.get(name) as Workbook, values.get(name) as FileValues] as const;

  it.each([0, 1, 2])("shows the one that a cell chooses, in every figure: view %i", (index) => {
    expect(wrong(...of(`view-${index}`), deal, beliefs[index] as AssumptionsInput)).toEqual([]);
  });

  it("follows a belief of the view that is shown", () => {
    const changed = { ...(beliefs[1] as AssumptionsInput), discountRate: "0.0925" };
    expect(wrong(...of("changed"), deal, changed)).toEqual([]);
  });

  it.each(["view-0", "view-2"])("has all of them side by side whichever is shown: %s", (name) => {
    beliefs.forEach((one, index) => {
      const { presentValue, withOdds } = valueOffer(deal, one);
      near(rowOf(...of(name), "Views", "Value if it closes")[1 + index], presentValue);
      if (withOdds !== undefined) {
        near(rowOf(...of(name), "Views", "Value with the odds")[1 + index], withOdds.presentValue);
        near(rowOf(...of(name), "Views", "Probability of closing")[1 + index], withOdds.probability);
      }
    });
  });

  it("moves beliefs one by one as the library does", () => {
    const { rows } = sensitivity(deal, beliefs[0] as AssumptionsInput, {
      figure: "withOdds",
      derivatives: false,
    });
    const labels: Readonly<Record<string, string>> = {
      "discountRate.rate": "Discount rate",
      closing: "Closing",
      "creditSpreads.Oracle": "Credit spread of Oracle",
      "metrics.us-profit.forecast.2022.mean": "us-profit for 2022, expected value",
      "events.beijing-approval": "Probability of beijing-approval",
    };
    for (const [name, label] of Object.entries(labels)) {
      const row = rows.find((one) => one.name === name);
      const [, , , low, high, atLow, atHigh] = rowOf(...of("steps"), "Sensitivities", label);
      if (row === undefined) throw new Error(`${name} is not moved`);
      near(low, row.valueAtLow);
      near(high, row.valueAtHigh);
      near(
        Number(atHigh) - Number(atLow) < 0 ? Number(atLow) - Number(atHigh) : Number(atHigh) - Number(atLow),
        row.swing,
      );
    }
    const ranked = rowOf(
      ...of("steps"),
      "Sensitivities",
      rows[0]?.name === undefined ? "" : "Probability of beijing-approval",
      1,
    );
    expect(Math.abs(Number(ranked[0])) + Math.abs(Number(ranked[1]))).toBeGreaterThan(0);
  });

  it("values two beliefs at a time in every cell of a table", () => {
    const [sheet, shown] = of("steps");
    const rows = sheet.sheets.find(({ name }) => name === "Sensitivities")?.rows ?? [];
    const heading = rows.findIndex(([cell]) => cell?.kind === "text" && /, down, and /.test(cell.text));
    const [first] = rows[heading] ?? [];
    expect(first).toMatchObject({
      text: "Probability of beijing-approval, down, and us-profit for 2022, expected value, to the right",
    });
    const at = (row: number, column: number) => Number(shown.get("Sensitivities")?.(row, column));
    for (let down = 1; down <= 5; down += 1) {
      for (let right = 1; right <= 5; right += 1) {
        const [odds, mean] = [at(heading + 2 + down, 1), at(heading + 2, 1 + right)];
        const stated = structuredClone(beliefs[0]) as {
          events: Record<string, string>;
          metrics: Record<string, { forecast: Record<string, { mean: string }> }>;
        };
        stated.events["beijing-approval"] = String(odds);
        (stated.metrics["us-profit"]?.forecast["2022"] as { mean: string }).mean = String(mean);
        const { withOdds } = valueOffer(deal, stated as unknown as AssumptionsInput);
        if (withOdds === undefined) throw new Error("there are odds");
        near(at(heading + 2 + down, 1 + right), withOdds.presentValue);
      }
    }
  });

  it.each(
    cases.map(({ title }, index) => [title, index] as const),
  )("follows what one share receives: %s", (_, index) => {
    const { offer: one, beliefs: stated } = cases[index] as (typeof cases)[number];
    expect(wrong(...of(`share-${index}`), one, stated)).toEqual([]);
    expect(files.get(`share-${index}`)?.fixed).toEqual(
      one.name === "stock and cash"
        ? [
            "Right: expected units: it hangs on several quantities at once, one of them continuous: the library integrates",
          ]
        : [],
    );
  });

  it("has the hedge ratio of every view side by side", () => {
    const found = rowOf(...of("hedged"), "Views", "Hedge ratio: ACME shares for each target share");
    hedgers.forEach((one, index) => {
      const delta = Number(valueOffer(stockCase.offer, one).perShare?.issuers[0]?.delta);
      expect(delta).toBeGreaterThan(0.5);
      expect(Math.abs(Number(found[1 + index]) - delta)).toBeLessThan(1e-7);
    });
  });

  it("follows a term that is changed: an amount for each share, a part of the price, a release", () => {
    expect(wrong(...of("cheap"), cheap, cashCase.beliefs)).toEqual([]);
    expect(wrong(...of("escrow"), more, escrowCase.beliefs)).toEqual([]);
  });
});

describe("views of a workbook", () => {
  it("are called by their names, or by their numbers, no two alike", () => {
    const { name: _, ...unnamed } = beliefs[0] as AssumptionsInput & { name?: string };
    expect(workbook(deal, [...beliefs.slice(0, 1), ...beliefs.slice(0, 1), unnamed]).views).toEqual([
      "Seller's view",
      "Seller's view (2)",
      "View 3",
    ]);
    expect(book.views).toEqual(names);
  });

  it("are in one currency, and at least one and at most 20", () => {
    const simple = offer({
      name: "Deal",
      currency: "USD",
      components: [{ type: "cash", amount: "1", paid: "2022-01-01" }] as never,
    });
    const view = { valuationDate: "2021-01-01", discountRate: "0.1" };
    expect(() => workbook(simple, [])).toThrow(/one view or at most 20/);
    expect(() =>
      workbook(
        simple,
        Array.from({ length: 21 }, () => view),
      ),
    ).toThrow(/they are 21/);
    const euro = { ...view, currency: "EUR", currencies: { USD: { spot: "0.9", discountRate: "0.02" } } };
    expect(() => workbook(simple, [view, euro])).toThrow(/must be USD, as in the first view/);
    expect(() => workbook(simple, [view, { ...view, discountRate: "x" }])).toThrow(/discountRate/);
  });
});

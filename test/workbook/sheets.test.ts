import { cash, offer, valueOffer } from "offer-valuation";
import { type Cell, type Workbook, workbook } from "offer-valuation/workbook";
import { describe, expect, it } from "vitest";
import { cellNames } from "../../src/workbook/cellNames.js";
import { expectFrozen, freezeAll } from "../laws/kit/frozen.js";
import { shownCases } from "./changes.js";
import { componentsCase, familiesCase, fixedCases, marketCases } from "./offers.js";

const cases = [...shownCases(), familiesCase(), componentsCase(), ...marketCases(), ...fixedCases()];
const books = cases.map(({ title, offer, beliefs }) => [title, workbook(offer, beliefs), offer] as const);

const cellsOf = (book: Workbook): Cell[] =>
  book.sheets.flatMap(({ rows }) => rows.flat()).filter((cell) => cell !== null);

/** What stands in an input cell is something that may be typed into it. */
function expectTaken(cell: Cell): void {
  const { allowed } = cell;
  expect(allowed?.message).toMatch(/./);
  if (cell.kind === "text") expect(allowed?.kind).toBe("list");
  if (cell.kind !== "number") return;
  if (allowed?.kind === "number") {
    expect(cell.value).toBeGreaterThanOrEqual(allowed.least ?? Number.NEGATIVE_INFINITY);
    expect(cell.value).toBeLessThanOrEqual(allowed.most ?? Number.POSITIVE_INFINITY);
  } else expect(allowed).toMatchObject({ kind: "date", from: 61 });
}

describe.each(books)("the workbook of %s", (_, book, offer) => {
  it("has names that spreadsheets accept, each once, each for a number, a formula or a choice", () => {
    const names = book.names.map(({ name }) => name);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const { name, sheet, row, column, rows } of book.names) {
      expect(name).toMatch(/^[a-z][a-z0-9_]{0,250}$/);
      expect(name).not.toMatch(/^[a-z]{1,3}\d+$/);
      const cells = book.sheets.find((one) => one.name === sheet)?.rows.slice(row - 1, row - 1 + rows) ?? [];
      expect(cells.length).toBe(rows);
      for (const cell of cells) {
        const named = cell[column - 1];
        if (named?.kind === "text") expect(named).toMatchObject({ role: "input", allowed: { kind: "list" } });
        else expect(["number", "formula"]).toContain(named?.kind);
      }
    }
  });

  it("has no formula with a name that stands nowhere, or a number that cells would round", () => {
    const names = new Set(book.names.map(({ name }) => name));
    const formulas = cellsOf(book).flatMap((cell) => (cell.kind === "formula" ? [cell.formula] : []));
    const bare = formulas.map((formula) => formula.replace(/"[^"]*"|'[^']*'!|\b[A-Z]\w+!/g, ""));
    const used = bare.flatMap((formula) => formula.match(/\b[a-z]\w*\b(?!\()/g) ?? []);
    expect([...new Set(used)].filter((name) => !names.has(name) && !name.startsWith("_xlfn"))).toEqual([]);
    expect(bare.flatMap((formula) => formula.match(/\d{9,}|\.\d{9,}/g) ?? [])).toEqual([]);
    expect(formulas.filter((formula) => formula.startsWith("="))).toEqual([]);
    expect(Math.max(...formulas.map((formula) => formula.length))).toBeLessThan(8192);
  });

  it("uses only functions that Excel 2010, LibreOffice and Google Sheets have", () => {
    const known =
      "ABS AND CHOOSE COUNTIF DATE DAY EDATE ERF EXP IF IFERROR INDEX ISNUMBER LN MATCH MAX MIN MONTH NA OR ROUND ROWS SQRT SUM SUMPRODUCT WORKDAY.INTL YEAR _xlfn.BETA.DIST _xlfn.NORM.S.DIST";
    const used = cellsOf(book).flatMap((cell) =>
      cell.kind === "formula" ? (cell.formula.replace(/"[^"]*"/g, "").match(/[\w.]+(?=\()/g) ?? []) : [],
    );
    expect([...new Set(used)].filter((name) => !known.split(" ").includes(name))).toEqual([]);
  });

  it("calls the numbers of the contract what analysts call them", () => {
    const words = /strike|intercept|slope|jump|bend|factor/;
    const terms = book.names.filter(({ sheet }) => sheet === "Terms").map(({ name }) => name);
    expect(terms.filter((name) => words.test(name))).toEqual([]);
    const labels = (book.sheets.find(({ name }) => name === "Terms")?.rows ?? []).flatMap(
      ([label, figure]) =>
        label?.kind === "text" && (figure?.kind === "number" || figure?.kind === "formula")
          ? [label.text]
          : [],
    );
    // The four columns of options have a name each for all their rows.
    const columns = book.names.filter(({ sheet, name }) => sheet === "Terms" && /^target_option/.test(name));
    const inColumns = columns.reduce((sum, { rows }) => sum + rows, 0) / 4;
    expect(labels.length).toBe(terms.length - columns.length + inColumns);
    expect(labels.filter((label) => words.test(label))).toEqual([]);
  });

  it("keeps beliefs on their sheet, takes nothing in a cell but what it may be, and lists every number that follows none", () => {
    const choices: Readonly<Record<string, number>> = {
      Summary: book.views.length === 1 ? 1 : 2,
      Sensitivities: 3,
      "Hedge ratios": 1,
    };
    for (const { name, rows } of book.sheets) {
      const inputs = rows.flat().filter((cell) => cell?.role === "input" || cell?.role === "unstated");
      if (name !== "Beliefs") expect(inputs.length).toBe(choices[name] ?? 0);
      for (const cell of inputs) expectTaken(cell as Cell);
    }
    // One constant is always there: the value as it was when the file was written. What the library works out from the terms follows
    // these, which nothing in a workbook changes.
    const constants = book.sheets
      .filter(({ name }) => name !== "Terms")
      .flatMap(({ rows }) => rows.flat())
      .filter((cell) => cell?.kind === "number" && cell.role === "constant");
    expect(constants.length > 1).toBe(book.fixed.length > 0);
    const shown = cellsOf(book).flatMap((cell) => (cell.kind === "text" ? [cell.text] : []));
    for (const remark of book.fixed) expect(shown).toContain(remark);
  });

  it("has no number but inputs, terms as the contract states them, and numbers of the library that are marked", () => {
    const roles = new Set(cellsOf(book).flatMap(({ kind, role }) => (kind === "number" ? [role] : [])));
    for (const role of roles) expect(["input", "unstated", "term", "constant"]).toContain(role);
    const stated = JSON.stringify(offer).match(/(?<=")-?[\d.]+(?:e[+-]?\d+)?(?=")/gi) ?? [];
    const numbers = new Set(stated.map((number) => Math.abs(Number(number))));
    for (const cell of book.sheets.find(({ name }) => name === "Terms")?.rows.flat() ?? []) {
      if (cell?.kind !== "number") continue;
      expect(numbers.has(Math.abs(cell.value))).toBe(cell.role === "term");
    }
  });

  it("is frozen", () => {
    expectFrozen([book]);
  });
});

describe("a workbook", () => {
  const [first] = shownCases();
  if (first === undefined) throw new Error("there is no case");

  it("leaves its inputs alone and is the same every time", () => {
    const beliefs = freezeAll(structuredClone(first.beliefs));
    expect(workbook(first.offer, beliefs)).toEqual(workbook(first.offer, beliefs));
  });

  it("takes an offer as its parts, as valueOffer does", () => {
    const { name, currency, components } = first.offer.toJSON();
    const parts = { name, currency, bidder: "Oracle", components } as Parameters<typeof workbook>[0];
    expect(workbook(first.offer, first.beliefs).title).toBe(valueOffer(first.offer, first.beliefs).offer);
    expect(() => workbook(parts, first.beliefs)).not.toThrow();
  });

  it("says where a belief is from, and that it was rounded to the digits of a cell", () => {
    const long = "0.061234567890123456789";
    const book = workbook(first.offer, { ...first.beliefs, discountRate: long });
    const at = book.names.find(({ name }) => name === "discount_rate");
    const row = book.sheets.find(({ name }) => name === "Beliefs")?.rows[(at?.row ?? 0) - 1] ?? [];
    expect(row[1]).toMatchObject({ kind: "number", value: 0.0612345678901235, role: "input" });
    expect(row[1]?.note).toContain(`stated as ${long}`);
    const beliefs = book.sheets.find(({ name }) => name === "Beliefs")?.rows.flat() ?? [];
    expect(
      beliefs.some(
        (cell) => cell?.kind === "text" && cell.text === "Illustration: fast growth, never a loss",
      ),
    ).toBe(true);
  });

  it("says everything that was assumed and that deserves a look", () => {
    for (const { offer, beliefs } of shownCases()) {
      const { assumed, diagnostics } = valueOffer(offer, beliefs);
      const [summary] = workbook(offer, beliefs).sheets;
      const shown = summary?.rows.flatMap(([cell]) => (cell?.kind === "text" ? [cell.text] : []));
      expect(shown).toEqual(expect.arrayContaining([...assumed, ...diagnostics].map(({ text }) => text)));
    }
  });

  it("marks what nobody stated", () => {
    const { creditSpreads: _, ...beliefs } = first.beliefs;
    const rows = workbook(first.offer, beliefs).sheets.find(({ name }) => name === "Beliefs")?.rows ?? [];
    const row = rows.find(([label]) => label?.kind === "text" && label.text === "Credit spread of Oracle");
    expect(row?.[1]).toMatchObject({ kind: "number", value: 0, role: "unstated" });
    expect(row?.[4]).toMatchObject({ text: "Not stated; taken as this" });
  });

  it("refuses a day for which cells have no number", () => {
    const beliefs = { ...first.beliefs, valuationDate: "1899-12-31" };
    expect(() => workbook(first.offer, beliefs)).toThrow(/^valuationDate: must not come before 1900-03-01/);
  });

  it("throws what valueOffer throws", () => {
    expect(() => workbook(first.offer, { valuationDate: "2020-09-14" })).toThrow(/problems/);
  });
});

describe("names of cells", () => {
  it.each([
    [["us-profit", "2021", "mode"], "us_profit_2021_mode"],
    [["AB12"], "ab12_"],
    [["R1C1"], "r1c1_"],
    [["R"], "r_"],
    [["true"], "true_"],
    [["2021"], "n_2021"],
    [["Société Générale", "price"], "societe_generale_price"],
    [["苹果"], "n_"],
    [["'A1'!B2 (x)"], "a1_b2_x"],
    [["Model X2021", "cap"], "model_x_2021_cap"],
    [["Model X2021 X2022"], "model_x_2021_x_2022"],
  ])("%j becomes %s", (words, name) => {
    expect(cellNames()(...words)).toBe(name);
  });

  it("are never given twice", () => {
    const names = cellNames();
    expect([names("A-B"), names("a b"), names("A_B")]).toEqual(["a_b", "a_b_2", "a_b_3"]);
  });
});

describe("the workbook of an offer for each share", () => {
  const target = {
    name: "Target",
    shares: { basic: "100", options: [{ count: "10", strike: "9" }] },
    netDebt: "-300",
  };
  const deal = offer({
    name: "Deal",
    currency: "USD",
    bidder: "Acme",
    target,
    components: [cash({ perShare: "18" })],
  });
  const beliefs = {
    valuationDate: "2021-01-01",
    closing: "2021-01-01",
    discountRate: "0",
    targetPrices: { unaffected: "12", averages: { "30 days": "10" } },
  };
  const book = workbook(deal, beliefs);
  const rows = book.sheets[0]?.rows ?? [];
  const rowOf = (label: string) => rows.findIndex(([cell]) => cell?.kind === "text" && cell.text === label);
  const second = (label: string) => rows[rowOf(label)]?.[1];
  const addressOf = (label: string) => `$B${rowOf(label) + 1}`;

  it("has nothing that does not follow the terms and beliefs", () => {
    expect(book.fixed).toEqual([]);
    expect(book.names.some(({ name }) => name === "price_per_share")).toBe(true);
    const diluted = addressOf("Diluted shares, by the treasury stock method");
    const named = book.names.find(({ name }) => name === "diluted_shares");
    expect(`$B${named?.row}`).toBe(diluted);
    expect(second("Equity value, price × diluted shares")).toMatchObject({
      formula: "price_per_share*diluted_shares",
    });
    expect(second("Enterprise value")).toMatchObject({
      formula: `${addressOf("Equity value, price × diluted shares")}+target_net_debt`,
    });
    expect(second("Premium over unaffected price")).toMatchObject({ kind: "formula", format: "percent" });
    expect(second("Premium over 30 days")).toMatchObject({ kind: "formula", format: "percent" });
  });

  it("keeps what is stated for each share, and the total as a formula of it", () => {
    const terms = book.sheets.find(({ name }) => name === "Terms")?.rows ?? [];
    const named = (name: string) => {
      const at = book.names.find((one) => one.name === name);
      return terms[(at?.row ?? 0) - 1]?.[(at?.column ?? 0) - 1];
    };
    expect(named("cash_per_share")).toMatchObject({
      kind: "number",
      value: 18,
      role: "term",
      format: "price",
    });
    expect(named("cash_amount")).toMatchObject({ formula: "cash_per_share*target_shares_that_receive" });
    expect(named("target_net_debt")).toMatchObject({ kind: "number", value: -300, role: "term" });
    expect(named("offered_cash_per_share")).toMatchObject({ formula: "cash_per_share" });
  });

  it("and keeps what is due only on failure out of every column", () => {
    const failing = { ...deal.toJSON(), conditions: [{ event: "approval" }] } as unknown as Parameters<
      typeof offer
    >[0];
    const fee = cash({ name: "Fee", amount: "7", given: [{ event: "approval", happens: false }] });
    const made = workbook({ ...failing, components: [cash({ perShare: "18" }), fee] }, beliefs);
    const flows = made.sheets.find(({ name }) => name === "Cash flows")?.rows ?? [];
    const feeRow = flows.find(([cell]) => cell?.kind === "text" && cell.text === "Fee");
    const nominal = flows
      .flatMap((row) => row.map((cell, index) => ({ cell, index })))
      .find(({ cell }) => cell?.kind === "text" && cell.text === "Nominal")?.index;

    expect(feeRow?.[nominal ?? 0]).toMatchObject({ kind: "formula", formula: "0" });
  });
});

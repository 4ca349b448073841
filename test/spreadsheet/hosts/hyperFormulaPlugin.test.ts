import * as hyperformula from "hyperformula";
import { parseOffer, reportedOracleOffer, valueOffer } from "offer-valuation";
import { beliefRows, hyperFormulaPlugin, type LayoutRows, offerRows } from "offer-valuation/spreadsheet";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { serial } from "../kit.js";

// Runs under the GPL key that HyperFormula asks for; see hyperFormulaPlugin.
const { HyperFormula } = hyperformula;

const { plugin, translations } = hyperFormulaPlugin(hyperformula);

beforeAll(() => HyperFormula.registerFunctionPlugin(plugin, translations));

afterAll(() => HyperFormula.unregisterFunctionPlugin(plugin));

const sheetOf = (rows: (string | number | boolean | null)[][]) =>
  HyperFormula.buildFromArray(rows, { licenseKey: "gpl-v3", smartRounding: false });

const at = (address: string) => ({
  sheet: 0,
  row: Number(address.slice(1)) - 1,
  col: address.charCodeAt(0) - "A".charCodeAt(0),
});

const shown = (engine: ReturnType<typeof sheetOf>, address: string): unknown => {
  const value = engine.getCellValue(at(address));
  return value instanceof hyperformula.DetailedCellError ? `${value.value} ${value.message}` : value;
};

// Microsoft, XNPV and XIRR functions, example; and Lorie & Savage's pump.
const flows = [
  [-10000, serial("2008-01-01"), -1600, serial("2021-01-01")],
  [2750, serial("2008-03-01"), 10000, serial("2022-01-01")],
  [4250, serial("2008-10-30"), -10000, serial("2023-01-01")],
  [3250, serial("2009-02-15")],
  [2750, serial("2009-04-01")],
];

describe("a sheet of HyperFormula", () => {
  it("computes with ranges, and again when a cell changes", () => {
    const engine = sheetOf([
      ...flows,
      ["=OFFER_XNPV(D6, A1:A5, B1:B5)", "=OFFER_XIRR(A1:A5, B1:B5)", "=A6*2", 0.09],
    ]);
    expect(Number(shown(engine, "A6")).toFixed(2)).toBe("2086.65");
    expect(Number(shown(engine, "B6")).toFixed(9)).toBe("0.373362534");
    expect(shown(engine, "C6")).toBe(2 * Number(shown(engine, "A6")));
    engine.setCellContents(at("D6"), 0);
    expect(shown(engine, "A6")).toBe(3000);
    engine.setCellContents(at("A5"), "2750.5");
    expect(shown(engine, "A6")).toBe(3000.5);
  });

  it("agrees with its own functions where they have the same name", () => {
    const engine = sheetOf([
      ...flows,
      ["=XNPV(0.09, A1:A5, B1:B5)", "=OFFER_XNPV(0.09, A1:A5, B1:B5)"],
      ["=XIRR(A1:A5, B1:B5)", "=OFFER_XIRR(A1:A5, B1:B5)"],
      ["=NPV(0.09, A1:A5)", "=OFFER_NPV(0.09, A1:A5)"],
      ["=IRR(A1:A5)", "=OFFER_IRR(A1:A5)"],
      ["=MIRR(A1:A5, 0.1, 0.12)", "=OFFER_MIRR(A1:A5, 0.1, 0.12)"],
      ["=-PV(0.01, 24, 100, 500, 1)", "=OFFER_ANNUITY(0.01, 24, 100, 500, 1)"],
      ["=YEARFRAC(B1, B5, 0)", "=OFFER_YEARFRAC(B1, B5, 0)"],
      ["=YEARFRAC(B1, B5, 2)", "=OFFER_YEARFRAC(B1, B5, 2)"],
      ["=YEARFRAC(B1, B5, 3)", "=OFFER_YEARFRAC(B1, B5, 3)"],
      ["=YEARFRAC(B1, B5, 4)", "=OFFER_YEARFRAC(B1, B5, 4)"],
    ]);
    for (let row = 6; row <= 15; row += 1) {
      const [theirs, ours] = [shown(engine, `A${row}`), shown(engine, `B${row}`)];
      expect(ours, `row ${row}`).toBeCloseTo(Number(theirs), 8);
    }
  });

  it("spills all rates of return, and gives digits that numbers do not hold", () => {
    const engine = sheetOf([
      ...flows,
      ["=OFFER_XIRR_ALL(C1:C3, D1:D3)"],
      [null],
      [null],
      ["=OFFER_XNPV_TEXT(0.09, A1:A5, B1:B5)"],
    ]);
    expect([shown(engine, "A6"), shown(engine, "A7"), shown(engine, "A8")]).toEqual([0.25, 4, null]);
    expect(shown(engine, "A9")).toBe("2086.647602031536621663610094");
    engine.setCellContents(at("C3"), 0);
    expect([shown(engine, "A6"), shown(engine, "A7")]).toEqual([5.25, null]);
  });

  it("says that a table needs more room, and fits where it is constrained", () => {
    const engine = sheetOf([...flows, ["=OFFER_XIRR_ALL(C1:C3, D1:D3)"], [1]]);
    expect(shown(engine, "A6")).toBe("#SPILL! No space for array result.");
    engine.setCellContents(at("A6"), "=ARRAY_CONSTRAIN(OFFER_XIRR_ALL(C1:C3, D1:D3), 1, 1)");
    expect(shown(engine, "A6")).toBe(0.25);
  });

  it("shows errors as the sheet's own, with what is wrong", () => {
    const engine = sheetOf([
      ...flows,
      ["=OFFER_XIRR(C1:C3, D1:D3)", "=OFFER_XNPV(0.1, A1:A5, B1:B4)", "=OFFER_XNPV(1/0, A1:A5, B1:B5)"],
      ["=1/0", "=OFFER_NPV(0.1, A1:A7)", '=OFFER_NPV("8 percent", A1:A5)', "=OFFER_NPV(0.1)"],
    ]);
    expect(shown(engine, "A6")).toMatch(/^#NUM! flows: must have one rate of return, .* 0\.25, 4$/);
    expect(shown(engine, "B6")).toMatch(/^#VALUE! dates: must have as many cells as values/);
    expect(shown(engine, "C6")).toMatch(/^#DIV\/0!/);
    expect(shown(engine, "B7")).toMatch(/^#NUM! a cell holds #NUM!/);
    expect(shown(engine, "C7")).toMatch(/^#VALUE! rate: must be a number/);
    expect(shown(engine, "D7")).toMatch(/^#N\/A/);
  });

  it("leaves out blank cells and takes texts, percentages and dates of its own", () => {
    const engine = sheetOf([
      ["-100", "01/01/2023", "8%"],
      [null, null, null],
      ["108", "01/01/2024", "=OFFER_XNPV(C1, A1:A3, B1:B3)"],
    ]);
    expect(shown(engine, "C3")).toBe(0);
  });

  it("values a whole offer from its tables, and again when a belief changes", () => {
    const beliefs = {
      valuationDate: "2020-09-14",
      closing: "2020-11-12",
      discountRate: "0.08",
      metrics: { "us-profit": { forecast: { 2021: "1.0e9", 2022: "1.5e9" } } },
    } as const;
    const written = beliefRows(beliefs);
    const rateRow = written.findIndex((row) => row.includes("discount rate") || row.includes("discountRate"));
    const engine = HyperFormula.buildFromSheets(
      {
        Value: [
          ["=OFFER_VALUE(Terms!A1:H40, Beliefs!A1:H40)", "=OFFER_VALUE_TEXT(Terms!A1:H40, Beliefs!A1:H40)"],
          ["=ARRAY_CONSTRAIN(OFFER_TABLE(Terms!A1:H40, Beliefs!A1:H40), 8, 5)"],
        ],
        Terms: cellsOf(offerRows(reportedOracleOffer)),
        Beliefs: cellsOf(written),
      },
      { licenseKey: "gpl-v3", smartRounding: false },
    );
    const value = (rate: string) => valueOffer(reportedOracleOffer, { ...beliefs, discountRate: rate });
    expect(shown(engine, "A1")).toBe(value("0.08").presentValue.toNumber());
    expect(shown(engine, "B1")).toBe(value("0.08").presentValue.toString());
    const rows = engine.getSheetValues(0).slice(1);
    expect(rows.find(([component]) => component === "Profit share")?.[3]).toBe(
      value("0.08").breakdown.parts[2]?.presentValue.toNumber(),
    );
    const column = written[rateRow]?.findIndex((cell) => String(cell) === "0.08") ?? -1;
    engine.setCellContents({ sheet: 2, row: rateRow, col: column }, "12%");
    expect(shown(engine, "A1")).toBe(value("0.12").presentValue.toNumber());
  });
});

describe("a table whose size HyperFormula must know beforehand", () => {
  const under = { valuationDate: "2021-02-15", closing: "2021-06-30", discountRate: "0.07" };
  const offered = (components: object[], formula: string) =>
    HyperFormula.buildFromSheets(
      {
        Value: [[formula]],
        Terms: cellsOf(offerRows(parseOffer({ name: "Deal", currency: "USD", bidder: "Acme", components }))),
        Beliefs: cellsOf(beliefRows(under)),
      },
      { licenseKey: "gpl-v3", smartRounding: false },
    );

  it("has a column for each component of a bridge, however many", () => {
    const parts = Array.from({ length: 12 }, (_, index) => ({
      type: "cash",
      name: `Part ${index + 1}`,
      amount: `${index + 1}`,
    }));
    const engine = offered(parts, "=OFFER_BRIDGE(Terms!A1:D40, Beliefs!A1:D9)");
    expect(shown(engine, "A1")).toBe("step");
    expect(shown(engine, "O1")).toBe("Part 12");
    expect(shown(engine, "O2")).toBe(12);
    expect(shown(engine, "B2")).toBe(78);
  });

  it("is made room for by a longer range, as the error says", () => {
    const instalments = [
      { type: "instalments", total: "60", count: 60, first: "closing", every: "1 month", places: 0 },
    ];
    const short = offered(instalments, "=OFFER_CASHFLOWS(Terms!A1:D9, Beliefs!A1:D9)");
    expect(shown(short, "A1")).toBe("#SPILL! needs 61 rows and 8 columns: a range with 61 rows makes room");
    const long = offered(instalments, "=OFFER_CASHFLOWS(Terms!A1:D61, Beliefs!A1:D9)");
    expect(shown(long, "D61")).toBe(1);
  });
});

/** Rows as a sheet takes them. */
const cellsOf = (rows: LayoutRows) => rows.map((row) => [...row]);

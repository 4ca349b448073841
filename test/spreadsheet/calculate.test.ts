import { xnpv } from "offer-valuation";
import { CellReader, calculate, functionTable } from "offer-valuation/spreadsheet";
import { describe, expect, it } from "vitest";
import { Decimal } from "../../src/numeric/decimal.js";
import { number, optional, range, required } from "../../src/spreadsheet/parameter.js";
import { spreadsheetFunction } from "../../src/spreadsheet/spreadsheetFunction.js";
import { column, failure, outcome } from "./kit.js";

const reader = new CellReader({ dateSystem: "1900" });
const dates = column(["2024-01-01", "2025-01-01"]);

const returning = (result: Decimal) =>
  spreadsheetFunction({ name: "F", summary: "", parameters: {}, result: "number", run: () => result });

describe("a function called by its name", () => {
  const flows = [column([-1000, 1100]), column(["2024-01-01", "2024-12-31"])];

  it("is the one of the table, with or without the prefix of a host, in any letters", () => {
    for (const name of ["XIRR", "OFFER_XIRR", "OFFER.XIRR", "xirr"]) {
      expect(calculate(name, flows)).toEqual({ value: 0.1 });
    }
    expect(calculate("XIRR", flows, reader, "texts")).toEqual({ value: "0.1" });
  });

  it("says that there is none, and which one may be meant", () => {
    expect(calculate("XIR", flows)).toEqual({
      error: "#NAME?",
      message: 'there is no such function; did you mean "XIRR"?',
    });
  });
});

describe("a function called from a cell", () => {
  it("gives a number to go on with, or all digits as text", () => {
    const args = [0.1, column([-100, 121]), column(["2023-01-01", "2024-01-01"])];
    expect(outcome("XNPV", args, { figures: "numbers" })).toEqual({ value: 10 });
    expect(outcome("XNPV", ["1/3", ...args.slice(1)])).toMatchObject({ error: "#VALUE!" });
    const rate = "0.33333333333333333333";
    expect(outcome("XNPV", [rate, ...args.slice(1)])).toEqual({
      value: xnpv(rate, [
        { date: "2023-01-01", amount: "-100" },
        { date: "2024-01-01", amount: "121" },
      ]).toString(),
    });
  });

  it("says which cell is at fault, counted from 1", () => {
    expect(failure("XNPV", "x", column([1, 2]), dates)).toBe(
      '#VALUE! rate: must be a number, or a text such as "0.08" or "8%"; received "x"',
    );
    expect(failure("XNPV", 0.1, column([1, "x"]), dates)).toMatch(
      /^#VALUE! values, cell 2: must be a number/,
    );
    expect(
      failure(
        "XNPV",
        0.1,
        [
          [1, 2],
          [3, "x"],
        ],
        [
          [45000, 45001],
          [45002, 45003],
        ],
      ),
    ).toMatch(/^#VALUE! values, row 2, column 2: must be a number/);
    expect(failure("XNPV", 0.1, column([1, 2]), column([45000, "soon"]))).toMatch(
      /^#VALUE! dates, cell 2: must be a date/,
    );
    expect(failure("XNPV", 0.1, column([1, 2]), column([45000, ""]))).toMatch(
      /^#VALUE! dates, cell 2: must not be blank/,
    );
    expect(failure("XNPV", 0.1, column([1, ""]), dates)).toMatch(
      /^#VALUE! values, cell 2: must not be blank/,
    );
    expect(failure("XNPV", 0.1, column([1, 2]), column([45000]))).toMatch(
      /^#VALUE! dates: must have as many cells/,
    );
    expect(failure("XNPV", [[0.1, 0.2]], column([1, 2]), dates)).toBe(
      "#VALUE! rate: must be a single cell, not a range",
    );
    expect(failure("XNPV", "", column([1, 2]), dates)).toBe("#VALUE! rate: must not be blank");
    expect(failure("XNPV", 0.1, column(["", ""]), column(["", ""]))).toBe(
      "#VALUE! values: must not all be blank",
    );
    expect(failure("XNPV", 0.1, [], [])).toBe("#VALUE! values: must not all be blank");
  });

  it("gives the error that the host has for what is wrong", () => {
    expect(failure("XNPV", 0.1, column([1, 2]), column([45001, 45000]))).toMatch(
      /^#NUM! dates: must not come before the first one/,
    );
    expect(failure("XNPV", 2000, column([1, 2]), dates)).toMatch(/^#NUM! rate: must be between/);
    expect(failure("XNPV", -1, column([1, 2]), dates)).toMatch(/^#NUM! rate: must be greater than -1/);
    expect(failure("XIRR", column([1, 2]), dates)).toMatch(/^#NUM! /);
    expect(failure("XNPV", 0.1, column([1, 2]), dates, "ACT/999")).toMatch(
      /^#VALUE! day_count: must be one of/,
    );
    expect(failure("XNPV", 0.1, column([1, 2]), dates, "ACT/360", 7)).toBe(
      '#VALUE! date_system: must be one of "1900", "1904"; received "7"',
    );
    expect(failure("XNPV", 0.1, column([1, 2]), dates, "ACT/360", 1904, 7)).toBe(
      "#VALUE! takes at most 5 arguments",
    );
  });

  it("passes on the error that a cell holds", () => {
    expect(failure("XNPV", "#DIV/0!", column([1, 2]), dates)).toMatch(/^#DIV\/0! /);
    expect(failure("XNPV", 0.1, column([1, "#N/A"]), dates)).toMatch(/^#N\/A /);
    expect(failure("XNPV", 0.1, column([1, 2]), column([45000, "#REF!"]))).toMatch(/^#REF! /);
  });

  it("passes over pairs of blank cells, as at the end of a column", () => {
    expect(outcome("XNPV", [0.1, column([-100, 110, "", ""]), column([45000, 45365, "", ""])])).toEqual({
      value: "0",
    });
  });

  it("never hands over what is no number", () => {
    expect(calculate(returning(new Decimal("1e400")), [], reader)).toMatchObject({ error: "#NUM!" });
    expect(calculate(returning(new Decimal("1e400")), [], reader, "texts")).toEqual({ value: "1e+400" });
    expect(calculate(returning(new Decimal("-0")), [], reader)).toEqual({ value: 0 });
    expect(
      Object.is((calculate(returning(new Decimal("-0")), [], reader) as { value: number }).value, 0),
    ).toBe(true);
  });

  it("turns a defect into an error cell instead of stopping the sheet", () => {
    const broken = spreadsheetFunction({
      name: "F",
      summary: "",
      parameters: {},
      result: "number",
      run: () => {
        throw new TypeError("x is not a function");
      },
    });
    expect(calculate(broken, [], reader)).toEqual({
      error: "#VALUE!",
      message: "failed, which is a defect of offer-valuation: x is not a function",
    });
  });

  it("refuses ranges beyond a million cells", () => {
    const wide = spreadsheetFunction({
      name: "F",
      summary: "",
      parameters: { cells: range("Cells"), rate: optional(required(number("A rate"))) },
      result: "number",
      run: ({ cells }) => new Decimal(cells.length),
    });
    expect(calculate(wide, [Array.from({ length: 1001 }, () => new Array(1000))], reader)).toMatchObject({
      error: "#NUM!",
      message: "cells: must have at most 1000000 cells",
    });
  });
});

describe("the table", () => {
  const table = functionTable();

  it("has each name once, in capitals", () => {
    const names = table.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[A-Z][A-Z0-9_]*[A-Z0-9]$/.test(name) || name.endsWith("_TEXT"))).toEqual(
      [],
    );
  });

  it("tells people what each function and each argument is", () => {
    for (const { name, summary, parameters } of table) {
      expect(summary, name).toMatch(/^[A-Z].*\.$/);
      for (const [parameter, { description }] of Object.entries(parameters)) {
        expect(description, `${name} ${parameter}`).toMatch(/^\S.{5,400}[^.\s]$/);
        expect(parameter).toMatch(/^[a-z][a-z_]*$/);
      }
    }
  });

  it("has optional arguments after the others", () => {
    for (const { name, parameters } of table) {
      const optionals = Object.values(parameters).map(({ optional: may }) => may);
      expect([...optionals].sort(), name).toEqual(optionals);
    }
  });
});

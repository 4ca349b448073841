import { runInNewContext } from "node:vm";
import { fc, test } from "@fast-check/vitest";
import { CellReader, type DateSystem, type Host } from "offer-valuation/spreadsheet";
import { describe, expect, it } from "vitest";
import { PassedError } from "../../../src/spreadsheet/cells/cellErrors.js";
import { dayOfSerial } from "../../../src/spreadsheet/cells/dateSystem.js";
import { formatDate, toEpochDay } from "../../../src/time/date.js";
import { refusal } from "../../input/refusal.js";

const reader = (host: Partial<Host> = {}) => new CellReader({ dateSystem: "1900", ...host });

const iso = (cell: unknown, host: Partial<Host> = {}) => {
  const day = reader(host).day(cell);
  return day === undefined ? undefined : formatDate(day);
};

describe("numbers", () => {
  it.each([
    [0.1 + 0.2, "0.3"],
    [0.1, "0.1"],
    [1 / 3, "0.333333333333333"],
    [-1e18, "-1000000000000000000"],
    [1e-10, "1e-10"],
    [123456789012345680000, "123456789012346000000"],
  ])("%s is the decimal of 15 digits %s", (cell, digits) => {
    expect(reader().number(cell)?.equals(digits)).toBe(true);
  });

  it.each([
    ["0.12345678901234567890123456789", "0.12345678901234567890123456789"],
    [" 10e9 ", "10e9"],
    ["8%", "0.08"],
    ["-12.345678901234567890 %", "-0.1234567890123456789"],
  ])("the text %s is taken exactly", (cell, digits) => {
    expect(reader().number(cell)?.equals(digits)).toBe(true);
  });

  it.each([[""], [" "], [null], [undefined]])("%s is blank", (cell) => {
    expect(reader().number(cell)).toBeUndefined();
    expect(reader().day(cell)).toBeUndefined();
    expect(reader().text(cell)).toBeUndefined();
    expect(reader().flag(cell)).toBeUndefined();
  });

  it.each([
    1e300,
    -1e300,
    1e-300,
    5e-324,
    "1e300",
    "1e-300",
  ])("%s is beyond what is computed with", (cell) => {
    expect(refusal(() => reader().number(cell))).toMatchObject({
      code: "out-of-range",
      message: expect.stringContaining("a size between 1e-200 and 1e200"),
    });
  });

  it("knows what stands for a blank cell in a host", () => {
    const blank = Symbol("blank");
    expect(reader({ blank }).number(blank)).toBeUndefined();
    expect(refusal(() => reader().number(blank)).code).toBe("invalid-type");
  });

  it.each([
    [true],
    [false],
    [Number.NaN],
    [Number.POSITIVE_INFINITY],
    ["1,000"],
    ["abc"],
    ["1e2%"],
    ["%"],
    [{}],
    [[1]],
    [new Date()],
  ])("%s is none", (cell) => {
    expect(() => reader().number(cell)).toThrow(/must be a number/);
  });

  test.prop([fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e150, max: 1e150 })])(
    "what is read differs from the double by less than its fifteenth digit",
    (cell) => {
      fc.pre(cell === 0 || Math.abs(cell) > 1e-150);
      expect(reader().number(cell)?.toNumber()).toBe(Number(cell.toPrecision(15)));
    },
  );
});

describe("dates", () => {
  // Microsoft, "Date systems in Excel", and the serial numbers that Excel, LibreOffice and Google Sheets show.
  it.each<[DateSystem, number, string]>([
    ["1900", 1, "1900-01-01"],
    ["1900", 59, "1900-02-28"],
    ["1900", 61, "1900-03-01"],
    ["1900", 39448, "2008-01-01"],
    ["1900", 44000.999, "2020-06-18"],
    ["1904", 0, "1904-01-01"],
    ["1904", 37986, "2008-01-01"],
    ["1899-12-30", 0, "1899-12-30"],
    ["1899-12-30", 60, "1900-02-28"],
    ["1899-12-30", 61, "1900-03-01"],
    ["1899-12-30", -1, "1899-12-29"],
    ["1899-12-30", 2_958_465, "9999-12-31"],
  ])("in the %s system %s is %s", (dateSystem, serial, date) => {
    expect(iso(serial, { dateSystem })).toBe(date);
  });

  it.each<[DateSystem, number]>([
    ["1900", 60],
    ["1900", 60.5],
    ["1900", 0],
    ["1900", -5],
    ["1900", 2_958_466],
    ["1904", -1],
    ["1899-12-30", -120_000],
    ["1899-12-30", Number.NaN],
    ["1900", Number.POSITIVE_INFINITY],
  ])("in the %s system %s is no day", (dateSystem, serial) => {
    expect(refusal(() => dayOfSerial(serial, dateSystem)).code).toBe("invalid-date");
  });

  it("reads ISO texts, and no others", () => {
    expect(iso(" 2024-02-29 ")).toBe("2024-02-29");
    for (const text of ["2023-02-29", "1/2/2024", "44000", "2024-02-29T00:00:00Z"]) {
      expect(refusal(() => iso(text)).code).toBe("invalid-date");
    }
  });

  it("reads Dates by their local time, those of another realm too", () => {
    expect(iso(new Date(2024, 1, 29))).toBe("2024-02-29");
    expect(iso(new Date(2024, 1, 29, 23, 59, 59, 999))).toBe("2024-02-29");
    expect(iso(runInNewContext("new Date(2024, 1, 29)"))).toBe("2024-02-29");
    expect(iso(new Date(0), { dayOf: () => "2020-01-01" })).toBe("2020-01-01");
    expect(() => iso(new Date(Number.NaN))).toThrow(/must be a date/);
  });

  test.prop([fc.integer({ min: -115_000, max: 2_900_000 })])(
    "all systems agree on days after February 1900",
    (day) => {
      const first = toEpochDay({ year: 1904, month: 1, day: 1 });
      fc.pre(day >= first && day <= toEpochDay({ year: 9999, month: 12, day: 31 }));
      expect(dayOfSerial(day + 25_569, "1900")).toBe(day);
      expect(dayOfSerial(day + 25_569, "1899-12-30")).toBe(day);
      expect(dayOfSerial(day + 25_569 - 1462, "1904")).toBe(day);
    },
  );
});

describe("texts and flags", () => {
  it("reads a number where a text is due as its digits", () => {
    expect(reader().text(2021)).toBe("2021");
    expect(reader().text(" call ")).toBe("call");
    expect(() => reader().text(true)).toThrow(/must be a text/);
  });

  it.each([
    [true, true],
    [0, false],
    ["true", true],
    ["FALSE", false],
  ])("reads %s as %s", (cell, flag) => {
    expect(reader().flag(cell)).toBe(flag);
  });

  it("refuses other flags", () => {
    expect(() => reader().flag("yes")).toThrow(/must be TRUE or FALSE/);
    expect(() => reader().flag(2)).toThrow(/must be TRUE or FALSE/);
  });
});

describe("error cells", () => {
  it.each([
    "#N/A",
    "#DIV/0!",
    "#REF!",
    "#VALUE!",
    "#NUM!",
    "#NAME?",
    "#BUSY!",
    "#FIELD!",
  ])("%s is passed on", (cell) => {
    for (const read of ["number", "day", "text", "flag"] as const) {
      expect(() => reader()[read](cell)).toThrow(PassedError);
    }
  });

  it("are known where they are objects of the host", () => {
    const errorCell = { type: "DIV" };
    const errorOf = (cell: unknown) => (cell === errorCell ? ("#DIV/0!" as const) : undefined);
    expect(() => reader({ errorOf }).number(errorCell)).toThrow("#DIV/0!");
  });
});

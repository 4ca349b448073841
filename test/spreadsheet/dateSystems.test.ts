import { test as property } from "@fast-check/vitest";
import fc from "fast-check";
import { associateFunctions, CellReader, calculate, functionTable } from "offer-valuation/spreadsheet";
import { describe, expect, it } from "vitest";
import { refusal } from "../input/refusal.js";
import { sampleFor, withDates } from "./hosts/samples.js";
import { column, failure, serial } from "./kit.js";

/** 1904-01-01 is 0 where days are counted from 1904, and 1462 where they are counted from 1900. */
const from1904 = (date: string): number => serial(date) - 1462;

const isDated = ({ parameters }: { readonly parameters: object }): boolean => "date_system" in parameters;
const table = functionTable();
const flows = column([-100, 121]);
const days = ["2023-01-01", "2024-01-01"];
const counted = column(days.map(from1904));

describe("a workbook that counts days from 1904", () => {
  it("is said in the last argument of every function whose cells may be dates", () => {
    for (const definition of table) {
      const kinds = Object.values(definition.parameters).map(({ holds }) => holds);
      const dated = kinds.includes("date") || kinds.includes("any");

      expect(isDated(definition), definition.name).toBe(dated);
      if (dated) expect(Object.keys(definition.parameters).at(-1)).toBe("date_system");
    }
    expect(table.filter(isDated).length).toBeGreaterThan(25);
  });

  it.each(table.filter(isDated))("$name comes to the same, by argument, option and reader", (definition) => {
    const sample = sampleFor(definition);
    const count = Object.keys(definition.parameters).length;
    const argumentsWith = (dated: (date: string) => unknown, last: unknown) => {
      const args = withDates(sample, dated);
      return [...args, ...new Array<unknown>(count - 1 - args.length).fill(""), last];
    };
    const expected = calculate(definition, argumentsWith(serial, ""));

    expect(expected).toHaveProperty("value");
    expect(calculate(definition, argumentsWith(from1904, 1904))).toEqual(expected);
    expect(calculate(definition, argumentsWith(from1904, "1904"))).toEqual(expected);
    expect(calculate(definition, argumentsWith(from1904, ""), { dateSystem: "1904" })).toEqual(expected);
    const reader = new CellReader({ dateSystem: "1904" });
    expect(calculate(definition, argumentsWith(from1904, ""), { reader })).toEqual(expected);
    expect(calculate(definition, argumentsWith(serial, 1900), { reader })).toEqual(expected);
  });

  property.prop([fc.integer({ min: 0, max: 2_900_000 })])(
    "has the same days 1462 numbers earlier",
    (number) => {
      const args = [column([number]), "1904"];

      const days1904 = calculate("DATES_READ", args);
      expect("remarks" in days1904).toBe(number < 366);
      const days1900 = calculate("DATES_READ", [column([number + 1462])]);
      expect(days1904).toEqual(days1900);
    },
  );

  it("is said to Excel once for all calls", () => {
    const registered = new Map<string, (...args: unknown[]) => unknown>();
    const codes = [
      "divisionByZero",
      "invalidNumber",
      "invalidValue",
      "notAvailable",
      "nullReference",
    ] as const;
    const ErrorCode = Object.fromEntries(codes.map((code) => [code, code])) as Record<
      (typeof codes)[number],
      string
    >;
    class CellError {}
    const host = {
      associate: (id: string, run: () => unknown) => registered.set(id, run),
      Error: CellError,
      ErrorCode,
    };
    associateFunctions(table, host, { dateSystem: "1904" });

    expect(registered.get("XNPV")?.(0.1, flows, counted)).toBe(10);
    expect(registered.get("XNPV")?.(0.1, flows, column(days.map(serial)), null, 1900)).toBe(10);
  });
});

describe("a number that is read as a date before 1905", () => {
  const remark =
    "a number was read as 1904-01-01, before 1905: is it a date, and which year are days counted from?";

  it("is remarked on beside the figure", () => {
    expect(calculate("XNPV", [0, flows, column([1462, 45000])])).toEqual({ value: 21, remarks: [remark] });
    expect(calculate("XNPV", [0, flows, column([0, 45000]), "", 1904])).toEqual({
      value: 21,
      remarks: [remark],
    });
    expect(calculate("XNPV", [0, flows, column([1828, 45000])])).toEqual({ value: 21 });
    expect(calculate("XNPV", [0, flows, column(["1904-01-01", 45000])])).toEqual({ value: 21 });
  });

  it("is remarked on in the text of DATES_READ and among the diagnostics of an offer", () => {
    expect(calculate("DATES_READ", [column([45000, 1462])])).toEqual({
      value: `1904-01-01 to 2023-03-15; ${remark}`,
      remarks: [remark],
    });
    const terms = [
      ["", "offer", "name", "Deal"],
      ["", "", "currency", "USD"],
      ["Cash", "cash", "amount", 100],
    ];
    const beliefs = [
      ["", "beliefs", "valuationDate", 1462],
      ["", "", "closing", 1500],
      ["", "", "discountRate", 0.1],
    ];
    const { value } = calculate("DIAGNOSTICS", [terms, beliefs]) as { readonly value: readonly unknown[][] };
    expect(value).toContainEqual(["early-date", "", remark]);
  });

  it("does not stay with a reader from call to call", () => {
    const reader = new CellReader({ dateSystem: "1900" });

    expect(calculate("DATES_READ", [column([1462])], reader)).toHaveProperty("remarks");
    expect(calculate("DATES_READ", [column([45000])], reader)).not.toHaveProperty("remarks");
  });
});

describe("a date system that there is not", () => {
  it("is refused in an argument and in options", () => {
    expect(failure("XNPV", 0.1, flows, counted, "", 1905)).toMatch(
      /^#VALUE! date_system: must be one of "1900", "1904"/,
    );
    const wrong = { dateSystem: "1905" } as never;
    for (const act of [
      () => calculate("XNPV", [0.1, flows, counted], wrong),
      () => associateFunctions(table, { associate: () => undefined } as never, wrong),
    ])
      expect([refusal(act).code, refusal(act).path]).toEqual(["invalid-term", ["options", "dateSystem"]]);
    const unknown = refusal(() => calculate("XNPV", [0.1, flows, counted], { dates: "1904" } as never));
    expect([unknown.code, unknown.path]).toEqual(["unknown-key", ["options", "dates"]]);
    expect(refusal(() => calculate("XNPV", [], { reader: {} } as never)).path).toEqual(["options", "reader"]);
  });
});

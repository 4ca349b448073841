import { functionTable } from "offer-valuation/spreadsheet";
import { describe, expect, it } from "vitest";

describe("the table of functions", () => {
  const table = functionTable();

  it("has each name once, in capitals", () => {
    const names = table.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[A-Z][A-Z0-9_]*$/.test(name))).toEqual([]);
  });

  it("holds flows, instruments and offers", () => {
    const names = table.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(["XNPV", "EARN_OUT", "LOCK_UP_DISCOUNT", "VALUE"]));
  });

  it("says of each function and each argument what it means, those that may be left out last", () => {
    for (const { name, summary, parameters } of table) {
      expect(summary, name).toMatch(/^[A-Z].{10,}/);
      const all = Object.values(parameters);
      expect(
        all.filter(({ description }) => description.trim() === ""),
        name,
      ).toEqual([]);
      const firstOptional = all.findIndex(({ optional }) => optional);
      const after = firstOptional < 0 ? [] : all.slice(firstOptional);
      expect(
        after.filter(({ optional }) => !optional),
        name,
      ).toEqual([]);
    }
  });
});

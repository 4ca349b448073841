import { type Context, runInContext } from "node:vm";
import { parse } from "acorn";
import { functionTable, type SpreadsheetFunction } from "offer-valuation/spreadsheet";
import { beforeAll, describe, expect, it } from "vitest";
import { flowFunctions } from "../../../../src/spreadsheet/flowFunctions.js";
import { withTextForms } from "../../../../src/spreadsheet/hosts/hostFunctions.js";
import { instrumentFunctions } from "../../../../src/spreadsheet/instrumentFunctions.js";
import { ABSENT, bareContext, ofZod, presentIn } from "../bareContext.js";
import { builtText } from "../builtFiles.js";
import { ofSource, sampleFor, withDates } from "../samples.js";

const editions: [string, readonly SpreadsheetFunction[], string, number][] = [
  ["offer-valuation-flows.gs", flowFunctions(), "offerFlows_", 100_000],
  ["offer-valuation-instruments.gs", instrumentFunctions(), "offerInstruments_", 100_000],
  ["offer-valuation-offers.gs", functionTable(), "offer_", 693_000],
];

describe.each(editions)("%s", (file, table, caller, limit) => {
  let script: string;
  let sheet: Context;
  const functions = withTextForms(table);

  beforeAll(async () => {
    script = await builtText(`google-sheets/${file}`);
    sheet = bareContext();
    runInContext(script, sheet);
  }, 120_000);

  it(`has fewer than ${limit} bytes`, () => {
    expect(Buffer.byteLength(script)).toBeLessThan(limit);
  });

  it("is a script of ECMAScript 2019 that mentions neither BigInt nor Intl", () => {
    expect(() => parse(script, { ecmaVersion: 2019, sourceType: "script" })).not.toThrow();
    expect(() => parse("a?.b", { ecmaVersion: 2019 })).toThrow();
    if (limit < 200_000) expect(script).not.toMatch(/\b(BigInt|Intl)\b/);
  });

  it("runs where there is next to nothing", () => {
    expect(presentIn(sheet)).toEqual([]);
    expect(presentIn(bareContext({ process }))).toEqual([]);
    expect(
      ABSENT.filter((name) => name.split(".").length === 1 && name in globalThis).length,
    ).toBeGreaterThan(15);
    expect(() => runInContext("new Function('')", sheet)).toThrow();
  });

  it("adds its functions and one name that people do not see", () => {
    const names = (context: Context): string[] =>
      runInContext("Object.getOwnPropertyNames(globalThis)", context);
    const before = new Set([...names(bareContext())]);
    const added = names(sheet).filter((name) => !before.has(name) && !ofZod(name));
    expect(added.sort()).toEqual([...functions.map(({ name }) => `OFFER_${name}`), caller].sort());
  });

  it("documents each function and its parameters for the formula bar", () => {
    for (const { name, definition, figures } of functions) {
      const [comment = ""] =
        new RegExp(`/\\*\\*(?:(?!\\*/)[^])*\\*/\nfunction OFFER_${name}\\(`).exec(script) ?? [];
      expect(comment, name).toContain(" * @customfunction\n */");
      expect(comment.includes("@return {"), name).toBe(figures === "numbers");
      const named = [...comment.matchAll(/@param (?:\{\S+\} )?([a-z0-9_]+)/g)].map(
        ([, parameter]) => parameter,
      );
      const asked = Object.keys(definition.parameters).filter((parameter) => parameter !== "date_system");
      expect(named, name).toEqual(figures === "numbers" ? asked : []);
    }
  });

  it.each(
    functions.map((named) => [named.name, named] as const),
  )("%s is that of the source", (name, named) => {
    const args = sampleFor(named.definition);
    const source = ofSource(named, "1899-12-30");
    expect(source).toHaveProperty("value");
    const made = withDates(args, (date) =>
      runInContext(
        `new Date(${date
          .split("-")
          .map(Number)
          .map((part, at) => part - (at === 1 ? 1 : 0))})`,
        sheet,
      ),
    );
    expect(callIn(sheet, name, made)).toEqual("value" in source ? source.value : `Error: ${source.message}`);
  });
});

/** What a function of a script returns, as the spreadsheet's own arrays; or the error that it throws. */
function callIn(context: Context, name: string, args: readonly unknown[]): unknown {
  context["given"] = args;
  try {
    const result = runInContext(`OFFER_${name}(...given)`, context);
    return typeof result === "object" ? Array.from(result, (row: unknown[]) => Array.from(row)) : result;
  } catch (error) {
    return String(error);
  }
}

it("all scripts can be in one project", { timeout: 120_000 }, async () => {
  const sheet = bareContext();
  for (const [file] of editions) runInContext(await builtText(`google-sheets/${file}`), sheet);
  expect(callIn(sheet, "ANNUITY", [0, 3])).toBe(3);
});

describe("a script in its spreadsheet", () => {
  const script = () => builtText("google-sheets/offer-valuation-flows.gs");
  const flows = [[-100], [121]];

  it("reads dates by the spreadsheet's time zone where the script has another", {
    timeout: 120_000,
  }, async () => {
    const asked: unknown[] = [];
    const sheet = bareContext({
      SpreadsheetApp: { getActiveSpreadsheet: () => ({ getSpreadsheetTimeZone: () => "Pacific/Auckland" }) },
      Session: { getScriptTimeZone: () => "Etc/UTC" },
      Utilities: {
        formatDate: (date: Date, timeZone: string, format: string) => {
          asked.push([timeZone, format]);
          return new Intl.DateTimeFormat("en-CA", { timeZone }).format(date);
        },
      },
    });
    runInContext(await script(), sheet);
    // The first moment of 1 January 2021 and of 1 January 2022 in Auckland.
    const dates = runInContext(
      "[[new Date(Date.UTC(2020, 11, 31, 11))], [new Date(Date.UTC(2021, 11, 31, 11))]]",
      sheet,
    );
    expect(callIn(sheet, "XIRR_TEXT", [flows, dates])).toBe("0.21");
    expect(callIn(sheet, "YEARFRAC_TEXT", [dates[0][0], "2021-01-01", "ACT/365F"])).toBe("0");
    expect(asked[0]).toEqual(["Pacific/Auckland", "yyyy-MM-dd"]);
  });

  it("uses local time where the time zones agree, or there is no spreadsheet", async () => {
    const never = () => {
      throw new Error("is slow");
    };
    const zone = () => "Europe/Vienna";
    const Utilities = { formatDate: never };
    for (const globals of [
      {
        SpreadsheetApp: { getActiveSpreadsheet: () => ({ getSpreadsheetTimeZone: zone }) },
        Session: { getScriptTimeZone: zone },
        Utilities,
      },
      { SpreadsheetApp: { getActiveSpreadsheet: () => null }, Utilities },
      { SpreadsheetApp: { getActiveSpreadsheet: never }, Utilities: undefined },
    ]) {
      const sheet = bareContext(globals);
      runInContext(await script(), sheet);
      expect(callIn(sheet, "XNPV", [0.1, flows, [["2021-01-01"], ["2022-01-01"]]])).toBe(10);
      if (globals.Utilities === undefined) continue;
      const dates = runInContext("[[new Date(2021, 0, 1)], [new Date(2022, 0, 1)]]", sheet);
      expect(callIn(sheet, "XNPV", [0.1, flows, dates])).toBe(10);
    }
  });

  it("takes what Sheets hands over: blanks, serials, texts and errors", async () => {
    const sheet = bareContext();
    runInContext(await script(), sheet);
    const call = (name: string, ...args: unknown[]): unknown => callIn(sheet, name, args);
    expect(call("XNPV", "10%", [[-100], [""], [121]], [[44197], [""], [44562]])).toBe(10);
    expect(call("XNPV", 0.1, [[-100, 121]], [[44197 - 1462, 44562 - 1462]], "", 1904)).toBe(10);
    expect(call("XNPV", 0.1, [[-100, 121]], [["2021-01-01", "2022-01-01"]], "")).toBe(10);
    expect(call("XNPV", 0.1, [["#N/A"], [121]], [[44197], [44562]])).toBe("Error: a cell holds #N/A");
    expect(call("XNPV", 0.1, [["ten"]], [[44197]])).toMatch(/^Error: values: must be a number/);
    expect(call("XNPV", 0.1)).toBe("Error: values: must not all be blank");
    expect(call("XNPV", 0.1, 1, 44197, "", "", "")).toBe("Error: takes at most 5 arguments");
    expect(call("XIRR_ALL", [[-1600, 10000, -10000]], [["2021-01-01", "2022-01-01", "2023-01-01"]])).toEqual([
      [0.25],
      [4],
    ]);
  });
});

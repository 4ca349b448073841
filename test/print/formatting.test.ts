import { readFileSync } from "node:fs";
import { fc, test } from "@fast-check/vitest";
import {
  bridge,
  bridgeSvg,
  cashFlowTable,
  Decimal,
  type PrintOptions,
  parseAssumptions,
  reportedOracleOffer,
  sideBySide,
  type Units,
  valueOffer,
} from "offer-valuation";
import { report, toHtml, toMarkdown } from "offer-valuation/report";
import { describe, expect, it } from "vitest";
import { amount } from "../../src/print/blocks.js";
import { documentFormatting } from "../../src/print/documentFormatting.js";
import { formatting } from "../../src/print/formatting.js";
import { command } from "../command/kit.js";

const AMOUNT = new Decimal("20706005588.0999");
const UNITS: readonly Units[] = ["exact", "cents", "ones", "thousands", "millions", "billions"];

describe("units", () => {
  it.each([
    ["exact", "20,706,005,588.0999", "20,706,005,588.0999"],
    ["cents", "20,706,005,588.10", "20,706,005,588.10"],
    ["ones", "20,706,005,588.10", "20,706,005,588.10"],
    ["thousands", "20,706,005.59", "20,706,005.59"],
    ["millions", "20,706.0", "20,706.01"],
    ["billions", "20.71", "20.71"],
  ] as const)("%s are the same in a text and in a document but for decimal places", (units, text, document) => {
    expect(formatting({ units }).shown(AMOUNT)).toBe(text);
    expect(documentFormatting({ units }).quantity(amount(AMOUNT))).toBe(document);
    for (const places of [0, 3, 20])
      expect(documentFormatting({ units, places }).quantity(amount(AMOUNT))).toBe(
        formatting({ units, places }).shown(AMOUNT),
      );
  });

  test.prop([
    fc.constantFrom(...UNITS),
    fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
    fc.integer({ min: 0, max: 6 }),
  ])("are powers of ten of what is shown", (units, cents, places) => {
    const value = new Decimal(`${cents}e-2`);
    const shown = formatting({ units, places });
    const power = { thousands: 3, millions: 6, billions: 9 }[units as string] ?? 0;
    const expected = value.times(`1e-${power}`).toDecimalPlaces(places, Decimal.ROUND_HALF_UP);
    expect(new Decimal(shown.shown(value).replaceAll(",", "")).equals(expected)).toBe(true);
  });

  it("come from one option to every printed figure", async () => {
    const beliefs = parseAssumptions(JSON.parse(readFileSync("examples/oracle-tiktok.buyer.json", "utf8")));
    const options = { units: "millions", locale: "de", places: 3 } as const satisfies PrintOptions;
    const valuation = valueOffer(reportedOracleOffer, beliefs);
    const shown = "20.706,015";
    const made = report(reportedOracleOffer, beliefs);
    const waterfall = bridge(reportedOracleOffer, beliefs);
    const withOdds = "5.072,974";
    expect(valuation.presentValue.toFixed(0)).toBe("20706014642");
    for (const text of [
      valuation.toString(options),
      sideBySide([valuation], options),
      toHtml(made, options),
      toMarkdown(made, options),
    ])
      expect(text).toContain(shown);
    for (const text of [waterfall.toString(options), bridgeSvg(waterfall, options), toHtml(made, options)])
      expect(text).toContain(withOdds);
    expect(cashFlowTable(valuation, options)).toContain("9.876,368");
    const files = ["offer", "buyer"].map((name) => [
      `${name}.json`,
      readFileSync(`examples/oracle-tiktok.${name}.json`, "utf8"),
    ]);
    const call = ["offer.json", "buyer.json", "--units", "millions", "--locale", "de"];
    const texts = Object.fromEntries(files.map(([name, text]) => [name, JSON.parse(text as string)]));
    expect((await command(["value", ...call], texts)).stdout).toContain("20.706,01");
    expect((await command(["value", ...call, "--format", "svg"], texts)).stdout).toContain(
      ">5.072,97</text>",
    );
  });
});

describe("what there is none of", () => {
  it.each([
    [{ units: "dozens" }, "invalid-term", ["options", "units"]],
    [{ units: "constructor" }, "invalid-term", ["options", "units"]],
    [{ units: 6 }, "invalid-type", ["options", "units"]],
    [{ locale: "no such locale" }, "invalid-term", ["options", "locale"]],
    [{ locale: 5 }, "invalid-type", ["options", "locale"]],
    [{ places: -1 }, "invalid-type", ["options", "places"]],
    [{ places: 21 }, "invalid-type", ["options", "places"]],
    [{ unit: "millions" }, "unknown-key", ["options", "unit"]],
  ] as const)("is refused: %j", (options, code, path) => {
    for (const make of [() => formatting(options as never), () => documentFormatting(options as never)])
      expect(make).toThrow(expect.objectContaining({ issues: [expect.objectContaining({ code, path })] }));
  });
});

/**
 * A sheet of HyperFormula that values the reported offer from its two tables, and again when a belief changes.
 * HyperFormula is not part of this library and has licence terms of its own: GPL-3.0, or a commercial licence.
 *
 *   npx tsx examples/spreadsheets/hyperformula/sheet.ts
 */
import * as hyperformula from "hyperformula";
import { reportedOracleOffer } from "offer-valuation";
import { beliefRows, hyperFormulaPlugin, offerRows } from "offer-valuation/spreadsheet";

const { plugin, translations } = hyperFormulaPlugin(hyperformula);
hyperformula.HyperFormula.registerFunctionPlugin(plugin, translations);

const beliefs = beliefRows({
  valuationDate: "2020-09-14",
  closing: "2020-11-12",
  discountRate: "0.08",
  metrics: { "us-profit": { forecast: { 2021: "1.0e9", 2022: "1.5e9" } } },
});
const sheet = hyperformula.HyperFormula.buildFromSheets(
  {
    Value: [["=OFFER_VALUE(Terms!A1:H60, Beliefs!A1:H60)"]],
    Terms: offerRows(reportedOracleOffer).map((row) => [...row]),
    Beliefs: beliefs.map((row) => [...row]),
  },
  { licenseKey: "gpl-v3", smartRounding: false },
);
const value = () => Number(sheet.getCellValue({ sheet: 0, row: 0, col: 0 })).toFixed(2);

console.log(`At a discount rate of 8%:  ${value()}`);
const row = beliefs.findIndex((cells) => cells.includes("discountRate"));
sheet.setCellContents({ sheet: 2, row, col: 3 }, "12%");
console.log(`At a discount rate of 12%: ${value()}`);

// "offer-valuation" is the built package when `npm run bench` runs this, and the source in unit tests.
export * from "offer-valuation";
export { hyperFormulaPlugin } from "offer-valuation/spreadsheet";
export { certifiedCall } from "./certifiedCall.js";

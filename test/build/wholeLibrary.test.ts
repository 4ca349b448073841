import { runInContext } from "node:vm";
import { reportedOracleOffer, valueOffer } from "offer-valuation";
import { expect, it } from "vitest";
import { hostBundle } from "../../build/hostBundle.js";
import { bareContext } from "../spreadsheet/hosts/bareContext.js";
import { sourceFiles } from "../support/sourceFiles.js";

const beliefs = {
  valuationDate: "2020-09-14",
  closing: "2020-11-12",
  discountRate: "0.08",
  metrics: { "us-profit": { forecast: { 2021: "1.0e9", 2022: "1.5e9" } } },
};

it("a whole offer, zod included, is valued where next to nothing is there", {
  timeout: 120_000,
}, async () => {
  const entry = `import { valueOffer } from "./src/offer/valueOffer.js";
import { reportedOracleOffer } from "./src/deals/reportedOracleOffer.js";
value = (beliefs) => String(valueOffer(reportedOracleOffer, beliefs));`;
  const context = bareContext();
  runInContext(`var value;${(await hostBundle(entry, { descriptions: [], light: false })).code}`, context);
  context["beliefs"] = JSON.stringify(beliefs);
  expect(runInContext("value(JSON.parse(beliefs))", context)).toBe(
    String(valueOffer(reportedOracleOffer, beliefs)),
  );
});

/** A text of TypeScript without its comments and its texts over several lines, which may hold data. */
const code = (text: string): string =>
  text.replace(/^ *(\/\*\*|\*|\/\/).*$/gm, "").replace(/`[^`$]*`/g, '""');

it("the library computes without BigInt, which hosts need not have", () => {
  const found = [...sourceFiles()].filter(([, text]) => /\bBigInt\(|[^\w²³−(]\d+n\b/.test(code(text)));
  expect(found.map(([file]) => file)).toEqual([]);
});

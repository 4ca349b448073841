/**
 * Oracle's reported offer beside an all-cash bid and a partnership, as its seller and its buyer may see them: which is worth
 * most to whom, why the headline is not the value, and what in the inputs deserves a look.
 *
 *   npx tsx examples/compare.ts
 *
 * Only Oracle's terms were reported. The other two offers and all beliefs are illustrations, in compare.rivals.json and in the
 * files of the three views.
 */
import { readFileSync } from "node:fs";
import {
  type AssumptionsInput,
  bridge,
  compareOffers,
  type IndifferenceRange,
  indifference,
  parseOffer,
  reportedOracleOffer,
} from "offer-valuation";

const readJson = (file: string) => JSON.parse(readFileSync(new URL(file, import.meta.url), "utf8"));

const { rivals, creditSpreads, moved } = readJson("compare.rivals.json") as {
  rivals: readonly unknown[];
  creditSpreads: Record<string, string>;
  moved: IndifferenceRange;
};
const offers = [reportedOracleOffer, ...rivals.map((rival) => parseOffer(rival))];
const views = ["seller", "buyer"].map((view): AssumptionsInput => {
  const beliefs = readJson(`oracle-tiktok.${view}.json`) as AssumptionsInput;
  return { ...beliefs, creditSpreads };
});

heading("Three offers, two viewpoints");
const comparison = compareOffers(offers, views);
console.log(String(comparison));
for (const { viewpoint, ranking } of comparison.views) console.log(`\n${viewpoint}: ${ranking.join(" > ")}`);

heading("From headline to value");
for (const beliefs of views) console.log(`${bridge(reportedOracleOffer, beliefs)}\n`);

heading("How likely must Beijing's approval be?");
const [seller] = views;
const [oracle, , partnership] = offers;
if (seller !== undefined && oracle !== undefined && partnership !== undefined) {
  console.log(indifference(oracle, partnership, seller, moved).text);
}

heading("Worth a look");
for (const { viewpoint, offers: cells } of comparison.views) {
  for (const { offer, valuation } of cells) {
    for (const { code, text } of valuation?.diagnostics ?? []) {
      // Each offer leaves beliefs unused that the others need.
      if (code !== "unused-belief") console.log(`  - ${viewpoint}, ${offer}: ${text}`);
    }
  }
}

function heading(title: string): void {
  console.log(`\n${"═".repeat(title.length)}\n${title}\n${"═".repeat(title.length)}\n`);
}

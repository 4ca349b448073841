/**
 * What announced offers are worth. Terms are as reported, with sources; beliefs are illustrations.
 *
 *   npx tsx examples/deals/value.ts                           every offer, one line each
 *   npx tsx examples/deals/value.ts disney-fox                one offer (or several): table, and what was taken for granted
 *   npx tsx examples/deals/value.ts disney-fox --term-sheet   the same after its term sheet, with facts and sources
 */
import { readdirSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { parseAssumptions, parseOffer, termSheet, valueOffer } from "offer-valuation";

const here = new URL(".", import.meta.url);
const deals = readdirSync(here).flatMap((file) => /^(.+)\.offer\.json$/.exec(file)?.[1] ?? []);
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { "term-sheet": { type: "boolean", default: false } },
});
const unknown = positionals.filter((name) => !deals.includes(name));
if (unknown.length > 0) throw new Error(`No deal ${unknown.join(", ")}: there are ${deals.join(", ")}`);

const readJson = (file: string): unknown => JSON.parse(readFileSync(new URL(file, here), "utf8"));
const read = (deal: string) => {
  const offer = parseOffer(readJson(`${deal}.offer.json`));
  return { offer, valuation: valueOffer(offer, parseAssumptions(readJson(`${deal}.beliefs.json`))) };
};

if (positionals.length === 0) for (const deal of deals) printLine(deal);
for (const deal of positionals) printInFull(deal);

function printLine(deal: string): void {
  const { presentValue, currency, withOdds } = read(deal).valuation;
  const odds = withOdds === undefined ? "" : `  closes with ${withOdds.probability.times(100).toFixed(0)}%`;
  console.log(`${deal.padEnd(24)}${currency} ${presentValue.toFixed(2).padStart(15)}${odds}`);
}

function printInFull(deal: string): void {
  const { offer, valuation } = read(deal);
  console.log(`\n${"═".repeat(offer.name.length)}\n${offer.name}\n${"═".repeat(offer.name.length)}\n`);
  if (values["term-sheet"]) console.log(`${termSheet(offer)}\n`);
  console.log(`${valuation}\n\nTaken for granted:`);
  for (const { text } of valuation.assumed) console.log(`  - ${text}`);
  if (valuation.diagnostics.length > 0) console.log("\nWorth a look:");
  for (const { text } of valuation.diagnostics) console.log(`  - ${text}`);
}

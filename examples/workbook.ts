/**
 * Oracle's reported offer as a workbook with live formulas, for a colleague to check and to change: `oracle-tiktok.xlsx`, with the
 * views of the seller, the buyer and a sceptic, of which a cell chooses one.
 *
 *   npx tsx examples/workbook.ts examples/oracle-tiktok.xlsx             all three views
 *   npx tsx examples/workbook.ts mine.xlsx my-beliefs.json               views of one's own, any number of files
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseAssumptions, parseOffer } from "offer-valuation";
import { workbook, xlsx } from "offer-valuation/workbook";

const here = new URL(".", import.meta.url);
const readJson = (file: string | URL): unknown => JSON.parse(readFileSync(file, "utf8"));

const [file, ...given] = process.argv.slice(2);
const shown = ["seller", "buyer", "sceptic"].map((view) => new URL(`oracle-tiktok.${view}.json`, here));
const views = (given.length === 0 ? shown : given).map((view) => parseAssumptions(readJson(view)));
const offer = parseOffer(readJson(new URL("oracle-tiktok.offer.json", here)));
const book = workbook(offer, views);

if (file !== undefined) writeFileSync(file, await xlsx(book));
console.log(
  file ?? "Nothing is written without a file name: npx tsx examples/workbook.ts oracle-tiktok.xlsx",
);
for (const { name, rows } of book.sheets) console.log(`  ${name}: ${rows.length} rows`);

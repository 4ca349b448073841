/**
 * Oracle's reported offer as a workbook with live formulas, for a colleague to check and to change.
 *
 *   npx tsx examples/workbook.ts oracle-tiktok.xlsx                                    the seller's view
 *   npx tsx examples/workbook.ts oracle-tiktok.xlsx examples/oracle-tiktok.buyer.json  another one
 */
import { readFileSync, writeFileSync } from "node:fs";
import { parseAssumptions, parseOffer } from "offer-valuation";
import { workbook, xlsx } from "offer-valuation/workbook";

const here = new URL(".", import.meta.url);
const readJson = (file: string | URL): unknown => JSON.parse(readFileSync(file, "utf8"));

const [file, view = new URL("oracle-tiktok.seller.json", here)] = process.argv.slice(2);
const offer = parseOffer(readJson(new URL("oracle-tiktok.offer.json", here)));
const book = workbook(offer, parseAssumptions(readJson(view)));

if (file !== undefined) writeFileSync(file, await xlsx(book));
console.log(
  file ?? "Nothing is written without a file name: npx tsx examples/workbook.ts oracle-tiktok.xlsx",
);
for (const { name, rows } of book.sheets) console.log(`  ${name}: ${rows.length} rows`);

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
if (file === undefined) throw new Error("say where to write the workbook: oracle-tiktok.xlsx");

const offer = parseOffer(readJson(new URL("oracle-tiktok.offer.json", here)));
const book = workbook(offer, parseAssumptions(readJson(view)));
writeFileSync(file, await xlsx(book));
console.log(`${file}: ${book.sheets.map(({ name }) => name).join(", ")}`);

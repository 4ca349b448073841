/**
 * What is the offer worth that Oracle was reported to have made for TikTok's US operations?
 *
 *   npx tsx examples/oracle-tiktok.ts                           three views: a seller's, a buyer's, a sceptic's
 *   npx tsx examples/oracle-tiktok.ts examples/my-beliefs.json  one's own view (any number of files)
 */
import { readFileSync } from "node:fs";
import {
  cashFlowTable,
  parseAssumptions,
  parseOffer,
  sideBySide,
  stock,
  termSheet,
  valueOffer,
} from "offer-valuation";

const here = new URL(".", import.meta.url);
const readJson = (file: string | URL): unknown => JSON.parse(readFileSync(file, "utf8"));

const offer = parseOffer(readJson(new URL("oracle-tiktok.offer.json", here)));
const files =
  process.argv.length > 2
    ? process.argv.slice(2)
    : ["seller", "buyer", "sceptic"].map((view) => new URL(`oracle-tiktok.${view}.json`, here));
const valuations = files.map((file) => valueOffer(offer, parseAssumptions(readJson(file))));

heading("The offer");
console.log(termSheet(offer));

heading("What it is worth, view by view");
console.log(sideBySide(valuations));

for (const valuation of valuations) {
  heading(valuation.beliefs ?? "A view without a name");
  console.log(`${valuation}\n\n${cashFlowTable(valuation)}\n\nTaken for granted:`);
  for (const { text } of valuation.assumed) console.log(`  - ${text}`);
  if (valuation.diagnostics.length > 0) console.log("\nWorth a look:");
  for (const { text } of valuation.diagnostics) console.log(`  - ${text}`);
}

// It was not reported whether the stock is a fixed value or a fixed number of shares. They are different contracts: read as
// a number, its value moves with the price and is not discounted at a rate.
heading("The same offer, had the stock been a fixed 175 million shares (an illustration)");
const shares = stock({ shares: "175e6", issuer: "ORCL" });
const fixedNumber = parseOffer({
  ...offer.toJSON(),
  components: offer.components.map((component) => (component.type === "stock" ? shares : component)),
});
console.log(sideBySide(files.map((file) => valueOffer(fixedNumber, parseAssumptions(readJson(file))))));

function heading(title: string): void {
  console.log(`\n${"═".repeat(title.length)}\n${title}\n${"═".repeat(title.length)}\n`);
}

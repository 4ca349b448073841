/**
 * What was Oracle's reported offer worth to ByteDance on 14 September 2020, when it might well not close?
 *
 *   npx tsx examples/oracle-tiktok-deal.ts                         the beliefs in oracle-tiktok.completion.json
 *   npx tsx examples/oracle-tiktok-deal.ts my-beliefs.json         one's own view (any number of files)
 *
 * Reported: the terms, the approvals of the White House, CFIUS and Beijing, the dates of 20 September (a plan for a sale), 29
 * September (a ban unless there is one) and 12 November (completion), that Microsoft was out, and that a "trusted tech
 * partner" was likelier than a sale. Everything in the beliefs, and every value below that is called an illustration, is not.
 */
import { readFileSync } from "node:fs";
import {
  cash,
  type DealInput,
  offer,
  parseAssumptions,
  parseOffer,
  probabilityOf,
  reportedOracleOffer,
  valueDeal,
} from "offer-valuation";

const here = new URL(".", import.meta.url);
const readJson = (file: string | URL): unknown => JSON.parse(readFileSync(file, "utf8"));
const files =
  process.argv.length > 2 ? process.argv.slice(2) : [new URL("oracle-tiktok.completion.json", here)];

// The reported offer, with the first deadline as a condition before the approvals.
const sale = parseOffer({
  ...reportedOracleOffer.toJSON(),
  conditions: [
    { event: "plan-by-20-september", description: "A plan for a sale is announced by 20 September 2020" },
    ...reportedOracleOffer.conditions,
  ],
});

// Instead of a sale: ByteDance keeps the business and Oracle becomes its partner. No value was reported; this is an illustration.
const partnership = offer({
  name: "Trusted tech partnership",
  currency: "USD",
  bidder: "ByteDance itself",
  components: [cash({ name: "Business kept, an illustration", amount: "15e9" })],
  conditions: [{ event: "partnership-approval" }],
});
const partner = (closing: string) => ({ alternative: { offer: partnership, closing } });

const deal: DealInput = {
  name: "The reported offer, or what follows",
  offer: sale,
  outsideDate: "2020-11-12",
  // A ban leaves nothing; Microsoft, told on 13 September that it was out, is no alternative.
  otherwise: { alternative: "nothing" },
  causes: {
    "plan-by-20-september": { on: "2020-09-29", ...partner("2020-11-12") },
    "beijing-approval": partner("2020-11-12"),
  },
};

for (const file of files) {
  const beliefs = parseAssumptions(readJson(file));
  const valuation = valueDeal(deal, beliefs);
  console.log(`${valuation}\n`);

  const approvals = sale.conditions.map(({ event }) => event);
  console.log(`All conditions are met with ${percent(probabilityOf(approvals, beliefs))}.`);
  for (const event of approvals) console.log(`  ${event}: ${percent(probabilityOf([event], beliefs))}`);
  if (valuation.bounds !== undefined) {
    const { lower, upper } = valuation.bounds;
    console.log(`  Had what is taken as independent hung together: ${percent(lower)} to ${percent(upper)}.`);
  }
  const billions = valuation.expectedValue.div("1e9").toFixed(2);
  console.log(`\nTo take part is worth as much as $${billions} billion for certain today.`);

  console.log("\nTaken for granted:");
  for (const { text } of valuation.assumed) console.log(`  - ${text}`);
  if (valuation.diagnostics.length > 0) console.log("\nWorth a look:");
  for (const { text } of valuation.diagnostics) console.log(`  - ${text}`);
}

function percent(fraction: ReturnType<typeof probabilityOf>): string {
  return `${fraction.times(100).toFixed(2)}%`;
}

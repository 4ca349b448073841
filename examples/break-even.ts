/**
 * Which annual US profit of TikTok would make Oracle's reported offer worth $30 billion?
 *
 *   npx tsx examples/break-even.ts                     the beliefs in break-even.beliefs.json
 *   npx tsx examples/break-even.ts my-beliefs.json     one's own
 *
 * Reported: $10 billion in cash, $10 billion in Oracle stock, 50% of the annual US profit for two years. No profit was reported:
 * this asks what one would have to believe, the same profit in both years.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { breakEven, parseAssumptions, reportedOracleOffer, sensitivity, tornadoSvg } from "offer-valuation";

const [, , file = new URL("break-even.beliefs.json", import.meta.url), picture] = process.argv;
const beliefs = parseAssumptions(JSON.parse(readFileSync(file, "utf8")));

const answer = breakEven(reportedOracleOffer, beliefs, {
  target: "30e9",
  paths: ["metrics.us-profit.forecast.2021", "metrics.us-profit.forecast.2022"],
  together: "same",
});

const billions = (text: { div(divisor: string): { toFixed(places: number): string } }): string =>
  text.div("1e9").toFixed(2);
const [solution] = answer.solutions;
console.log(
  solution === undefined
    ? "No annual US profit that was tried makes the reported offer worth $30 billion."
    : `The reported offer is worth $30 billion if TikTok's US profit is $${billions(solution.value)} billion in each of 2021 and 2022.`,
);
console.log(`\n${answer}\n`);

const matters = sensitivity(reportedOracleOffer, beliefs);
console.log(String(matters));
// A second argument names a file for the picture.
if (picture !== undefined) writeFileSync(picture, tornadoSvg(matters));

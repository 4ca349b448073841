/**
 * The whole sweep in this one process, to standard output: what every engine must come to, to the last digit.
 *
 *     node single.js offers.ndjson beliefs.ndjson > answers.ndjson
 */
import { answersTo, blocksOf, linesOf, sweepAsked } from "./sweep.js";

for await (const block of blocksOf(sweepAsked().sweep)) {
  for (const line of linesOf(block.map(answersTo))) process.stdout.write(`${line}\n`);
}

/**
 * All of it in this one process, to standard output: what every engine must come to, to the last digit.
 *
 *     node single.js offers.ndjson beliefs.ndjson > answers.ndjson
 */
import { answersTo, blocksOf, linesOfBlock, workAsked } from "./work.js";

for await (const block of blocksOf(workAsked().work)) {
  for (const line of linesOfBlock(block.map(answersTo))) process.stdout.write(`${line}\n`);
}

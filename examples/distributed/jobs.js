/**
 * A sweep as jobs of the command, one on each line, for programs that hand lines to many processes:
 *
 *     node jobs.js offers.ndjson beliefs.ndjson |
 *       parallel --pipe -N 2000 --keep-order --retries 3 -j 100% 'npx offer-valuation value --each || test $? = 1' > valuations.ndjson
 *
 * A line that is no JSON makes a job that is none: its error stands in its place.
 */
import { once } from "node:events";
import { linesOf } from "./lines.js";

const [offers = "", beliefs = ""] = process.argv.slice(2);
const views = [];
for await (const view of linesOf(beliefs)) views.push(view);
let number = 0;
for await (const offer of linesOf(offers)) {
  number += 1;
  for (const [index, view] of views.entries()) {
    const job = `{"id":{"offer":${number},"beliefs":${index + 1}},"offer":${offer},"beliefs":${view}}\n`;
    if (!process.stdout.write(job)) await once(process.stdout, "drain");
  }
}

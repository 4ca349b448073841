/**
 * What all partitions have come to, as lines in the order of the sweep.
 *
 *     node duckdb/answers.js results > answers.ndjson
 */
import { join } from "node:path";
import { openDatabase, quoted } from "./database.js";

const files = join(process.argv[2], "part-*.parquet");
const connection = await openDatabase();
const answers = await connection.stream(
  `select offer, beliefs, value from ${quoted(files)} order by offer, beliefs`,
);
for await (const rows of answers.yieldRows()) {
  for (const [offer, beliefs, value] of rows) {
    process.stdout.write(`{"offer":${offer},"beliefs":${beliefs},${String(value).slice(1)}\n`);
  }
}

/**
 * Every offer of one partition under all beliefs, by SQL, to a Parquet file that is written whole or not at all.
 *
 *     seq 0 15 | parallel -j 100% --retries 3 node duckdb/value.js offers.parquet beliefs.parquet results {} 16
 */
import { existsSync, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { openDatabase, quoted } from "./database.js";

const [offers, beliefs, folder, part, parts] = process.argv.slice(2);
const file = join(folder, `part-${part}-of-${parts}.parquet`);
if (existsSync(file)) process.exit(0);

mkdirSync(folder, { recursive: true });
const draft = join(folder, `part-${part}.${process.pid}.draft`);
const connection = await openDatabase();
await connection.run(`
  copy (
    select offers.line as offer, beliefs.line as beliefs, offer_value(offers.document, beliefs.document) as value
    from ${quoted(offers)} as offers cross join ${quoted(beliefs)} as beliefs
    where offers.line % ${Number(parts)} = ${Number(part)}
  ) to ${quoted(draft)} (format parquet)
`);
renameSync(draft, file);

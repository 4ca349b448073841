/**
 * A file of documents, one on each line, as Parquet: the number of the line, and its text.
 *
 *     node duckdb/parquet.js offers.ndjson offers.parquet
 */
import { linesOf } from "../lines.js";
import { openDatabase, quoted } from "./database.js";

const [from, to] = process.argv.slice(2);
const connection = await openDatabase();
await connection.run("create table documents (line integer, document varchar)");
const appender = await connection.createAppender("documents");
let line = 0;
for await (const text of linesOf(from)) {
  appender.appendInteger(++line);
  if (text === null) appender.appendNull();
  else appender.appendVarchar(text);
  appender.endRow();
}
appender.closeSync();
await connection.run(`copy documents to ${quoted(to)} (format parquet)`);

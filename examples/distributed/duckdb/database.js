/** DuckDB with one more function: `offer_value(offer, beliefs)`, from two documents to what `answer` gives, as JSON. */
import { DuckDBInstance, DuckDBScalarFunction, VARCHAR } from "@duckdb/node-api";
import { parseAssumptions, parseOffer } from "offer-valuation";
import { answer, reading } from "../answers.js";
import { figuresOf } from "../sweep.js";

/** The most characters of one value. */
const LONGEST_VALUE = 1_000_000;

/** A database in memory that downloads nothing. The function is JavaScript, so one process values on one core. */
export async function openDatabase() {
  const instance = await DuckDBInstance.create(":memory:", {
    threads: "1",
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const connection = await instance.connect();
  const offerIn = remembering(reading("offer", parseOffer));
  const beliefsIn = remembering(reading("beliefs", parseAssumptions));
  connection.registerScalarFunction(
    DuckDBScalarFunction.create({
      name: "offer_value",
      parameterTypes: [VARCHAR, VARCHAR],
      returnType: VARCHAR,
      // Documents that were too long to keep are NULL: they too have an answer.
      specialHandling: true,
      mainFunction(_, rows, values) {
        const [offers, beliefs] = [rows.getColumnValues(0), rows.getColumnValues(1)];
        for (const [row, offer] of offers.entries()) {
          const [read, view] = [
            offerIn(/** @type {string | null} */ (offer)),
            beliefsIn(/** @type {string | null} */ (beliefs[row])),
          ];
          values.setItem(
            row,
            answer({}, LONGEST_VALUE, () => figuresOf(read(), view(), {})),
          );
        }
        values.flush();
      },
    }),
  );
  return connection;
}

/**
 * A join gives the same documents again and again: those seen lately are not read again.
 *
 * @template Read
 * @param {(line: string | null) => Read} read
 * @returns {(line: string | null) => Read}
 */
function remembering(read) {
  /** @type {Map<string | null, Read>} */
  const seen = new Map();
  return (line) => {
    let found = seen.get(line);
    if (found === undefined) {
      if (seen.size >= 2000) seen.clear();
      found = read(line);
      seen.set(line, found);
    }
    return found;
  };
}

/** @param {string} text */
export const quoted = (text) => `'${text.replaceAll("'", "''")}'`;

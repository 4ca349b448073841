/**
 * What is to be valued, cut into chunks, and what one chunk comes to. Nothing here knows of an engine: one process, BullMQ and
 * DuckDB all call `answersTo` or `answer`, so their digits are the same.
 *
 * A sweep is offers × beliefs × seeds. A simulation is the paths of one offer. A chunk of either is plain JSON that says all
 * there is to know, takes a worker some seconds, and is answered by lines of JSON: one for each valuation or for each part of the
 * simulation, with a value or with an error, and never none.
 */
import { parseArgs } from "node:util";
import { OfferError, parseAssumptions, parseOffer, valueOffer } from "offer-valuation";
import { bandsOf } from "./lines.js";

/** How chunks are written. A worker refuses what it does not know. */
const FORMAT = "offer-valuation chunk 1";

/** The most characters that the answers to one chunk may have, in equal shares for its lines: so much the queue must hold. */
const LONGEST_ANSWER = 8_000_000;

/**
 * A rectangle of a sweep. Lines are as they stand in the files, unread; null where a line was too long to keep.
 *
 * @typedef {object} Chunk
 * @property {string} format
 * @property {number} firstOffer The number of the first line, from 1.
 * @property {(string | null)[]} offers
 * @property {number} firstBeliefs
 * @property {(string | null)[]} beliefs
 * @property {Options} options
 *
 * @typedef {Pick<Chunk, "firstOffer" | "firstBeliefs" | "options"> & { offers: number, beliefs: number }} Outline A chunk without its documents.
 *
 * @typedef {object} Options
 * @property {number[]} [seeds] Values are simulated with each of these seeds; in closed form unless stated.
 * @property {number} [paths] How many paths a simulated value has.
 * @property {boolean} [whole] Whether an answer is the whole valuation, or its present values alone.
 *
 * @typedef {object} Sweep
 * @property {string} offers A file of offers, one on each line.
 * @property {string} beliefs A file of beliefs, one on each line.
 * @property {number} rows How many offers a chunk has.
 * @property {number} columns How many beliefs a chunk has.
 * @property {Options} options
 *
 * @typedef {{ readonly [name: string]: number }} Place Which offer, beliefs and seed, or which part of a simulation.
 */

/**
 * The sweep that a command line asks for; what it says besides is in `values`.
 *
 *     offers.ndjson beliefs.ndjson [--rows 50] [--columns 50] [--seeds 1,2,3 --paths 65536] [--whole]
 *
 * @param {import("node:util").ParseArgsConfig["options"]} [besides]
 */
export function sweepAsked(besides = {}) {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rows: { type: "string", default: "50" },
      columns: { type: "string", default: "50" },
      seeds: { type: "string" },
      paths: { type: "string" },
      whole: { type: "boolean" },
      ...besides,
    },
  });
  const [offers, beliefs] = positionals;
  if (offers === undefined || beliefs === undefined) throw new Error("name a file of offers and a file of beliefs");
  const { rows, columns, seeds, paths, whole } = values;
  /** @type {Sweep} */
  const sweep = {
    offers,
    beliefs,
    rows: Number(rows),
    columns: Number(columns),
    options: {
      ...(seeds === undefined ? {} : { seeds: String(seeds).split(",").map(Number), paths: Number(paths) }),
      ...(whole === true ? { whole } : {}),
    },
  };
  return { sweep, values };
}

/**
 * The chunks of a sweep in blocks, one for each band of offers. Only the beliefs and one band of offers are in memory.
 *
 * @param {Sweep} sweep
 * @returns {AsyncGenerator<Chunk[]>}
 */
export async function* blocksOf({ offers, beliefs, rows, columns, options }) {
  const columnsOf = [];
  for await (const band of bandsOf(beliefs, columns)) columnsOf.push(band);
  for await (const band of bandsOf(offers, rows)) {
    yield columnsOf.map(({ first, lines }) => ({
      format: FORMAT,
      firstOffer: band.first,
      offers: band.lines,
      firstBeliefs: first,
      beliefs: lines,
      options,
    }));
  }
}

/**
 * The answers to a chunk: a list for each of its offers.
 *
 * @param {Chunk} chunk
 * @returns {string[][]}
 */
export function answersTo(chunk) {
  if (chunk.format !== FORMAT) throw new Error(`a chunk must be "${FORMAT}", not ${JSON.stringify(chunk.format)}`);
  const places = placesOf(outlineOf(chunk));
  const share = Math.floor(LONGEST_ANSWER / places.flat().length);
  const offers = chunk.offers.map(reading("offer", parseOffer));
  const beliefs = chunk.beliefs.map(reading("beliefs", parseAssumptions));
  return places.map((row) =>
    row.map((place) => {
      const offer = offers[place["offer"] - chunk.firstOffer];
      const view = beliefs[place["beliefs"] - chunk.firstBeliefs];
      return answer(place, share, () => figuresOf(offer(), view(), chunk.options, place["seed"]));
    }),
  );
}

/**
 * The lines of a block: those of all its chunks, offer by offer.
 *
 * @param {readonly string[][][]} answers What each chunk of it came to.
 * @returns {string[]}
 */
export const linesOf = (answers) => answers[0].flatMap((_, row) => answers.flatMap((rows) => rows[row]));

/**
 * Where the answers to a chunk belong, in their order.
 *
 * @param {Outline} outline
 * @returns {Place[][]}
 */
export function placesOf({ firstOffer, offers, firstBeliefs, beliefs, options: { seeds } }) {
  return Array.from({ length: offers }, (_, row) =>
    Array.from({ length: beliefs }, (_, column) => {
      const place = { offer: firstOffer + row, beliefs: firstBeliefs + column };
      return seeds === undefined ? [place] : seeds.map((seed) => ({ ...place, seed }));
    }).flat(),
  );
}

/**
 * @param {Chunk} chunk
 * @returns {Outline}
 */
export const outlineOf = ({ firstOffer, offers, firstBeliefs, beliefs, options }) => ({
  firstOffer,
  offers: offers.length,
  firstBeliefs,
  beliefs: beliefs.length,
  options,
});

/**
 * One line: a place with its value, or with what is wrong.
 *
 * @param {Place} place
 * @param {number} longest How many characters the line may have.
 * @param {() => object} value
 */
export function answer(place, longest, value) {
  try {
    const line = JSON.stringify({ ...place, ...value() });
    if (line.length <= longest) return line;
    return refusal(place, { code: "too-large", message: `the answer has more than ${longest} characters` });
  } catch (error) {
    return refusal(place, problemOf(error));
  }
}

/**
 * @param {Place} place
 * @param {{ code: string, message: string }} error
 */
export const refusal = (place, error) => JSON.stringify({ ...place, error });

/** @param {unknown} error */
function problemOf(error) {
  if (error instanceof OfferError) return { code: error.code, message: error.message.slice(0, 500) };
  if (error instanceof SyntaxError) return { code: "invalid-json", message: error.message.slice(0, 500) };
  throw error;
}

/**
 * A reader of lines that reads each of them once, when it is first asked for, and complains about it each time.
 *
 * @template Read
 * @param {string} name
 * @param {(document: unknown) => Read} parse
 * @returns {(line: string | null) => () => Read}
 */
export function reading(name, parse) {
  return (line) => {
    /** @type {{ value: Read } | { error: unknown } | undefined} */
    let read;
    return () => {
      read ??= attempt(() => {
        if (line === null) throw new OfferError({ code: "too-large", path: [name], message: "is too long a line" });
        const document = JSON.parse(line);
        try {
          return parse(document);
        } catch (error) {
          throw error instanceof OfferError ? error.within([name]) : error;
        }
      });
      if ("error" in read) throw read.error;
      return read.value;
    };
  };
}

/**
 * @template Value
 * @param {() => Value} run
 */
function attempt(run) {
  try {
    return { value: run() };
  } catch (error) {
    return { error };
  }
}

/**
 * @param {import("offer-valuation").Offer} offer
 * @param {import("offer-valuation").Assumptions} beliefs
 * @param {Options} options
 * @param {number} [seed]
 * @returns {object}
 */
export function figuresOf(offer, beliefs, { paths, whole = false }, seed) {
  const valuation = valueOffer(offer, beliefs);
  if (whole) return { valuation };
  const { currency, presentValue, withOdds } = valuation;
  return { currency, presentValue, withOdds: withOdds?.presentValue };
}

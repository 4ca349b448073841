/** A sweep: offers × beliefs × seeds, in rectangles that take some seconds each. */
import { parseAssumptions, parseOffer, valueOffer } from "offer-valuation";
import { answer, reading } from "./answers.js";
import { bandsOf } from "./lines.js";

/** How a chunk of a sweep is written. */
export const SWEEP = "offer-valuation sweep 1";

/** The most characters that the answers to one chunk may have, in equal shares for its lines: so much a queue must hold. */
const LONGEST_ANSWERS = 8_000_000;

/**
 * A rectangle of a sweep. Documents are lines as they stand in their files, unread; null where one was too long to keep.
 *
 * @typedef {object} SweepChunk
 * @property {typeof SWEEP} format
 * @property {number} firstOffer The number of the first line, from 1.
 * @property {(string | null)[]} offers
 * @property {number} firstBeliefs
 * @property {(string | null)[]} beliefs
 * @property {Asked} asked
 *
 * @typedef {Omit<SweepChunk, "offers" | "beliefs"> & { offers: number, beliefs: number }} SweepOutline
 *
 * @typedef {object} Asked
 * @property {number[]} [seeds] Values are simulated, with each of these seeds; in closed form unless stated.
 * @property {number} [paths] How many paths a simulated value has.
 * @property {boolean} [whole] Whether an answer is the whole valuation, or its present values alone.
 *
 * @typedef {object} Sweep
 * @property {string} offers A file of offers, one on each line.
 * @property {string} beliefs A file of beliefs, one on each line.
 * @property {number} rows How many offers a chunk has.
 * @property {number} columns How many beliefs a chunk has.
 * @property {Asked} asked
 */

/**
 * The chunks of a sweep, a block for each band of offers. Only the beliefs and one band of offers are in memory.
 *
 * @param {Sweep} sweep
 * @returns {AsyncGenerator<SweepChunk[]>}
 */
export async function* sweepBlocks({ offers, beliefs, rows, columns, asked }) {
  const views = [];
  for await (const band of bandsOf(beliefs, columns)) views.push(band);
  for await (const band of bandsOf(offers, rows)) {
    yield views.map(({ first, lines }) => ({
      format: SWEEP,
      firstOffer: band.first,
      offers: band.lines,
      firstBeliefs: first,
      beliefs: lines,
      asked,
    }));
  }
}

/**
 * The answers to a chunk, a list for each of its offers.
 *
 * @param {SweepChunk} chunk
 */
export function sweepAnswers(chunk) {
  const offers = chunk.offers.map(reading("offer", parseOffer));
  const beliefs = chunk.beliefs.map(reading("beliefs", parseAssumptions));
  const places = sweepPlaces(sweepOutline(chunk));
  const share = Math.floor(LONGEST_ANSWERS / places.flat().length);
  return offers.map((offer, row) =>
    places[row].map((place) => {
      const view = beliefs[place.beliefs - chunk.firstBeliefs];
      return answer(place, share, () => figuresOf(offer(), view(), chunk.asked, place.seed));
    }),
  );
}

/**
 * @param {import("offer-valuation").Offer} offer
 * @param {import("offer-valuation").Assumptions} beliefs
 * @param {Asked} asked
 * @param {number} [seed]
 */
export function figuresOf(offer, beliefs, { paths, whole = false }, seed) {
  const simulation = seed === undefined || paths === undefined ? {} : { simulation: { paths, seed } };
  const valuation = valueOffer(offer, beliefs, simulation);
  if (whole) return { valuation };
  const { currency, presentValue, withOdds } = valuation;
  return { currency, presentValue, withOdds: withOdds?.presentValue };
}

/**
 * Where the answers to a chunk belong, in their order.
 *
 * @param {SweepOutline} outline
 * @returns {{ offer: number, beliefs: number, seed?: number }[][]}
 */
export const sweepPlaces = ({ firstOffer, offers, firstBeliefs, beliefs, asked: { seeds } }) =>
  Array.from({ length: offers }, (_, row) =>
    Array.from({ length: beliefs }, (_, column) => {
      const place = { offer: firstOffer + row, beliefs: firstBeliefs + column };
      return seeds === undefined ? [place] : seeds.map((seed) => ({ ...place, seed }));
    }).flat(),
  );

/**
 * @param {SweepChunk} chunk
 * @returns {SweepOutline}
 */
export const sweepOutline = (chunk) => ({
  ...chunk,
  offers: chunk.offers.length,
  beliefs: chunk.beliefs.length,
});

/** One line of JSON for each thing that is asked: where it belongs, and its value or what is wrong. Never none, and never two. */
import { OfferError } from "offer-valuation";

/** @typedef {{ readonly [name: string]: number }} Place Which offer, beliefs and seed; or which part of a simulation. */

/**
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

/** @param {string} line */
export const isRefusal = (line) => /^\{("\w+":\d+,)+"error":/.test(line);

const MOST_WORDS = 500;

/** @param {unknown} error */
function problemOf(error) {
  if (error instanceof OfferError) return { code: error.code, message: error.message.slice(0, MOST_WORDS) };
  if (error instanceof SyntaxError)
    return { code: "invalid-json", message: error.message.slice(0, MOST_WORDS) };
  throw error;
}

/**
 * Reads documents from lines, each when it is first asked for. What is wrong with one is said whenever it is asked for.
 *
 * @template Read
 * @param {string} name
 * @param {(document: unknown) => Read} parse
 * @returns {(line: string | null) => () => Read}
 */
export const reading = (name, parse) => (line) => {
  /** @type {{ value: Read } | { error: unknown } | undefined} */
  let read;
  return () => {
    read ??= attempt(() => documentIn(name, line, parse));
    if ("error" in read) throw read.error;
    return read.value;
  };
};

/**
 * @template Read
 * @param {string} name
 * @param {string | null} line
 * @param {(document: unknown) => Read} parse
 */
function documentIn(name, line, parse) {
  if (line === null) throw new OfferError({ code: "too-large", path: [name], message: "is too long a line" });
  const document = JSON.parse(line);
  try {
    return parse(document);
  } catch (error) {
    throw error instanceof OfferError ? error.within([name]) : error;
  }
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

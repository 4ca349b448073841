// Internal: no name of the public API lives here.

import { describeReceived, OfferError } from "../errors.js";
import { ownKeys } from "../ownData.js";
import { readOptions, refuseOption } from "../schema/options.js";
import { filled, type Naming } from "./naming.js";

/** What things are called, as options say. */
export function namingOf(labels: unknown, words: unknown): Naming {
  const [named, said] = [textsOf(labels, "labels"), textsOf(words, "words")];
  return {
    word: (english, parts) => filled(said.get(english) ?? english, parts),
    labelOf: (name) => named.get(name),
    name: (name) => named.get(name) ?? name,
  };
}

const MOST_TEXTS = 1000;
const LONGEST_TEXT = 200;

/** Texts by the texts that they stand for. */
function textsOf(texts: unknown, option: "labels" | "words"): ReadonlyMap<string, string> {
  if (texts === undefined) return new Map();
  const path = ["options", option];
  const keys = ownKeys(texts);
  if (keys === undefined)
    return refuseOption(option, "must be an object of texts by what they stand for", texts);
  const tooLarge = (message: string, at: readonly string[]): never => {
    throw new OfferError({ code: "too-large", path: at, message });
  };
  if (keys.length > MOST_TEXTS) tooLarge(`must have at most ${MOST_TEXTS} entries`, path);
  const read = readOptions(texts as Record<string, unknown>, keys, path);
  return new Map(
    Object.entries(read).map(([key, text]) => {
      if (typeof text !== "string") {
        const received = describeReceived(text);
        throw new OfferError({
          code: "invalid-type",
          path: [...path, key],
          message: "must be a text",
          received,
        });
      }
      if (text.length > LONGEST_TEXT)
        tooLarge(`must have at most ${LONGEST_TEXT} characters`, [...path, key]);
      return [key, text];
    }),
  );
}

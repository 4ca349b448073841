// Internal: no name of the public API lives here.

import { describeReceived, OfferError } from "../errors.js";
import { readOptions } from "../schema/options.js";
import { COLOURS, type Colours } from "./svg.js";

/** The colours that are asked for, and those of the library for all others. */
export function coloursOf(colours: Readonly<Partial<Record<keyof Colours, string>>> = {}): Colours {
  const path = ["options", "colours"];
  const stated = readOptions(colours, Object.keys(COLOURS) as (keyof Colours)[], path);
  for (const [name, colour] of Object.entries(stated))
    if (typeof colour !== "string" || !/^#[0-9a-f]{6}$/i.test(colour)) {
      const received = describeReceived(colour);
      const message = 'must be a colour such as "#1e3a8a"';
      throw new OfferError({ code: "invalid-term", path: [...path, name], message, received });
    }
  return { ...COLOURS, ...stated };
}

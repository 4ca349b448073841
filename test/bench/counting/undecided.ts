import { Undecided as Thrown } from "../../../src/numeric/undecided.js";
import { counts } from "./counts.js";

/** What `certified` asks `instanceof` of: says the same as the class, and counts each time it is the class. */
export const Undecided = {
  [Symbol.hasInstance](error: unknown): boolean {
    const fellBack = error instanceof Thrown;
    if (fellBack) counts.fallbacks += 1;
    return fellBack;
  },
};

// Internal: no name of the public API lives here.

import { type FieldPath, OfferError, type OfferIssue } from "../errors.js";

/** Several readings that are all tried before anything is refused, so that one error lists the problems of all. */
export interface Problems {
  /** What `read` gives, or undefined where it throws; its problems are noted as seen from `at`. */
  attempt<Value>(at: FieldPath, read: () => Value): Value | undefined;
  /** Throws everything that was noted, if anything was. */
  refuse(): void;
}

export function collectProblems(): Problems {
  const found: OfferIssue[] = [];
  return {
    attempt(at, read) {
      try {
        return read();
      } catch (error) {
        if (!(error instanceof OfferError)) throw error;
        found.push(...error.within(at).issues);
        return undefined;
      }
    },
    refuse() {
      const [first, ...others] = found;
      if (first !== undefined) throw new OfferError([first, ...others]);
    },
  };
}

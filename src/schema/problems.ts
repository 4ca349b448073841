// Internal: no name of the public API lives here.

import { type FieldPath, OfferError, type OfferIssue, throwProblems } from "../errors.js";

/** Several readings that are all tried before anything is refused, so that one error lists the problems of all. */
export interface Problems {
  /** What `read` makes, or undefined where it throws; its problems are noted as seen from `outer`. */
  attempt<Value>(outer: FieldPath, read: () => Value): Value | undefined;
  /** Throws everything that was noted, if anything was. */
  refuse(): void;
}

export function collectProblems(): Problems {
  const problems: OfferIssue[] = [];
  let found = 0;
  return {
    attempt(outer, read) {
      try {
        return read();
      } catch (error) {
        if (!(error instanceof OfferError)) throw error;
        found += error.found;
        problems.push(...error.within(outer).issues);
        return undefined;
      }
    },
    refuse: () => throwProblems(problems, found),
  };
}

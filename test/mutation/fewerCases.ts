// fast-check with at most so many cases a law: most mutants are noticed by the first few, and the others are tried again with all.
import * as fastCheck from "fast-check";

const CASES = 20;

export * from "fast-check";

export function assert<T>(
  property: fastCheck.IRawProperty<T>,
  { numRuns = CASES, ...others }: fastCheck.Parameters<T> = {},
): ReturnType<typeof fastCheck.assert> {
  return fastCheck.assert(property, { ...others, numRuns: Math.min(numRuns, CASES) });
}

export default { ...fastCheck.default, assert };

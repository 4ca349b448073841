import type { Assumptions } from "../../beliefs/assumptions.js";
import { describeReceived, type FieldPath, OfferError } from "../../errors.js";
import { isList, ownData } from "../../ownData.js";
import { memoize } from "../../schema/memoize.js";
import { suggest } from "../../schema/suggest.js";
import { type StatedBelief, statedBeliefs } from "./statedBeliefs.js";

/** Where a belief stands: `["shares", "ORCL", "price"]`, or the same as a text, `"shares.ORCL.price"`. */
export type BeliefPath = string | FieldPath;

const MAX_KEYS = 32;

const index = /* @__PURE__ */ memoize(
  (assumptions: Assumptions): ReadonlyMap<string, StatedBelief> =>
    new Map(
      statedBeliefs(assumptions).flatMap((belief) => [
        [belief.name, belief],
        [keyOf(belief.path), belief],
      ]),
    ),
);

/** 2021 and "2021" are one name of a period. No text path looks like this. */
const keyOf = (path: FieldPath): string => JSON.stringify(path.map(String));

/** The belief that a caller means; `at` is where in the call the path was given. */
export function beliefAt(assumptions: Assumptions, path: unknown, at: FieldPath): StatedBelief {
  const key = typeof path === "string" ? path : isPath(path) ? keyOf(path) : refuseType(path, at);
  const found = index(assumptions).get(key);
  if (found !== undefined) return found;
  const name = typeof path === "string" ? path : (path as FieldPath).join(".");
  const names = statedBeliefs(assumptions).map((belief) => belief.name);
  const message = `must name a figure that the beliefs state${suggest(name, names)}`;
  throw new OfferError({ code: "unknown-key", path: at, message, received: describeReceived(name) });
}

const isPath = (path: unknown): path is FieldPath =>
  isList(path) &&
  path.length <= MAX_KEYS &&
  Array.from({ length: path.length }, (_, place) => ownData(path, place)).every(
    (key) => typeof key === "string" || typeof key === "number",
  );

function refuseType(path: unknown, at: FieldPath): never {
  const message = 'must be a path such as "shares.ORCL.price" or ["shares", "ORCL", "price"]';
  throw new OfferError({ code: "invalid-type", path: at, message, received: describeReceived(path) });
}
